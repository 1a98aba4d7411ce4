package org.gridward.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How long tracks are kept, and how fine. They are personal data: shorten it where the town's rules
 * ask for less.
 *
 * @param whole so long every position is kept; 0 or more
 * @param metres how far a thinned track may be off, 0 or more
 * @param kept after so long a position is deleted; not less than {@code whole}
 */
public record TrackRetention(Duration whole, double metres, Duration kept) {

  /** A day whole, thinned to 5 m until 30 days have passed, then deleted. */
  public static final TrackRetention STANDARD =
      new TrackRetention(Duration.ofDays(1), 5, Duration.ofDays(30));

  private static final int AT_ONCE = 2_000;

  public TrackRetention {
    if (whole.isNegative() || kept.compareTo(whole) < 0 || !(metres >= 0)) {
      throw new IllegalArgumentException(
          "Tracks kept whole for %s, thinned to %s m and deleted after %s: write 0 or more, and the last not less than the first."
              .formatted(whole, metres, kept));
    }
  }

  /**
   * Deletes and thins a few thousand positions that are due, so that others who write need not wait
   * long.
   *
   * @return whether it must be called again; call it so, from the timer of the host, until it needs
   *     not
   */
  public boolean sweep(TrackStore tracks, Instant now) {
    return tracks.prune(now.minus(kept), AT_ONCE) == AT_ONCE
        || tracks.thin(now.minus(whole), metres, AT_ONCE) > 0;
  }
}
