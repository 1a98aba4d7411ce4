package org.gridward.sensors.mqtt;

import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.intake.Delivery;
import org.gridward.sensors.intake.Outcome;

/**
 * A message that came over one connection, and can be acknowledged over that one only: on a later
 * one its id may name another message.
 *
 * @param connection the connection
 * @param id its packet identifier; 0 at QoS 0
 * @param inbound the message
 */
record Arrival(Connection connection, int id, Inbound inbound) {

  boolean isAtMostOnce() {
    return id == 0;
  }

  /** Acknowledged when kept. What is handed back stays unacknowledged: the broker repeats it. */
  Delivery delivery() {
    return Delivery.held(
        inbound,
        outcome -> {
          if (outcome instanceof Outcome.Kept) {
            connection.acknowledge(this);
          }
        });
  }
}
