package org.gridward.sensors.device;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which counts of which nonces were used, so that nobody can send again what he overheard. Bounded:
 * where it forgets a nonce for want of room, all nonces as old count as used. Safe for any number
 * of threads.
 */
final class UsedNonces {

  private static final int MOST = 50_000;
  private static final int WINDOW = Long.SIZE;

  /** The highest count that was used, and which of those below it. */
  private static final class Uses {
    private final Instant issued;
    private long highest;
    private long below;

    private Uses(Instant issued) {
      this.issued = issued;
    }

    private boolean take(long count) {
      if (count > highest) {
        var shift = count - highest;
        below = shift >= WINDOW ? 0 : below << shift;
        below |= 1;
        highest = count;
        return true;
      }
      var bit = highest - count;
      if (bit >= WINDOW || (below >> bit & 1) == 1) {
        return false;
      }
      below |= 1L << bit;
      return true;
    }
  }

  private final Map<String, Uses> used = new LinkedHashMap<>();
  private Instant floor = Instant.MIN;

  /**
   * Uses a count of a nonce.
   *
   * @param oldest nonces that were issued before need not be remembered: they count no more
   * @return whether it had not been used
   */
  synchronized boolean take(String nonce, Instant issued, long count, Instant oldest) {
    var uses = used.get(nonce);
    if (uses == null) {
      if (!issued.isAfter(floor)) {
        return false;
      }
      forget(oldest);
      uses = new Uses(issued);
      used.put(nonce, uses);
    }
    return count > 0 && uses.take(count);
  }

  private void forget(Instant oldest) {
    var all = used.values().iterator();
    while (all.hasNext()) {
      var first = all.next();
      if (used.size() < MOST && !first.issued.isBefore(oldest)) {
        return;
      }
      floor = first.issued.isAfter(floor) && !first.issued.isBefore(oldest) ? first.issued : floor;
      all.remove();
    }
  }
}
