package org.gridward.store;

import java.time.Duration;

/**
 * How many cases one device may open (单设备限额): what a mad one says beyond that is kept and listed,
 * and opens none, so that it buries nobody else's. Repeats of what is open do not count.
 *
 * @param cases at least 1
 * @param per of a window that begins with the first of them; above zero
 */
public record CaseQuota(int cases, Duration per) {

  /** A hundred in ten minutes. */
  public static final CaseQuota STANDARD = new CaseQuota(100, Duration.ofMinutes(10));

  public CaseQuota {
    if (cases < 1 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException(
          "A quota of %d cases per %s lets nothing through; write 1 or more per a time above zero."
              .formatted(cases, per));
    }
  }
}
