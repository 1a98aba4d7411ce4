package org.gridward.sensors.intake;

import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/**
 * A delivery in the queue.
 *
 * @param delivery the delivery
 * @param weight what it counts for against the bound in bytes
 * @param since when it came, by {@link System#nanoTime()}
 * @param reading its content, as soon as it is read
 */
record Work(Delivery delivery, long weight, long since, CompletableFuture<Content> reading) {

  private static final int OVERHEAD_BYTES = 1_024;

  static long weight(Delivery delivery) {
    return OVERHEAD_BYTES + (long) delivery.inbound().body().length;
  }

  /** Waits until it is read. */
  Content content() {
    return reading.join();
  }

  String protocol() {
    return delivery.inbound().protocol();
  }

  void complete(Outcome outcome) {
    try {
      delivery.done().accept(outcome);
    } catch (RuntimeException e) { // a sender that fails must not take the others with it
      LoggerFactory.getLogger(Intake.class)
          .warn("A {} sender could not be answered: {}", protocol(), e.toString());
    }
  }
}
