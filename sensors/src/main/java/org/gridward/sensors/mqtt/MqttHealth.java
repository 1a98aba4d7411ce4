package org.gridward.sensors.mqtt;

import java.util.Optional;

/**
 * How the connection to the broker stands.
 *
 * @param connected whether it is there and subscribed
 * @param sessionPresent whether the broker had kept our session when the connection was made; if
 *     not, what was sent in between is lost
 * @param unacknowledged messages at QoS 1 that are not acknowledged yet
 * @param atMostOnce messages that came at QoS 0, which a failure can lose
 * @param dropped those of them that were dropped because too many came at once
 * @param connections how often a connection was made
 * @param lastError why there is no connection, or why the last one ended
 */
public record MqttHealth(
    boolean connected,
    boolean sessionPresent,
    int unacknowledged,
    long atMostOnce,
    long dropped,
    long connections,
    Optional<String> lastError) {

  /** How two connections that share the messages stand together. */
  public MqttHealth and(MqttHealth other) {
    return new MqttHealth(
        connected && other.connected,
        sessionPresent && other.sessionPresent,
        unacknowledged + other.unacknowledged,
        atMostOnce + other.atMostOnce,
        dropped + other.dropped,
        Math.min(connections, other.connections),
        lastError.or(other::lastError));
  }

  /**
   * Whether the first try to connect is still under way. A broker keeps nothing for a host that has
   * never subscribed, so nobody should send before it has.
   */
  public boolean isFirstTry() {
    return connections == 0 && lastError.isEmpty();
  }
}
