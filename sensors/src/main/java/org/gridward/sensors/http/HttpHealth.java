package org.gridward.sensors.http;

/**
 * How the listener stands.
 *
 * @param listening whether it takes connections
 * @param port where
 * @param connections open connections
 * @param inFlightBytes bytes of bodies that are not answered yet
 * @param turnedAway connections closed at once because there were too many, of their address or in
 *     all
 * @param tooSlow connections closed because their client missed a deadline
 */
public record HttpHealth(
    boolean listening,
    int port,
    int connections,
    long inFlightBytes,
    long turnedAway,
    long tooSlow) {}
