package org.gridward.sensors.intake;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many connections each address has, up to a cap. Safe for any number of threads. */
public final class Addresses {

  private final int most;
  private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();
  private final LongAdder turnedAway = new LongAdder();

  /**
   * None yet.
   *
   * @param most connections that one address may have
   */
  public Addresses(int most) {
    this.most = most;
  }

  /** Counts a connection in; false when its address has enough. */
  public boolean enter(InetAddress address) {
    if (open.merge(address, 1, Integer::sum) <= most) {
      return true;
    }
    leave(address);
    turnedAway.increment();
    return false;
  }

  /** Counts a connection out. */
  public void leave(InetAddress address) {
    open.computeIfPresent(address, (it, count) -> count == 1 ? null : count - 1);
  }

  /** How many connections were turned away since the start. */
  public long turnedAway() {
    return turnedAway.sum();
  }
}
