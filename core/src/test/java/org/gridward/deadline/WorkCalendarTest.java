package org.gridward.deadline;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.deadline.WorkCalendar.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-03-02 is a Monday. */
class WorkCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<Span> OFFICE = List.of(span("08:30", "12:00"), span("13:30", "17:30"));

  private final WorkCalendar calendar = weekdays(SHANGHAI, OFFICE, Map.of());

  @ParameterizedTest(name = "{0} from {1}: due {2}, reminder {3}")
  @CsvSource({
    "7 DAY,       2026-03-02T10:00, 2026-03-09T10:00, 2026-03-08T10:00",
    "24 HOUR,     2026-03-02T10:00, 2026-03-03T10:00, 2026-03-02T22:00",
    "2 HOUR,      2026-03-02T10:00, 2026-03-02T12:00, 2026-03-02T11:00",
    "30 MINUTE,   2026-03-07T23:50, 2026-03-08T00:20, 2026-03-08T00:05",
    "4 WORK_HOUR, 2026-03-06T16:00, 2026-03-09T11:00, 2026-03-09T09:00",
    "1 WORK_DAY,  2026-03-06T18:20, 2026-03-10T08:30, 2026-03-09T13:45",
    "2 WORK_DAY,  2026-03-02T10:00, 2026-03-04T10:00, 2026-03-03T10:00",
    "1 SAME_DAY,  2026-03-02T10:00, 2026-03-02T17:30, 2026-03-02T14:30",
    "1 SAME_DAY,  2026-03-02T17:30, 2026-03-03T17:30, 2026-03-03T13:45",
    "1 SAME_DAY,  2026-03-07T10:00, 2026-03-09T17:30, 2026-03-09T13:45",
  })
  void limits_end_and_remind_on_their_own_clock(
      String limit, LocalDateTime start, LocalDateTime due, LocalDateTime reminder) {
    var parts = limit.split(" ");
    var it = TimeLimit.of(Integer.parseInt(parts[0]), LimitUnit.valueOf(parts[1]));

    assertThat(local(calendar.dueAt(at(start), it))).isEqualTo(due);
    assertThat(local(calendar.remindAt(at(start), it, Optional.empty()))).isEqualTo(reminder);
  }

  @ParameterizedTest(name = "{0} from {1}: due {2}")
  @CsvSource({
    // landing on a span's end stays there
    "4 WORK_HOUR, 2026-03-02T13:30, 2026-03-02T17:30",
    "3 WORK_HOUR, 2026-03-02T09:00, 2026-03-02T12:00",
    // started in the lunch gap, before work, at closing time
    "1 WORK_HOUR, 2026-03-02T12:00, 2026-03-02T14:30",
    "1 WORK_HOUR, 2026-03-02T06:00, 2026-03-02T09:30",
    "1 WORK_HOUR, 2026-03-02T17:30, 2026-03-03T09:30",
    "1 WORK_DAY,  2026-03-02T12:30, 2026-03-03T13:30",
  })
  void work_begins_at_the_next_working_instant(
      String limit, LocalDateTime start, LocalDateTime due) {
    var parts = limit.split(" ");
    var it = TimeLimit.of(Integer.parseInt(parts[0]), LimitUnit.valueOf(parts[1]));

    assertThat(local(calendar.dueAt(at(start), it))).isEqualTo(due);
  }

  @Test
  void a_holiday_is_skipped_and_a_swapped_day_counts() {
    var holidays =
        weekdays(
            SHANGHAI,
            OFFICE,
            Map.of(
                LocalDate.parse("2026-12-31"), List.of(),
                LocalDate.parse("2027-01-01"), List.of(),
                LocalDate.parse("2027-01-02"), List.of(span("09:00", "12:00"))));

    var due =
        holidays.dueAt(
            at(LocalDateTime.parse("2026-12-30T16:00")), TimeLimit.of(1, LimitUnit.WORK_DAY));

    // Saturday 2 January works until noon: 16:00 is after its last span
    assertThat(local(due)).isEqualTo("2027-01-02T12:00");
    assertThat(holidays.isWorkDay(LocalDate.parse("2026-12-31"))).isFalse();
    assertThat(holidays.isWorkTime(at(LocalDateTime.parse("2027-01-02T09:00")))).isTrue();
    assertThat(holidays.isWorkTime(at(LocalDateTime.parse("2027-01-02T12:00")))).isFalse();
  }

  @Test
  void a_row_may_ask_for_its_own_lead() {
    var start = at(LocalDateTime.parse("2026-03-02T10:00"));
    var week = TimeLimit.of(5, LimitUnit.WORK_DAY);

    assertThat(local(calendar.remindAt(start, week, lead(4, LimitUnit.WORK_HOUR))))
        .isEqualTo("2026-03-06T15:00");
    assertThat(local(calendar.remindAt(start, week, lead(90, LimitUnit.MINUTE))))
        .isEqualTo("2026-03-09T08:30");
    assertThat(local(calendar.remindAt(start, week, lead(1, LimitUnit.DAY))))
        .isEqualTo("2026-03-08T10:00");
    // longer than half the limit: the midpoint counts
    assertThat(local(calendar.remindAt(start, week, lead(4, LimitUnit.WORK_DAY))))
        .isEqualTo("2026-03-04T15:15");
  }

  @Test
  void clock_time_survives_the_change_to_summer_time() {
    var newYork = weekdays(ZoneId.of("America/New_York"), OFFICE, Map.of());
    var before = Instant.parse("2026-03-07T17:00:00Z"); // noon, a day before the change

    assertThat(newYork.dueAt(before, TimeLimit.of(1, LimitUnit.DAY)))
        .isEqualTo("2026-03-08T16:00:00Z");
    assertThat(newYork.dueAt(before, TimeLimit.of(24, LimitUnit.HOUR)))
        .isEqualTo("2026-03-08T17:00:00Z");
  }

  @Test
  void round_the_clock_counts_every_hour_as_work() {
    var always = WorkCalendar.roundTheClock(SHANGHAI);

    assertThat(
            local(
                always.dueAt(
                    at(LocalDateTime.parse("2026-03-07T23:00")),
                    TimeLimit.of(3, LimitUnit.WORK_HOUR))))
        .isEqualTo("2026-03-08T02:00");
  }

  @Test
  void a_calendar_that_cannot_count_is_refused() {
    assertThatThrownBy(() -> WorkCalendar.of(SHANGHAI, Map.of(), Map.of()))
        .hasMessage(
            "The work calendar has no working weekday; give at least one weekday a work span.");
    assertThatThrownBy(
            () ->
                WorkCalendar.of(
                    SHANGHAI,
                    Map.of(MONDAY, List.of(span("08:00", "12:00"), span("11:00", "17:00"))),
                    Map.of()))
        .hasMessage(
            "Work spans of MONDAY overlap: one ends at 12:00, the next begins at 11:00;"
                + " write them apart.");
    assertThatThrownBy(() -> span("12:00", "08:00"))
        .hasMessage("Work span 12:00–08:00 ends before it begins; write start, then end.");
    assertThatThrownBy(() -> TimeLimit.of(0, LimitUnit.DAY))
        .hasMessage("Time limit is 0; write 1 or more.");
  }

  private static Optional<TimeLimit> lead(int amount, LimitUnit unit) {
    return Optional.of(TimeLimit.of(amount, unit));
  }

  private static WorkCalendar weekdays(
      ZoneId zone, List<Span> spans, Map<LocalDate, List<Span>> exceptions) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day = MONDAY; day != FRIDAY.plus(1); day = day.plus(1)) {
      week.put(day, spans);
    }
    return WorkCalendar.of(zone, week, exceptions);
  }

  private static Span span(String start, String end) {
    return new Span(LocalTime.parse(start), LocalTime.parse(end));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }

  private static LocalDateTime local(Instant instant) {
    return instant.atZone(SHANGHAI).toLocalDateTime();
  }
}
