package org.gridward.rules.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.rules.fact.SituationRow.Scope;
import org.gridward.rules.fact.SituationRow.Scope.Level;
import org.gridward.rules.fact.SituationRow.Trigger;
import org.gridward.rules.fact.SituationRow.Trigger.Gathering;
import org.gridward.rules.fact.SituationRow.Trigger.Silence;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Reads the sheet 态势规则: what many events together mean. */
final class SituationRows {

  static final Duration LONGEST = Duration.ofDays(31);
  static final int MOST_EVENTS = 1_000;
  static final int MOST_METRES = 20_000;

  private static final Pattern METRES = Pattern.compile("(?:半径|within )?(\\d{1,6})\\s*(?:米|m)");
  private static final Pattern QUIET =
      Pattern.compile("(?:静默|quiet )?\\s*(.+?)\\s*(?:内?无新增|without more)?");

  private final Dictionary dictionary;

  private SituationRows(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Reads all rows.
   *
   * @param taken numbers of rules that are taken; those read are added
   */
  static List<SituationRow> read(
      Map<SheetKind, Table> tables, Dictionary dictionary, Set<String> taken, Issues issues) {
    var sheet = new SituationRows(dictionary);
    var rows = new ArrayList<SituationRow>();
    for (var row : Dictionary.rows(tables, SheetKind.SITUATIONS, issues)) {
      sheet.row(row, taken).ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<SituationRow> row(RowReader row, Set<String> taken) {
    var id = row.ruleNumber(taken);
    var kinds = row.isAny("kind") ? Set.<String>of() : Set.copyOf(CellText.items(row.text("kind")));
    var conditions = new Conditions(row).areas("area", dictionary.areas).all();
    var categories = categories(row);
    var scope = scope(row);
    var trigger = trigger(row);
    var deeds = deeds(row, trigger);
    var grade = row.word("grade", Words.GRADES).map(Grade::valueOf);
    if (scope.isEmpty() || trigger.isEmpty() || deeds.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SituationRow(
            id,
            row.ref(),
            categories,
            kinds,
            conditions,
            scope.get(),
            trigger.get(),
            deeds,
            grade,
            quiet(row, trigger.get()),
            row.text("basis"),
            row.cell("note").text()));
  }

  private static void error(RowReader row, String code, String key, String zh, String en) {
    row.issue(code, RuleIssue.Level.ERROR, key, zh, en);
  }

  private Set<String> categories(RowReader row) {
    if (!row.isAny("minor")) {
      return Set.copyOf(row.known("minor", dictionary.categoryNames, "category"));
    }
    if (row.isAny("major")) {
      return Set.of();
    }
    var majors = Set.copyOf(row.known("major", dictionary.majorNames, "major"));
    return dictionary.categories.values().stream()
        .filter(it -> majors.contains(it.major()))
        .map(Category::code)
        .collect(Collectors.toSet());
  }

  private static Optional<Scope> scope(RowReader row) {
    var text = row.required("scope");
    var metres = METRES.matcher(text);
    if (metres.matches()) {
      var radius = Integer.parseInt(metres.group(1));
      if (radius >= 1 && radius <= MOST_METRES) {
        return Optional.of(new Scope(Level.RADIUS, radius));
      }
    }
    var level = Optional.ofNullable(Words.SCOPES.get(text)).map(Level::valueOf);
    if (level.isEmpty() && !text.isEmpty()) {
      error(
          row,
          "P01",
          "scope",
          "范围“%s”不合写法，请写“设备”“网格”“社区”“街道”“全域”，或 1 到 %d 米如“500米”。".formatted(text, MOST_METRES),
          "\"%s\" is no scope; write device, grid, community, subdistrict, town, or 1 to %d metres such as 500米"
              .formatted(text, MOST_METRES));
    }
    return level.map(it -> new Scope(it, 0));
  }

  /** Either so many within a time, or nothing for so long. */
  private static Optional<Trigger> trigger(RowReader row) {
    var gathers = Set.of("window", "count", "sources").stream().anyMatch(it -> !row.isAny(it));
    if (!row.isAny("silence")) {
      if (gathers) {
        error(
            row,
            "P01",
            "silence",
            "一行只能写一种：时窗与次数，或静默时长。",
            "a row counts events (window and count) or waits for silence, not both; clear one");
        return Optional.empty();
      }
      return length(row, "silence").map(Silence::new);
    }
    if (row.isAny("window")) {
      row.required("window");
    }
    if (row.isAny("count")) {
      row.required("count");
    }
    var count = row.number("count", 2, MOST_EVENTS, 2);
    var sources = row.isAny("sources") ? 1 : row.number("sources", 1, count, 1);
    return length(row, "window").map(it -> new Gathering(count, sources, it));
  }

  private static Optional<Duration> length(RowReader row, String key) {
    return row.limit(key).flatMap(it -> length(row, key, it));
  }

  private static Optional<Duration> length(RowReader row, String key, TimeLimit limit) {
    var length = Limits.length(limit).filter(it -> it.compareTo(LONGEST) <= 0);
    if (length.isEmpty()) {
      error(
          row,
          "P01",
          key,
          "“%s”请按分钟、小时或天填写，最长 %d 天。".formatted(row.text(key), LONGEST.toDays()),
          "\"%s\" must be minutes, hours or days, %d days at most"
              .formatted(row.text(key), LONGEST.toDays()));
    }
    return length;
  }

  private static Set<Deed> deeds(RowReader row, Optional<Trigger> trigger) {
    if (row.required("action").isEmpty()) {
      return Set.of();
    }
    var deeds =
        row.words("action", row.text("action"), Words.DEEDS).stream()
            .map(Deed::valueOf)
            .collect(Collectors.toSet());
    var silent = trigger.filter(it -> it instanceof Silence).isPresent();
    if (silent && (deeds.contains(Deed.RAISE) || deeds.contains(Deed.JOIN))) {
      error(
          row,
          "P01",
          "action",
          "静默没有可提级或合并的案件，请写“预警”或“主动服务”。",
          "silence has no cases to raise or to join; write 预警 (warn) or 主动服务 (care)");
      return Set.of();
    }
    return deeds;
  }

  /** The end of a gathering; silence ends with the next sign of life. */
  private static Duration quiet(RowReader row, Trigger trigger) {
    if (row.isAny("clear") || trigger instanceof Silence && isSign(row.text("clear"))) {
      return trigger.length();
    }
    var match = QUIET.matcher(row.text("clear"));
    var limit = match.matches() ? Limits.parse(match.group(1), "") : Optional.<TimeLimit>empty();
    if (limit.isEmpty() || trigger instanceof Silence) {
      error(
          row,
          "P01",
          "clear",
          "解除条件“%s”不合写法，请写“2小时无新增”；静默只能写“恢复”或留空。".formatted(row.text("clear")),
          "\"%s\" is no end; write 2小时无新增 (2 h without more), for silence 恢复 (sign of life) or nothing"
              .formatted(row.text("clear")));
      return trigger.length();
    }
    return length(row, "clear", limit.get()).orElse(trigger.length());
  }

  private static boolean isSign(String text) {
    return text.equals("恢复") || text.equalsIgnoreCase("sign of life");
  }
}
