package org.gridward.rules.check;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.deadline.LimitUnit;
import org.gridward.deadline.TimeLimit;

/** Reads a length of time as editors write it: 4工作时, 2小时, 7天, 1个工作日, 当日; 30 min, 2 h. */
final class Limits {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\s*个?\\s*([^\\d\\s].*?)?(?:内)?");

  private Limits() {}

  /** The limit; empty where the text is outside the language. */
  static Optional<TimeLimit> parse(String text, String unit) {
    var folded = CellText.fold(text).toLowerCase(Locale.ROOT);
    if (folded.equals("当日") || folded.equals("same day")) {
      return Optional.of(TimeLimit.SAME_DAY);
    }
    var match = FORM.matcher(folded);
    if (!match.matches()) {
      return Optional.empty();
    }
    var word = match.group(2) == null ? unit : match.group(2).strip();
    var amount = Integer.parseInt(match.group(1));
    return amount < 1 ? Optional.empty() : unit(word).map(it -> TimeLimit.of(amount, it));
  }

  /** A length of minutes, hours or days; empty for one on a work calendar. */
  static Optional<Duration> length(TimeLimit limit) {
    return switch (limit.unit()) {
      case MINUTE -> Optional.of(Duration.ofMinutes(limit.amount()));
      case HOUR -> Optional.of(Duration.ofHours(limit.amount()));
      case DAY -> Optional.of(Duration.ofDays(limit.amount()));
      default -> Optional.empty();
    };
  }

  private static Optional<LimitUnit> unit(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "分钟", "分", "min", "minute", "minutes" -> LimitUnit.MINUTE;
          case "小时", "紧急工作时", "h", "hour", "hours" -> LimitUnit.HOUR;
          case "工作时", "工作小时", "work h", "work hour", "work hours" -> LimitUnit.WORK_HOUR;
          case "天", "日", "d", "day", "days" -> LimitUnit.DAY;
          case "工作日", "work day", "work days", "workday", "workdays" -> LimitUnit.WORK_DAY;
          default -> null;
        });
  }
}
