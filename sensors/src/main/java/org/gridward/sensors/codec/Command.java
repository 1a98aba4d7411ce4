package org.gridward.sensors.codec;

/**
 * What a session says to a device over the broker that brought its messages.
 *
 * @param topic where to
 * @param payload the bytes; not copied, so nobody may change the array
 */
public record Command(String topic, byte[] payload) {}
