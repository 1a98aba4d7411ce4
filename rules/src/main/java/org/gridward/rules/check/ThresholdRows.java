package org.gridward.rules.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.decision.Grade;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.ThresholdRow;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Reads the sheet 阈值规则: which readings are an alarm, and when it is over. */
final class ThresholdRows {

  private static final Pattern RATE =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(?:/\\s*)?(?:小时|每小时|h|per hour)?");

  private ThresholdRows() {}

  /**
   * Reads all rows.
   *
   * @param taken numbers of rules that are taken; those read are added
   */
  static List<ThresholdRow> read(Map<SheetKind, Table> tables, Set<String> taken, Issues issues) {
    var rows = new ArrayList<ThresholdRow>();
    for (var row : Dictionary.rows(tables, SheetKind.THRESHOLDS, issues)) {
      row(row, taken).ifPresent(rows::add);
    }
    return rows;
  }

  private static Optional<ThresholdRow> row(RowReader row, Set<String> taken) {
    var id = row.ruleNumber(taken);
    var quantity = row.required("quantity");
    var unit = row.required("unit");
    var kind = row.required("kind");
    var trigger = bounds(row, "trigger");
    var recovery = bounds(row, "recovery");
    var rate = rate(row);
    var lasting = lasting(row);
    var grade = row.word("grade", Words.GRADES).map(Grade::valueOf);
    if (row.isAny("trigger") && row.isAny("rate")) {
      row.required("trigger");
    }
    if (trigger.isPresent() && recovery.filter(it -> it.meets(trigger.get())).isPresent()) {
      row.issue(
          "P01",
          Level.ERROR,
          "recovery",
          "恢复值“%s”与触发值“%s”有重叠，报警会反复；请留出间隔。".formatted(row.text("recovery"), row.text("trigger")),
          "recovery \"%s\" overlaps trigger \"%s\", so the alarm would flutter; leave a gap"
              .formatted(row.text("recovery"), row.text("trigger")));
    }
    var sound = trigger.isPresent() || rate.isPresent();
    return id.isEmpty() || quantity.isEmpty() || unit.isEmpty() || kind.isEmpty() || !sound
        ? Optional.empty()
        : Optional.of(
            new ThresholdRow(
                id,
                row.ref(),
                row.isAny("device") ? Set.of() : Set.copyOf(CellText.items(row.text("device"))),
                quantity,
                unit,
                trigger,
                recovery,
                lasting,
                rate,
                kind,
                grade));
  }

  private static Optional<Between> bounds(RowReader row, String key) {
    if (row.isAny(key)) {
      return Optional.empty();
    }
    var read = Numbers.condition(row.text(key)).map(it -> (Between) it);
    if (read.isEmpty()) {
      row.issue(
          "P01",
          Level.ERROR,
          key,
          "“%s”不合写法，可写：≥30, <30, 30~60, ≥30且<60。".formatted(row.text(key)),
          "\"%s\" is outside the language; write for example ≥30, <30, 30~60, ≥30且<60"
              .formatted(row.text(key)));
    }
    return read;
  }

  private static OptionalDouble rate(RowReader row) {
    if (row.isAny("rate")) {
      return OptionalDouble.empty();
    }
    var match = RATE.matcher(row.text("rate"));
    if (match.matches() && Double.parseDouble(match.group(1)) != 0) {
      return OptionalDouble.of(Double.parseDouble(match.group(1)));
    }
    row.issue(
        "P01",
        Level.ERROR,
        "rate",
        "变化率“%s”不合写法，请写每小时变化多少，如“+5”“-2.5/小时”。".formatted(row.text("rate")),
        "\"%s\" is no rate; write the change per hour, such as +5 or -2.5/h"
            .formatted(row.text("rate")));
    return OptionalDouble.empty();
  }

  private static Duration lasting(RowReader row) {
    var limit = row.limit("lasting");
    var length = limit.flatMap(Limits::length);
    if (limit.isPresent() && length.isEmpty()) {
      row.issue(
          "P01",
          Level.ERROR,
          "lasting",
          "持续时间“%s”请按分钟、小时或天填写。".formatted(row.text("lasting")),
          "\"%s\" must be minutes, hours or days".formatted(row.text("lasting")));
    }
    return length.orElse(Duration.ZERO);
  }
}
