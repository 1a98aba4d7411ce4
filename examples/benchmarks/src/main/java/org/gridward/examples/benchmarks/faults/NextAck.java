package org.gridward.examples.benchmarks.faults;

import java.time.Duration;
import java.util.OptionalLong;

/** When the next acknowledgement came. Safe for any number of threads. */
final class NextAck {

  private boolean awaited;
  private long at;

  /** How long after a repair it comes. */
  Duration after(Runnable repair) {
    await();
    repair.run();
    var repaired = System.nanoTime();
    Wait.until("a message is acknowledged again", () -> at().isPresent());
    return Duration.ofNanos(Math.max(0, at().getAsLong() - repaired));
  }

  private synchronized void await() {
    awaited = true;
  }

  private synchronized OptionalLong at() {
    return awaited ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** One came. */
  synchronized void came() {
    if (awaited) {
      awaited = false;
      at = System.nanoTime();
    }
  }
}
