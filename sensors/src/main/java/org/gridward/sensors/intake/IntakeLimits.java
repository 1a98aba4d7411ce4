package org.gridward.sensors.intake;

import java.time.Duration;

/**
 * How much the intake takes on at once.
 *
 * @param deliveries most messages between receipt and commit
 * @param bytes most bytes of them
 * @param batch most messages in one transaction
 * @param readers threads that decode
 * @param firstRetry how long after a failed commit it is tried again; doubles each time
 * @param longestRetry longest such wait
 * @param drain how long closing waits for what is queued
 */
public record IntakeLimits(
    int deliveries,
    long bytes,
    int batch,
    int readers,
    Duration firstRetry,
    Duration longestRetry,
    Duration drain) {

  /**
   * 20,000 messages, 64 MiB, batches of 500, 2 readers, retries after 100 ms to 5 s, drain 10 s.
   */
  public static final IntakeLimits STANDARD =
      new IntakeLimits(
          20_000,
          64L << 20,
          500,
          2,
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  public IntakeLimits {
    check("deliveries", deliveries);
    check("bytes", bytes);
    check("batch", batch);
    check("readers", readers);
    check("firstRetry", firstRetry.toMillis());
    check("longestRetry", longestRetry.toMillis());
    check("drain", drain.toMillis());
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "Intake limit " + name + " is " + value + "; write 1 or more.");
    }
  }

  /** The same limits with another queue. */
  public IntakeLimits queue(int mostDeliveries, long mostBytes) {
    return new IntakeLimits(
        mostDeliveries, mostBytes, batch, readers, firstRetry, longestRetry, drain);
  }

  /** The same limits with other waits after a failed commit. */
  public IntakeLimits retries(Duration first, Duration longest) {
    return new IntakeLimits(deliveries, bytes, batch, readers, first, longest, drain);
  }

  /** The same limits with another patience at closing. */
  public IntakeLimits drain(Duration other) {
    return new IntakeLimits(deliveries, bytes, batch, readers, firstRetry, longestRetry, other);
  }
}
