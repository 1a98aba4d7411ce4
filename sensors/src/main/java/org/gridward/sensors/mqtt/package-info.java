/**
 * A transport before the intake: takes the messages of an MQTT 5 broker at QoS 1 and acknowledges
 * each after the intake has made it durable. The home of Paho.
 */
package org.gridward.sensors.mqtt;
