/**
 * Before the first stop of the line: brings the alerts of cameras and sensors in, makes events of
 * them, and acknowledges nothing before it is durable. An embedder types {@link
 * org.gridward.sensors.SensorGateway}.
 */
package org.gridward.sensors;
