package org.gridward.sensors.intake;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How many connections there are, of each address and in all, up to caps. Thread-safe. */
public final class Addresses {

  private final int each;
  private final int all;
  private final AtomicInteger total = new AtomicInteger();
  private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();
  private final LongAdder turnedAway = new LongAdder();

  /**
   * None yet.
   *
   * @param each connections that one address may have
   * @param all connections that all addresses together may have
   */
  public Addresses(int each, int all) {
    this.each = each;
    this.all = all;
  }

  /** Counts a connection in; false when its address has enough, or all have. */
  public boolean enter(InetAddress address) {
    var ofAll = total.incrementAndGet();
    var ofAddress = open.merge(address, 1, Integer::sum);
    if (ofAll <= all && ofAddress <= each) {
      return true;
    }
    leave(address);
    turnedAway.increment();
    return false;
  }

  /** Counts a connection out. */
  public void leave(InetAddress address) {
    total.decrementAndGet();
    open.computeIfPresent(address, (it, count) -> count == 1 ? null : count - 1);
  }

  /** How many connections were turned away since the start. */
  public long turnedAway() {
    return turnedAway.sum();
  }
}
