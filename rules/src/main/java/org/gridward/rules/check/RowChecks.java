package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Checks rows against each other: numbers, duplicates, contradictions, shadows, the fallback. */
final class RowChecks {

  private static final int MOST_NAMED = 3;

  private final Issues issues;

  private RowChecks(Issues issues) {
    this.issues = issues;
  }

  /**
   * Checks all rows. A row with an error of its own lacks what it meant to say, so it is compared
   * with no other until that is mended.
   */
  static void check(
      List<PolicyRow> rows, Map<SheetKind, Table> tables, Dictionary dictionary, Issues issues) {
    var faulty = faulty(issues);
    var sound = rows.stream().filter(it -> !faulty.contains(line(it))).toList();
    var byStage = sound.stream().collect(Collectors.groupingBy(PolicyRow::stage));
    var checks = new RowChecks(issues);
    checks.numbers(rows);
    for (var stage : List.of(Stage.CLASSIFY, Stage.ROUTE, Stage.LIMIT)) {
      checks.pairs(byStage.getOrDefault(stage, List.of()));
    }
    var disputed = faulty(issues);
    Shadows.of(sound, dictionary.categories.values())
        .forEach(
            (row, winners) -> {
              if (!disputed.contains(line(row))) {
                checks.shadowed(row, winners);
              }
            });
    checks.fallback(rows, tables.get(SheetKind.DISPATCH), Stage.ROUTE, faulty);
    checks.fallback(rows, tables.get(SheetKind.LIMITS), Stage.LIMIT, faulty);
    rows.forEach(checks::reminder);
  }

  /** Lines on which something blocks. */
  private static Set<String> faulty(Issues issues) {
    return issues.all().stream()
        .filter(RuleIssue::blocks)
        .map(it -> line(it.sheet(), it.cell()))
        .collect(Collectors.toSet());
  }

  private static String line(PolicyRow row) {
    return line(row.ref().sheet(), row.ref().cell());
  }

  private static String line(String sheet, String cell) {
    return sheet + "!" + cell.replaceAll("\\D", "");
  }

  private void numbers(List<PolicyRow> rows) {
    var first = new HashMap<String, PolicyRow>();
    for (var row : rows) {
      var other = first.putIfAbsent(row.id(), row);
      if (other != null && !row.id().isEmpty()) {
        add(
            "P03",
            Level.ERROR,
            row,
            "规则编号“%s”与 %s 重复。".formatted(row.id(), other.ref()),
            "rule number %s stands at %s as well; give each its own"
                .formatted(row.id(), other.ref()));
      }
    }
  }

  /**
   * Rows of equal rank that can match the same event must not disagree. Only rows of one rank and
   * one key can, so no others are compared: large sheets stay quick.
   */
  private void pairs(List<PolicyRow> rows) {
    var peers = new LinkedHashMap<List<?>, List<PolicyRow>>();
    for (var row : rows) {
      for (var key : row.keys().isEmpty() ? Set.of("") : row.keys()) {
        peers.computeIfAbsent(List.of(rank(row), key), it -> new ArrayList<>()).add(row);
      }
    }
    peers.forEach((group, all) -> pairs(all, (String) group.get(1)));
  }

  private void pairs(List<PolicyRow> rows, String key) {
    for (var i = 0; i < rows.size(); i++) {
      for (var k = i + 1; k < rows.size(); k++) {
        var one = rows.get(i);
        var other = rows.get(k);
        if (isFirstShared(key, one, other) && canMeet(one, other)) {
          tell(one, other);
        }
      }
    }
  }

  /** Rows that share several keys meet in several groups and are told once. */
  private static boolean isFirstShared(String key, PolicyRow one, PolicyRow other) {
    return key.isEmpty()
        || one.keys().stream()
            .filter(other.keys()::contains)
            .sorted()
            .findFirst()
            .get()
            .equals(key);
  }

  /** Owner and area weigh more than other conditions, so both rows must have or lack them. */
  private static List<?> rank(PolicyRow row) {
    return List.of(
        row.keyLevel(),
        row.priority(),
        row.conditions().size(),
        has(row, Field.OWNER),
        has(row, Field.AREA));
  }

  private static boolean has(PolicyRow row, Field field) {
    return row.conditions().stream().anyMatch(it -> it.field() == field);
  }

  /** Whether some event could match both, whatever its key; yes where that is not sure. */
  static boolean canMeet(PolicyRow one, PolicyRow other) {
    return datesMeet(one, other) && conditionsMeet(one, other);
  }

  private static boolean datesMeet(PolicyRow one, PolicyRow other) {
    var gap =
        one.to().isPresent()
                && other.from().isPresent()
                && one.to().get().isBefore(other.from().get())
            || other.to().isPresent()
                && one.from().isPresent()
                && other.to().get().isBefore(one.from().get());
    return !gap;
  }

  private static boolean conditionsMeet(PolicyRow one, PolicyRow other) {
    return one.conditions().stream()
        .allMatch(
            mine ->
                other.conditions().stream()
                    .filter(it -> it.field() == mine.field())
                    .allMatch(it -> mine.condition().meets(it.condition())));
  }

  private void tell(PolicyRow one, PolicyRow other) {
    var sameConditions =
        one.keys().equals(other.keys())
            && written(one).equals(written(other))
            && one.from().equals(other.from())
            && one.to().equals(other.to());
    if (Objects.equals(one.outcome(), other.outcome())) {
      if (sameConditions) {
        add(
            "W10",
            Level.ASK,
            other,
            "与 %s(%s)完全重复，请删去一行。".formatted(one.id(), one.ref()),
            "this row says the same as %s (%s); delete one".formatted(one.id(), one.ref()));
      } else {
        add(
            "W13",
            Level.NOTE,
            other,
            "与 %s(%s)有重叠，结果相同。".formatted(one.id(), one.ref()),
            "this row overlaps %s (%s) and says the same".formatted(one.id(), one.ref()));
      }
      return;
    }
    add(
        sameConditions ? "W11" : "W13",
        Level.ERROR,
        other,
        "与 %s(%s)冲突：同一事件两行都适用、同样具体，结果却是“%s”和“%s”。请改条件或设不同的优先级。"
            .formatted(one.id(), one.ref(), one.outcome(), other.outcome()),
        "this row contradicts %s (%s): both can match the same event, are equally special, and say %s and %s; change a condition or give them different priorities"
            .formatted(one.id(), one.ref(), one.outcome(), other.outcome()));
  }

  private static List<String> written(PolicyRow row) {
    return row.conditions().stream().map(it -> it.field() + "=" + it.condition()).sorted().toList();
  }

  private void shadowed(PolicyRow row, Set<PolicyRow> winners) {
    var named =
        winners.stream()
            .limit(MOST_NAMED)
            .map(it -> it.id() + "(" + it.ref().cell() + ")")
            .collect(Collectors.joining("、", "", winners.size() > MOST_NAMED ? "…" : ""));
    add(
        "W12",
        Level.WARNING,
        row,
        "这一行永远不会生效：凡是它适用的事件，%s 都排在前面。请删去此行，或改条件、优先级。".formatted(named),
        "this row can never win: wherever it holds, %s goes before it; delete it, or change its conditions or priority"
            .formatted(named));
  }

  private void fallback(List<PolicyRow> rows, Table table, Stage stage, Set<String> faulty) {
    if (table == null
        || faulty.stream().anyMatch(it -> it.startsWith(table.sheet().name() + "!"))
        || rows.stream()
            .anyMatch(
                it ->
                    it.stage() == stage
                        && it.isFallback()
                        && it.from().isEmpty()
                        && it.to().isEmpty())) {
      return;
    }
    var sheet = table.sheet();
    var last = sheet.lines().isEmpty() ? 1 : sheet.lines().size() + 1;
    issues.add(
        "P04",
        Level.ERROR,
        sheet.file(),
        sheet.name(),
        Cell.text("A" + last, ""),
        "缺少兜底行：请加一行，所有条件填“任意”。",
        "there is no fallback row (兜底); add a row whose conditions are all 任意");
  }

  /** A reminder as long as its limit could never be given. */
  private void reminder(PolicyRow row) {
    if (row.outcome() instanceof Outcome.Limited it) {
      reminder(row, Optional.of(it.limit()), it.reminder());
    } else if (row.outcome() instanceof Outcome.Routed it) {
      reminder(row, it.limit(), it.reminder());
    }
  }

  private void reminder(PolicyRow row, Optional<TimeLimit> limit, Optional<TimeLimit> reminder) {
    if (limit.isPresent()
        && reminder.isPresent()
        && limit.get().unit() == reminder.get().unit()
        && limit.get().amount() <= reminder.get().amount()) {
      add(
          "W23",
          Level.ERROR,
          row,
          "提醒(%s)不短于处置时限(%s)。".formatted(reminder.get(), limit.get()),
          "the reminder (%s) is not shorter than the limit (%s); shorten it"
              .formatted(reminder.get(), limit.get()));
    }
  }

  private void add(String code, Level level, PolicyRow row, String zh, String en) {
    issues.add(
        code,
        level,
        row.ref().file(),
        row.ref().sheet(),
        Cell.text(row.ref().cell(), row.id()),
        zh,
        en);
  }
}
