package org.gridward.sensors.intake;

import java.util.function.Consumer;
import org.gridward.sensors.codec.Inbound;

/**
 * One message on its way in, and how its sender learns what became of it.
 *
 * @param inbound the message
 * @param whenAway what happens to it while the store is away
 * @param done told exactly once; on the intake's own thread, so it must not block
 */
public record Delivery(Inbound inbound, WhenStoreIsAway whenAway, Consumer<Outcome> done) {

  /** What happens to a message while the store is away. */
  public enum WhenStoreIsAway {
    /** Kept in memory and tried again: a broker repeats only when the connection is lost. */
    HOLD,
    /** Handed back at once: its sender waits for an answer and can repeat it. */
    HAND_BACK
  }

  /** A message that waits until the store is back. */
  public static Delivery held(Inbound inbound, Consumer<Outcome> done) {
    return new Delivery(inbound, WhenStoreIsAway.HOLD, done);
  }

  /** A message that is handed back when the store is away. */
  public static Delivery returnable(Inbound inbound, Consumer<Outcome> done) {
    return new Delivery(inbound, WhenStoreIsAway.HAND_BACK, done);
  }

  boolean isReturnable() {
    return whenAway == WhenStoreIsAway.HAND_BACK;
  }
}
