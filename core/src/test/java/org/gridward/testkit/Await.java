package org.gridward.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something is so, at most 15 seconds. */
public final class Await {

  private static final Duration AT_MOST = Duration.ofSeconds(15);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    var end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not within " + AT_MOST + ": " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
