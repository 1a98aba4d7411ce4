package org.gridward.rules.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.deadline.WorkCalendar;
import org.gridward.deadline.WorkCalendar.Span;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * Reads the work calendar: a row per weekday with its spans, and a row per day that differs. A day
 * that works without saying when has the hours of Monday.
 */
final class CalendarSheet {

  private CalendarSheet() {}

  static Optional<WorkCalendar> read(Map<SheetKind, Table> tables, ZoneId zone, Issues issues) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    var others = new HashMap<LocalDate, List<Span>>();
    var rows = Dictionary.rows(tables, SheetKind.CALENDAR, issues);
    for (var row : rows) {
      var weekday = Words.DAYS.get(row.text("day").toLowerCase(java.util.Locale.ROOT));
      var works = row.word("type", Words.DAY_TYPES).filter("WORK"::equals).isPresent();
      var spans = works ? spans(row, week) : List.<Span>of();
      if (weekday != null) {
        week.put(DayOfWeek.valueOf(weekday), spans);
      } else {
        row.date("day").ifPresent(it -> others.put(it, spans));
      }
    }
    try {
      return Optional.of(WorkCalendar.of(zone, week, others));
    } catch (IllegalArgumentException e) {
      if (!rows.isEmpty()) {
        rows.get(0).issue("P02", Level.ERROR, "day", "工作日历没有可用的工作时段。", e.getMessage());
      }
      return Optional.empty();
    }
  }

  private static List<Span> spans(RowReader row, Map<DayOfWeek, List<Span>> week) {
    if (row.text("hours").isEmpty()) {
      return week.getOrDefault(DayOfWeek.MONDAY, List.of());
    }
    var spans = Hours.spans(row.text("hours"));
    if (spans.isEmpty()) {
      row.issue(
          "P01",
          Level.ERROR,
          "hours",
          "时段“%s”不合写法，请写 08:30-12:00、13:30-17:30。".formatted(row.text("hours")),
          "\"%s\" is no working time; write 08:30-12:00、13:30-17:30".formatted(row.text("hours")));
    }
    return spans.orElse(List.of());
  }
}
