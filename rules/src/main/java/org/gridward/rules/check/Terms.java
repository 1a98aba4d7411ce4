package org.gridward.rules.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.deadline.TimeLimit;
import org.gridward.deadline.WorkCalendar;
import org.gridward.department.Department;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome.Limited;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * What ends: departments and grids that are given up (W22), and the time that the law allows (W23).
 */
final class Terms {

  /** From these moments limits are compared: within hours, before a weekend, on a day off. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2026-03-02T02:00:00Z"),
          Instant.parse("2026-03-06T08:00:00Z"),
          Instant.parse("2026-03-07T04:00:00Z"));

  private final Dictionary dictionary;
  private final Issues issues;
  private final Map<String, Ended> departments = new HashMap<>();
  private final Map<String, Ended> grids = new HashMap<>();
  private final Map<String, TimeLimit> legal = new HashMap<>();

  /** Something that is given up, and what comes after it. */
  private record Ended(LocalDate day, String successor) {}

  private Terms(Map<SheetKind, Table> tables, Dictionary dictionary, Issues issues) {
    this.dictionary = dictionary;
    this.issues = issues;
    for (var row : Dictionary.rows(tables, SheetKind.DEPARTMENTS, issues)) {
      ended(row).ifPresent(it -> departments.put(row.text("code"), it));
    }
    for (var row : Dictionary.rows(tables, SheetKind.GRIDS, issues)) {
      ended(row)
          .ifPresent(it -> Stream.of("code", "name").forEach(key -> grids.put(row.text(key), it)));
    }
    for (var row : Dictionary.rows(tables, SheetKind.CATEGORIES, issues)) {
      row.limit("legal").ifPresent(it -> legal.put(row.text("code"), it));
    }
  }

  static void check(
      List<PolicyRow> rows,
      Map<SheetKind, Table> tables,
      Dictionary dictionary,
      Optional<WorkCalendar> calendar,
      Issues issues) {
    var terms = new Terms(tables, dictionary, issues);
    for (var row : rows) {
      terms.departments(row);
      terms.areas(row);
      calendar.ifPresent(it -> terms.limit(row, it));
    }
  }

  private static Optional<Ended> ended(RowReader row) {
    return row.date("to").map(it -> new Ended(it, row.text("successor")));
  }

  private void departments(PolicyRow row) {
    if (row.outcome() instanceof Routed it) {
      Stream.of(it.lead().stream(), it.coHandlers().stream(), it.informed().stream())
          .flatMap(all -> all)
          .map(Department::code)
          .filter(code -> outlives(row, departments.get(code)))
          .forEach(
              code -> told(row, dictionary.departments.get(code).name(), departments.get(code)));
    }
  }

  private void areas(PolicyRow row) {
    row.conditions().stream()
        .filter(it -> it.field() == Field.AREA)
        .flatMap(it -> CellText.items(it.written()).stream())
        .filter(word -> outlives(row, grids.get(word)))
        .forEach(word -> told(row, word, grids.get(word)));
  }

  /** Whether a row counts longer than what it names. */
  private static boolean outlives(PolicyRow row, Ended named) {
    return named != null && row.to().map(it -> it.isAfter(named.day)).orElse(true);
  }

  private void told(PolicyRow row, String name, Ended ended) {
    var after = ended.successor.isEmpty() ? "" : ended.successor;
    add(
        "W22",
        row,
        name,
        "“%s”自 %s 起停用%s。".formatted(name, ended.day, after.isEmpty() ? "" : "，由“" + after + "”接替"),
        "%s ends on %s%s; name what comes after it, or let the row end too"
            .formatted(name, ended.day, after.isEmpty() ? "" : " and " + after + " follows"));
  }

  private void limit(PolicyRow row, WorkCalendar calendar) {
    var limit =
        row.outcome() instanceof Limited it
            ? Optional.of(it.limit())
            : row.outcome() instanceof Routed it ? it.limit() : Optional.<TimeLimit>empty();
    if (limit.isEmpty()) {
      return;
    }
    dictionary.categories.values().stream()
        .filter(it -> legal.containsKey(it.code()))
        .filter(it -> row.keys().contains(row.keyLevel() == 2 ? it.code() : it.major()))
        .filter(it -> isLonger(limit.get(), legal.get(it.code()), calendar))
        .findFirst()
        .ifPresent(
            it ->
                add(
                    "W23",
                    row,
                    limit.get().toString(),
                    "时限 %s 超过“%s”的法定时限 %s(事件分类)。"
                        .formatted(limit.get(), it.minor(), legal.get(it.code())),
                    "the limit %s is longer than the law allows for %s: %s (sheet 事件分类)"
                        .formatted(limit.get(), it.minor(), legal.get(it.code()))));
  }

  private static boolean isLonger(TimeLimit limit, TimeLimit most, WorkCalendar calendar) {
    return STARTS.stream()
        .anyMatch(it -> calendar.dueAt(it, limit).isAfter(calendar.dueAt(it, most)));
  }

  private void add(String code, PolicyRow row, String value, String zh, String en) {
    issues.add(
        code,
        Level.ERROR,
        row.ref().file(),
        row.ref().sheet(),
        Cell.text(row.ref().cell(), value),
        zh,
        en);
  }
}
