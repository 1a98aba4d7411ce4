/**
 * The way in for devices that keep a connection and send frames: vehicle terminals. A frame is
 * answered when it is durable; where the intake is full the connection is not read.
 */
package org.gridward.sensors.tcp;
