package org.gridward.sensors.tcp;

/**
 * How the listener stands.
 *
 * @param listening whether it takes connections
 * @param port where
 * @param connections open connections
 * @param turnedAway connections closed at once because there were too many
 * @param tooSlow connections closed because their device missed a deadline
 */
public record TcpHealth(
    boolean listening, int port, int connections, long turnedAway, long tooSlow) {}
