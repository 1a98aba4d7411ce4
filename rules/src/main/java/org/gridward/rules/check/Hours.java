package org.gridward.rules.check;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.deadline.WorkCalendar.Span;
import org.gridward.rules.fact.Condition;

/** Reads times of day: 工作日 08:30-17:30, 节假日, 22:00-06:00. */
final class Hours {

  private static final Pattern FORM =
      Pattern.compile(
          "(工作日|节假日|workday|holiday)?\\s*(?:(\\d{1,2}:\\d{2})\\s*(?:-|~|至)\\s*(\\d{1,2}:\\d{2}))?");

  private Hours() {}

  static Optional<Condition> condition(String text) {
    var match = FORM.matcher(CellText.fold(text));
    if (!match.matches() || match.group(1) == null && match.group(2) == null) {
      return Optional.empty();
    }
    try {
      var days =
          match.group(1) == null
              ? Condition.Hours.Days.ALL
              : switch (match.group(1)) {
                case "工作日", "workday" -> Condition.Hours.Days.WORK_DAYS;
                default -> Condition.Hours.Days.HOLIDAYS;
              };
      var from = match.group(2) == null ? LocalTime.MIDNIGHT : time(match.group(2));
      var to = match.group(3) == null ? LocalTime.MIDNIGHT : time(match.group(3));
      return Optional.of(new Condition.Hours(days, from, to));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The spans of a working day; empty where the text is outside the language. */
  static Optional<List<Span>> spans(String text) {
    var spans = new ArrayList<Span>();
    for (var item : CellText.items(text)) {
      var match = FORM.matcher(item);
      if (!match.matches() || match.group(2) == null) {
        return Optional.empty();
      }
      try {
        spans.add(new Span(time(match.group(2)), time(match.group(3))));
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(spans);
  }

  private static LocalTime time(String text) {
    var padded = text.length() == 4 ? "0" + text : text;
    return padded.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(padded);
  }
}
