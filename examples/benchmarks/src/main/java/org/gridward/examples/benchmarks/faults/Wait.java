package org.gridward.examples.benchmarks.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits. */
final class Wait {

  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);

  private Wait() {}

  /** Until something is so; three minutes of it are a failure of the run. */
  static void until(String what, BooleanSupplier condition) {
    if (!isSo(condition)) {
      throw new IllegalStateException("Not within " + AT_MOST + ": " + what);
    }
  }

  /** Until something is so, or three minutes have passed. */
  static boolean isSo(BooleanSupplier condition) {
    var end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(TICK);
    }
    return true;
  }

  /** So long. */
  static void pass(Duration length) {
    var end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
    }
  }

  static void end(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
