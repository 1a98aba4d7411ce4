package org.gridward.deadline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The town's working times (工作日历): a week of work spans, and the days that differ from it, holidays
 * and swapped working days (调休). Counts limits on it. Immutable.
 */
public final class WorkCalendar {

  /**
   * A stretch of work on one day; its start belongs to it, its end does not.
   *
   * @param start first moment of work
   * @param end later than the start; midnight means the end of the day
   */
  public record Span(LocalTime start, LocalTime end) {

    public Span {
      if (!end.equals(LocalTime.MIDNIGHT) && !end.isAfter(start)) {
        throw new IllegalArgumentException(
            "Work span " + start + "–" + end + " ends before it begins; write start, then end.");
      }
    }

    private ZonedDateTime startOn(LocalDate day, ZoneId zone) {
      return ZonedDateTime.of(day, start, zone);
    }

    private ZonedDateTime endOn(LocalDate day, ZoneId zone) {
      return ZonedDateTime.of(end.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, end, zone);
    }
  }

  private static final TimeLimit ONE_DAY = TimeLimit.of(1, LimitUnit.DAY);
  private static final TimeLimit ONE_WORK_DAY = TimeLimit.of(1, LimitUnit.WORK_DAY);

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Span>> week;
  private final Map<LocalDate, List<Span>> exceptions;

  private WorkCalendar(
      ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions) {
    this.zone = zone;
    this.week = week;
    this.exceptions = exceptions;
  }

  /**
   * A calendar.
   *
   * @param zone the deployment's zone
   * @param week spans per weekday, in order and apart; a weekday that is absent is a day off
   * @param exceptions days that differ; an empty list is a day off
   * @throws IllegalArgumentException when no weekday has work, or spans overlap
   */
  public static WorkCalendar of(
      ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions) {
    var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    week.forEach((day, spans) -> days.put(day, checked(day, spans)));
    if (days.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "The work calendar has no working weekday; give at least one weekday a work span.");
    }
    var others = new HashMap<LocalDate, List<Span>>();
    exceptions.forEach((day, spans) -> others.put(day, checked(day, spans)));
    return new WorkCalendar(zone, days, Map.copyOf(others));
  }

  /** Every day, round the clock. */
  public static WorkCalendar roundTheClock(ZoneId zone) {
    var always = List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      days.put(day, always);
    }
    return of(zone, days, Map.of());
  }

  private static List<Span> checked(Object day, List<Span> spans) {
    for (var i = 1; i < spans.size(); i++) {
      var before = spans.get(i - 1).end();
      if (before.equals(LocalTime.MIDNIGHT) || spans.get(i).start().isBefore(before)) {
        throw new IllegalArgumentException(
            "Work spans of %s overlap: one ends at %s, the next begins at %s; write them apart."
                .formatted(day, before, spans.get(i).start()));
      }
    }
    return List.copyOf(spans);
  }

  /** The zone in which days begin and end. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether there is any work on that day. */
  public boolean isWorkDay(LocalDate day) {
    return !spans(day).isEmpty();
  }

  /** Whether that moment lies in a work span. */
  public boolean isWorkTime(Instant moment) {
    var time = moment.atZone(zone);
    return roll(time).equals(time);
  }

  /**
   * When a limit ends that starts now. Hours and minutes run round the clock, days keep the clock
   * time; work units begin at the next working instant.
   */
  public Instant dueAt(Instant start, TimeLimit limit) {
    var from = start.atZone(zone);
    var amount = limit.amount();
    return switch (limit.unit()) {
      case MINUTE -> start.plus(Duration.ofMinutes(amount));
      case HOUR -> start.plus(Duration.ofHours(amount));
      case DAY -> from.plusDays(amount).toInstant();
      case WORK_HOUR -> plusWork(roll(from), Duration.ofHours(amount));
      case SAME_DAY -> endOfWork(roll(from).toLocalDate()).toInstant();
      case WORK_DAY -> {
        var first = roll(from);
        var day = nthWorkDay(first.toLocalDate(), amount);
        yield fit(day, first.toLocalTime()).toInstant();
      }
    };
  }

  /**
   * When to remind of a limit: so long before its end, but never before half of its counted time.
   *
   * @param lead how long before; empty for one day on the limit's own clock
   */
  public Instant remindAt(Instant start, TimeLimit limit, Optional<TimeLimit> lead) {
    return remindAt(start, dueAt(start, limit), limit.unit(), lead);
  }

  /**
   * When to remind of a deadline that was set otherwise than by a limit alone.
   *
   * @param start when its handler got the case
   * @param due the deadline
   * @param clock the clock that its limit runs on
   * @param lead how long before; empty for one day on that clock
   */
  public Instant remindAt(Instant start, Instant due, LimitUnit clock, Optional<TimeLimit> lead) {
    if (!due.isAfter(start)) {
      return due;
    }
    var early = before(due, lead.orElse(runsByWork(clock) ? ONE_WORK_DAY : ONE_DAY));
    var middle =
        runsByWork(clock)
            ? middleOfWork(start, due)
            : start.plus(Duration.between(start, due).dividedBy(2));
    return early.isAfter(middle) ? early : middle;
  }

  /**
   * The deadline of a case whose clock stood still for a while: what was left then is left now.
   *
   * @param due the deadline before
   * @param stopped when the clock stopped; a deadline already past stays
   * @param resumed when it runs again
   * @param clock the clock that its limit runs on
   */
  public Instant resume(Instant due, Instant stopped, Instant resumed, LimitUnit clock) {
    if (!due.isAfter(stopped)) {
      return due;
    }
    return runsByWork(clock)
        ? plusWork(roll(resumed.atZone(zone)), work(stopped.atZone(zone), due.atZone(zone)))
        : resumed.plus(Duration.between(stopped, due));
  }

  private static boolean runsByWork(LimitUnit clock) {
    return switch (clock) {
      case WORK_HOUR, WORK_DAY, SAME_DAY -> true;
      case MINUTE, HOUR, DAY -> false;
    };
  }

  private Instant middleOfWork(Instant start, Instant due) {
    var from = roll(start.atZone(zone));
    return plusWork(from, work(from, due.atZone(zone)).dividedBy(2));
  }

  /** So long before a moment. */
  private Instant before(Instant moment, TimeLimit lead) {
    var time = moment.atZone(zone);
    return switch (lead.unit()) {
      case MINUTE -> moment.minus(Duration.ofMinutes(lead.amount()));
      case HOUR -> moment.minus(Duration.ofHours(lead.amount()));
      case DAY -> time.minusDays(lead.amount()).toInstant();
      case WORK_HOUR -> minusWork(time, Duration.ofHours(lead.amount()));
      case SAME_DAY -> fit(time.toLocalDate(), LocalTime.MIN).toInstant();
      case WORK_DAY -> {
        var day = time.toLocalDate();
        for (var left = lead.amount(); left > 0; left -= isWorkDay(day) ? 1 : 0) {
          day = day.minusDays(1);
        }
        yield fit(day, time.toLocalTime()).toInstant();
      }
    };
  }

  /** The next moment of work, this one included. */
  private ZonedDateTime roll(ZonedDateTime time) {
    for (var day = time.toLocalDate(); ; day = day.plusDays(1)) {
      for (var span : spans(day)) {
        if (time.isBefore(span.endOn(day, zone))) {
          var start = span.startOn(day, zone);
          return time.isBefore(start) ? start : time;
        }
      }
    }
  }

  /** So much work later; landing on a span's end stays there. */
  private Instant plusWork(ZonedDateTime from, Duration work) {
    var left = work;
    for (var day = from.toLocalDate(); ; day = day.plusDays(1)) {
      for (var span : spans(day)) {
        var start = later(span.startOn(day, zone), from);
        var here = Duration.between(start, span.endOn(day, zone));
        if (!here.isNegative() && left.compareTo(here) <= 0) {
          return start.plus(left).toInstant();
        }
        left = here.isNegative() ? left : left.minus(here);
      }
    }
  }

  private Instant minusWork(ZonedDateTime from, Duration work) {
    var left = work;
    for (var day = from.toLocalDate(); ; day = day.minusDays(1)) {
      var spans = spans(day);
      for (var i = spans.size() - 1; i >= 0; i--) {
        var end = earlier(spans.get(i).endOn(day, zone), from);
        var here = Duration.between(spans.get(i).startOn(day, zone), end);
        if (!here.isNegative() && left.compareTo(here) <= 0) {
          return end.minus(left).toInstant();
        }
        left = here.isNegative() ? left : left.minus(here);
      }
    }
  }

  /** How much work lies between two moments. */
  private Duration work(ZonedDateTime from, ZonedDateTime to) {
    var sum = Duration.ZERO;
    for (var day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
      for (var span : spans(day)) {
        var start = later(span.startOn(day, zone), from);
        var end = earlier(span.endOn(day, zone), to);
        sum = end.isAfter(start) ? sum.plus(Duration.between(start, end)) : sum;
      }
    }
    return sum;
  }

  private LocalDate nthWorkDay(LocalDate from, int amount) {
    var day = from;
    for (var left = amount; left > 0; left -= isWorkDay(day) ? 1 : 0) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** A clock time on a working day: in a gap the next span's start, after the last span its end. */
  private ZonedDateTime fit(LocalDate day, LocalTime clock) {
    var time = ZonedDateTime.of(day, clock, zone);
    for (var span : spans(day)) {
      if (time.isBefore(span.endOn(day, zone))) {
        return later(span.startOn(day, zone), time);
      }
    }
    return isWorkDay(day) ? endOfWork(day) : time;
  }

  private ZonedDateTime endOfWork(LocalDate day) {
    var spans = spans(day);
    return spans.get(spans.size() - 1).endOn(day, zone);
  }

  private List<Span> spans(LocalDate day) {
    var other = exceptions.get(day);
    return other != null ? other : week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
    return one.isAfter(other) ? one : other;
  }

  private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
    return one.isBefore(other) ? one : other;
  }
}
