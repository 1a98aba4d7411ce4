package org.gridward.rules.threshold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.gridward.rules.fact.ThresholdRow;

/** How the readings of one device stand to one row. Not thread-safe. */
final class Course {

  /** Over how long a rate is measured; a trend of a shorter time is noise. */
  private static final Duration WINDOW = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration SPACING = Duration.ofMinutes(1);
  private static final double SECONDS_OF_AN_HOUR = 3_600;

  private final ThresholdRow row;
  private final Deque<Sample> samples = new ArrayDeque<>(); // only where the row has a rate
  private boolean stands;
  private Instant since; // when readings began to be an alarm's; null while they are none
  private Instant last = Instant.MIN;

  private record Sample(Instant at, double value) {}

  /** What a reading means. */
  enum Turn {
    NONE,
    BEGINS,
    ENDS
  }

  /**
   * A course that begins.
   *
   * @param stands whether the alarm stands already
   */
  Course(ThresholdRow row, boolean stands) {
    this.row = row;
    this.stands = stands;
  }

  /** Looks at the next reading; one that is older than the last says nothing. */
  Turn look(Instant at, double value) {
    if (at.isBefore(last)) {
      return Turn.NONE;
    }
    last = at;
    var isAlarm = row.trigger().filter(it -> it.contains(value)).isPresent() || rises(at, value);
    if (stands) {
      return isOver(value, isAlarm) ? Turn.ENDS : Turn.NONE;
    }
    if (!isAlarm) {
      since = null;
      return Turn.NONE;
    }
    since = since == null ? at : since;
    return Duration.between(since, at).compareTo(row.lasting()) >= 0 ? Turn.BEGINS : Turn.NONE;
  }

  private boolean isOver(double value, boolean isAlarm) {
    return !isAlarm && row.recovery().map(it -> it.contains(value)).orElse(true);
  }

  /** Whether it changes as fast as the row says. */
  private boolean rises(Instant at, double value) {
    if (row.ratePerHour().isEmpty()) {
      return false;
    }
    while (!samples.isEmpty() && samples.peekFirst().at().isBefore(at.minus(WINDOW))) {
      samples.removeFirst();
    }
    var first = samples.peekFirst();
    if (first == null || !samples.peekLast().at().plus(SPACING).isAfter(at)) {
      samples.addLast(new Sample(at, value));
    }
    if (first == null || Duration.between(first.at(), at).compareTo(SHORTEST) < 0) {
      return false;
    }
    var hours = Duration.between(first.at(), at).toMillis() / 1_000.0 / SECONDS_OF_AN_HOUR;
    var rate = (value - first.value()) / hours;
    var wanted = row.ratePerHour().getAsDouble();
    return wanted > 0 ? rate >= wanted : rate <= wanted;
  }

  Instant since() {
    return since == null ? last : since;
  }

  /** The alarm has begun or ended, and that is told. */
  void told(boolean begins) {
    stands = begins;
    since = null;
  }
}
