package org.gridward.rules.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.department.Role;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Reads who is told when a case stays overdue: {@code 1天:分管领导;3天:指挥长}. */
final class Escalations {

  private static final Pattern PART = Pattern.compile("(.+?)\\s*:\\s*(.+)");
  private static final String CHANNEL = "sms";
  private static final String TEMPLATE = "{case} {category}({grid}) 已超时，应于 {due} 前办结：{department}";

  private Escalations() {}

  /** Soonest first; what is wrong becomes an issue at the cell. */
  static List<NoticePlan> read(RowReader row) {
    if (row.isAny("escalation")) {
      return List.of();
    }
    var plans = new ArrayList<NoticePlan>();
    for (var part : CellText.items(row.text("escalation"))) {
      var match = PART.matcher(part);
      var after =
          match.matches()
              ? Limits.parse(match.group(1), "").flatMap(Limits::length)
              : Optional.<Duration>empty();
      if (after.isEmpty()) {
        row.issue(
            "P01",
            Level.ERROR,
            "escalation",
            "升级“%s”不合写法，请写“1天:分管领导;3天:指挥长”，时间用分钟、小时或天。".formatted(part),
            "\"%s\" is no escalation; write 1天:分管领导;3天:指挥长 (1 d: leader; 3 d: commander), in minutes, hours or days"
                .formatted(part));
      } else {
        row.meaning("escalation", match.group(2), Words.ROLES)
            .map(Role::valueOf)
            .map(it -> new NoticePlan(Moment.OVERDUE, it, CHANNEL, TEMPLATE, after.get()))
            .ifPresent(plans::add);
      }
    }
    plans.sort(Comparator.comparing(NoticePlan::after));
    return plans;
  }
}
