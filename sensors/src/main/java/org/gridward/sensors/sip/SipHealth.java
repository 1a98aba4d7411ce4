package org.gridward.sensors.sip;

/**
 * How the listener stands.
 *
 * @param listening whether it takes messages
 * @param port where, over UDP and TCP
 * @param registered devices whose registration holds
 * @param connections open TCP connections
 * @param refused requests that were answered with 401 after a wrong attempt, or with 403
 * @param unreadable datagrams and connections that were no SIP
 */
public record SipHealth(
    boolean listening, int port, int registered, int connections, long refused, long unreadable) {}
