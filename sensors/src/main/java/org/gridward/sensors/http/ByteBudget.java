package org.gridward.sensors.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all connections together may hold. Safe for any number of threads. */
final class ByteBudget {

  private final long most;
  private final AtomicLong used = new AtomicLong();

  ByteBudget(long most) {
    this.most = most;
  }

  /** Whether so much more would fit now. */
  boolean hasRoom(long bytes) {
    return used.get() + bytes <= most;
  }

  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= most) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void give(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
