/**
 * A transport before the intake: the listener to which cameras and platforms post alerts over HTTP;
 * 200 is answered after the commit only. The home of Netty.
 */
package org.gridward.sensors.http;
