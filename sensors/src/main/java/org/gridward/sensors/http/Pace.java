package org.gridward.sensors.http;

import java.time.Duration;

/**
 * Whether a body comes fast enough: each byte pays for some time, the first seconds are free, and
 * nobody can pay for more than that many seconds ahead.
 */
final class Pace {

  private static final double NANOS = 1e9;

  private final HttpDeadlines deadlines;
  private final long freeUntil;
  private long paidUntil;

  Pace(HttpDeadlines deadlines, long now) {
    this.deadlines = deadlines;
    this.freeUntil = now + deadlines.bodyGrace().toNanos();
    this.paidUntil = now;
  }

  void received(int bytes, long now) {
    var paid = paidUntil + (long) (bytes * NANOS / deadlines.bodyBytesPerSecond());
    paidUntil = earlier(paid, now + deadlines.bodyGrace().toNanos());
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other; // nanoTime may overflow
  }

  /** How long it may still take for the next byte; zero or less when it is too slow. */
  Duration left(long now) {
    return Duration.ofNanos(Math.max(freeUntil - now, paidUntil - now));
  }
}
