/**
 * Who a device is and how it proves that: keys, and digest access authentication (RFC 7616) without
 * a session at the server.
 */
package org.gridward.sensors.device;
