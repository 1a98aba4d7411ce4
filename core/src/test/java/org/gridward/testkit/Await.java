package org.gridward.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something is so. */
public final class Await {

  private static final Duration AT_MOST = Duration.ofSeconds(15);

  private Await() {}

  /** At most 15 seconds. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, AT_MOST, condition);
  }

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    var end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
