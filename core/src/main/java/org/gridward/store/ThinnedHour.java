package org.gridward.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridward.resource.Position;
import org.gridward.resource.Track;

/**
 * An hour of one resource after thinning. Its first and last positions stay, so that hours join.
 *
 * @param kept what stays
 * @param dropped what goes
 */
record ThinnedHour(Set<Position> kept, List<Position> dropped) {

  private static final Duration LENGTH = Duration.ofHours(1);

  static ThinnedHour of(List<Position> hour, double metres) {
    var kept = new HashSet<>(Track.of(hour).thinned(metres).positions());
    return new ThinnedHour(kept, hour.stream().filter(it -> !kept.contains(it)).toList());
  }

  /**
   * An hour that was thinned before, and got late positions since: thinning adds no second error.
   */
  static ThinnedHour whole(List<Position> hour) {
    return new ThinnedHour(Set.copyOf(hour), List.of());
  }

  static Instant startOf(Instant moment) {
    return moment.truncatedTo(ChronoUnit.HOURS);
  }

  static Instant endOf(Instant moment) {
    return startOf(moment).plus(LENGTH);
  }
}
