package org.gridward.rules.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gridward.decision.Grade;
import org.gridward.event.Event;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridKind;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.RuleSet;

/**
 * Writes the columns with few values as bits: an event has one bit of each column, a row the bits
 * that it does not take, so one instruction tells whether all those columns hold. Times of day are
 * cut at every bound that a row names; a cut is one bit. Immutable; belongs to one revision.
 */
final class Codebook {

  private static final Column SOURCE = new Column(0, names(Source.values()), false);
  private static final Column GRID_KIND = new Column(11, names(GridKind.values()), true);
  private static final Column GRID_CLASS = new Column(14, names(GridClass.values()), true);
  private static final Column SEVERITY = new Column(18, names(Severity.values()), true);
  private static final Column GRADE = new Column(23, names(Grade.values()), false);
  private static final long NO_VALUE = 1L << 26;
  private static final long WORK_DAY = 1L << 27;
  private static final long DAY_OFF = 1L << 28;
  private static final int FIRST_TIME = 29;
  private static final int MOST_TIMES = Long.SIZE - FIRST_TIME;

  private final RuleSet rules;
  private final List<LocalTime> times; // where each time of day begins; the first is midnight
  private final byte[] timeOfMinute;
  private final Map<String, Integer> areas = new HashMap<>();

  /**
   * A column of few values.
   *
   * @param first its first bit
   * @param words its values, in the order of their bits
   * @param mayLack whether an event may have none of them: one bit more
   */
  private record Column(int first, List<String> words, boolean mayLack) {

    long bit(Optional<? extends Enum<?>> value) {
      return 1L << first + value.map(Enum::ordinal).orElse(words.size());
    }

    long bit(Enum<?> value) {
      return 1L << first + value.ordinal();
    }

    /** The bits that a condition does not take. */
    long blocked(Condition.OneOf condition) {
      var bits = 0L;
      for (var i = 0; i < words.size(); i++) {
        bits |= condition.admits(List.of(words.get(i))) ? 0 : 1L << first + i;
      }
      return mayLack && !condition.admits(List.of()) ? bits | 1L << first + words.size() : bits;
    }
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  Codebook(RuleSet rules) {
    this.rules = rules;
    this.times = times(rules);
    this.timeOfMinute = new byte[24 * 60];
    for (var minute = 0; minute < timeOfMinute.length; minute++) {
      timeOfMinute[minute] = (byte) timeAt(LocalTime.ofSecondOfDay(minute * 60L));
    }
    asked(rules, Field.AREA)
        .filter(it -> it instanceof Condition.OneOf)
        .flatMap(it -> ((Condition.OneOf) it).words().stream())
        .forEach(it -> areas.putIfAbsent(it, areas.size()));
  }

  private static Stream<Condition> asked(RuleSet rules, Field field) {
    return rules.rows().stream()
        .flatMap(it -> it.conditions().stream())
        .filter(it -> it.field() == field)
        .map(Asked::condition);
  }

  /** Midnight alone where there are more bounds than bits, or bounds within a minute. */
  private static List<LocalTime> times(RuleSet rules) {
    var times = new TreeSet<LocalTime>();
    times.add(LocalTime.MIDNIGHT);
    asked(rules, Field.HOURS)
        .filter(it -> it instanceof Hours)
        .map(it -> (Hours) it)
        .forEach(it -> times.addAll(List.of(it.from(), it.to())));
    var exact = times.stream().allMatch(it -> it.toNanoOfDay() % 60_000_000_000L == 0);
    return exact && times.size() <= MOST_TIMES
        ? new ArrayList<>(times)
        : List.of(LocalTime.MIDNIGHT);
  }

  private int timeAt(LocalTime time) {
    var at = times.size() - 1;
    while (times.get(at).isAfter(time)) {
      at--;
    }
    return at;
  }

  /** Whether {@link #blocked} tells all of a condition. */
  boolean tells(Asked asked) {
    return switch (asked.field()) {
      case SOURCE, GRID_KIND, GRID_CLASS, SEVERITY, GRADE ->
          asked.condition() instanceof Condition.OneOf;
      case HOURS ->
          asked.condition() instanceof Hours it
              && times.contains(it.from())
              && times.contains(it.to());
      default -> false;
    };
  }

  /** The bits that a condition does not take. */
  long blocked(Asked asked) {
    return switch (asked.field()) {
      case SOURCE -> SOURCE.blocked((Condition.OneOf) asked.condition());
      case GRID_KIND -> GRID_KIND.blocked((Condition.OneOf) asked.condition());
      case GRID_CLASS -> GRID_CLASS.blocked((Condition.OneOf) asked.condition());
      case SEVERITY -> SEVERITY.blocked((Condition.OneOf) asked.condition());
      case GRADE -> GRADE.blocked((Condition.OneOf) asked.condition());
      case HOURS -> blocked((Hours) asked.condition());
      case VALUE -> NO_VALUE;
      default -> 0;
    };
  }

  private long blocked(Hours hours) {
    var bits =
        switch (hours.days()) {
          case ALL -> 0;
          case WORK_DAYS -> DAY_OFF;
          case HOLIDAYS -> WORK_DAY;
        };
    for (var i = 0; i < times.size(); i++) {
      bits |= hours.contains(times.get(i)) ? 0 : 1L << FIRST_TIME + i;
    }
    return bits;
  }

  /** The number of an area's word; −1 where no row names it. */
  int area(String word) {
    return areas.getOrDefault(word, -1);
  }

  boolean namesAreas() {
    return !areas.isEmpty();
  }

  /** What rows see of a grid, or of none. */
  static long bits(Optional<Grid> grid) {
    return GRID_KIND.bit(grid.map(Grid::kind)) | GRID_CLASS.bit(grid.flatMap(Grid::gridClass));
  }

  static long bit(Grade grade) {
    return GRADE.bit(grade);
  }

  /** What rows see of the event itself. */
  static long bits(Event event, double value) {
    return SOURCE.bit(event.source())
        | SEVERITY.bit(event.severity())
        | (Double.isNaN(value) ? NO_VALUE : 0);
  }

  /** Seconds since 1970 as the deployment's clocks show them. */
  long localSecond(Instant moment) {
    return moment.getEpochSecond() + rules.zone().getRules().getOffset(moment).getTotalSeconds();
  }

  long timeBit(long localSecond) {
    return 1L << FIRST_TIME + timeOfMinute[(int) (Math.floorMod(localSecond, 86_400L) / 60)];
  }

  long dayBit(long epochDay) {
    return rules.calendar().isWorkDay(LocalDate.ofEpochDay(epochDay)) ? WORK_DAY : DAY_OFF;
  }
}
