package org.gridward.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The town's working times (工作日历). */
public final class WorkCalendar {

  /** A stretch of work on one day, {@code [start, end)}. */
  public record Span(LocalTime start, LocalTime end) {}

  private final ZoneId zone;

  private WorkCalendar(ZoneId zone) {
    this.zone = zone;
  }

  public static WorkCalendar of(
      ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions) {
    return new WorkCalendar(zone);
  }

  public ZoneId zone() {
    return zone;
  }

  public boolean isWorkDay(LocalDate day) {
    return !day.getDayOfWeek().equals(DayOfWeek.SUNDAY);
  }

  public Instant dueAt(Instant start, TimeLimit limit) {
    return start.plusSeconds(limit.amount());
  }

  public Instant remindAt(Instant start, TimeLimit limit, Optional<TimeLimit> lead) {
    return start;
  }
}
