package org.gridward.rules.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * Departments and categories that no row leads to, and categories that only the fallback serves.
 */
final class Unused {

  private static final int MOST_NAMED = 3;

  private final RuleSet rules;
  private final Map<SheetKind, Table> tables;
  private final Issues issues;

  private Unused(RuleSet rules, Map<SheetKind, Table> tables, Issues issues) {
    this.rules = rules;
    this.tables = tables;
    this.issues = issues;
  }

  static void check(RuleSet rules, Map<SheetKind, Table> tables, Issues issues) {
    var check = new Unused(rules, tables, issues);
    check.departments();
    check.categories();
    check.gaps();
  }

  private void departments() {
    var used = new HashSet<String>();
    for (var row : rules.rows()) {
      if (row.outcome() instanceof Routed it) {
        it.lead().ifPresent(lead -> used.add(lead.code()));
        it.coHandlers().forEach(other -> used.add(other.code()));
        it.informed().forEach(other -> used.add(other.code()));
      }
    }
    rules
        .territories()
        .forEach((code, areas) -> used.addAll(areas.isEmpty() ? Set.of() : Set.of(code)));
    rules.commandCentre().ifPresent(it -> used.add(it.code()));
    for (var row : Dictionary.rows(tables, SheetKind.DEPARTMENTS, issues)) {
      var code = row.text("code");
      if (!used.contains(code)) {
        row.issue(
            "U01",
            Level.NOTE,
            "name",
            "没有一行派单规则用到部门“%s”。".formatted(row.text("name")),
            "no row of 派单规则 names department %s".formatted(row.text("name")));
      }
    }
  }

  private void categories() {
    var used =
        rules.rows().stream()
            .filter(it -> it.stage() == Stage.CLASSIFY)
            .map(it -> ((Classified) it.outcome()).category().code())
            .collect(Collectors.toSet());
    for (var row : Dictionary.rows(tables, SheetKind.CATEGORIES, issues)) {
      var code = row.text("code");
      if (!used.contains(code)) {
        row.issue(
            "U02",
            Level.NOTE,
            "minor",
            "没有一行分类规则得出“%s”，只有上报人自己选它。".formatted(row.text("minor")),
            "no row of 分类规则 yields %s; only a reporter can choose it".formatted(row.text("minor")));
      }
    }
  }

  /** One finding for each category with gaps. */
  private void gaps() {
    var sheet = tables.get(SheetKind.DISPATCH).sheet();
    GapMap.of(rules).gaps().stream()
        .filter(it -> !it.partly())
        .collect(Collectors.groupingBy(it -> it.category().code()))
        .forEach(
            (code, gaps) -> {
              var zh =
                  gaps.stream().limit(MOST_NAMED).map(Gap::zh).collect(Collectors.joining(";"));
              var en =
                  gaps.stream().limit(MOST_NAMED).map(Gap::en).collect(Collectors.joining("; "));
              var name = rules.categories().get(code).minor();
              issues.add(
                  "W14",
                  Level.WARNING,
                  sheet.file(),
                  sheet.name(),
                  Cell.text("A1", name),
                  "“%s”在 %d 种情形下只有兜底行负责，如：%s。请补一行。".formatted(name, gaps.size(), zh),
                  "%s has only the fallback in %d combinations, such as %s; add a row"
                      .formatted(name, gaps.size(), en));
            });
  }
}
