package org.gridward.examples.benchmarks.faults;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/** What devices sent, and what was acknowledged to them. Safe for any number of threads. */
final class Ledger {

  private final BitSet acknowledged = new BitSet();
  private long[] sentAt = new long[1 << 16]; // milliseconds since 1970, by number
  private int sent;
  private int count; // of what was acknowledged
  private final NextAck next = new NextAck();

  /** Takes the next number, from 0, and notes its time. */
  synchronized int next() {
    if (sent == sentAt.length) {
      sentAt = Arrays.copyOf(sentAt, 2 * sent);
    }
    sentAt[sent] = Instant.now().toEpochMilli();
    return sent++;
  }

  /** The time that a message carries, however often it is sent. */
  synchronized Instant sentAt(int number) {
    return Instant.ofEpochMilli(sentAt[number]);
  }

  synchronized void acknowledge(int number) {
    if (!acknowledged.get(number)) {
      acknowledged.set(number);
      count++;
    }
    next.came();
  }

  /** The next that is acknowledged. */
  NextAck nextAck() {
    return next;
  }

  synchronized int sent() {
    return sent;
  }

  /** How many were acknowledged. */
  synchronized int count() {
    return count;
  }

  /** Which were acknowledged. */
  synchronized BitSet acknowledged() {
    return (BitSet) acknowledged.clone();
  }
}
