package org.gridward.rules.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Outcome.Limited;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Rank;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;

/**
 * A town may give less time than its district (区县) does, and never more (W24): for every category
 * that both know and every grade.
 */
public final class Tightening {

  /** From these moments limits are compared: within hours, before a weekend, on a day off. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2026-03-02T02:00:00Z"),
          Instant.parse("2026-03-06T08:00:00Z"),
          Instant.parse("2026-03-07T04:00:00Z"));

  private final RuleSet town;
  private final RuleSet district;
  private final List<RuleIssue> issues = new ArrayList<>();

  private Tightening(RuleSet town, RuleSet district) {
    this.town = town;
    this.district = district;
  }

  /** What of a town's policy loosens the district's. */
  public static List<RuleIssue> check(RuleSet town, RuleSet district) {
    var check = new Tightening(town, district);
    for (var category : town.categories().values()) {
      if (district.categories().containsKey(category.code())) {
        check.limits(category);
        check.routes(category);
      }
    }
    return check.issues;
  }

  private void limits(Category category) {
    for (var grade : Grade.values()) {
      var row = limit(town, category, grade);
      var most = limit(district, category, grade);
      if (row.isPresent() && most.isPresent()) {
        compare(row.get(), length(row.get()), category, most.get());
      }
    }
  }

  private void routes(Category category) {
    for (var row : town.rows()) {
      if (row.outcome() instanceof Routed it && it.limit().isPresent() && names(row, category)) {
        limit(district, category, it.grade().orElse(Grade.GENERAL))
            .ifPresent(most -> compare(row, it.limit().get(), category, most));
      }
    }
  }

  private static TimeLimit length(PolicyRow row) {
    return ((Limited) row.outcome()).limit();
  }

  private static boolean names(PolicyRow row, Category category) {
    return row.keys().isEmpty()
        || row.keys().contains(row.keyLevel() == 2 ? category.code() : category.major());
  }

  /** The row that sets the limit of a category and grade. */
  private static Optional<PolicyRow> limit(RuleSet rules, Category category, Grade grade) {
    return rules.rows().stream()
        .filter(it -> it.stage() == Stage.LIMIT && names(it, category))
        .filter(
            row ->
                row.conditions().stream()
                    .allMatch(it -> ((OneOf) it.condition()).admits(List.of(grade.name()))))
        .max(Comparator.comparingLong(it -> Rank.of(it, 0)));
  }

  private void compare(PolicyRow row, TimeLimit limit, Category category, PolicyRow most) {
    var longest = length(most);
    var longer =
        STARTS.stream()
            .anyMatch(
                it ->
                    town.calendar()
                        .dueAt(it, limit)
                        .isAfter(district.calendar().dueAt(it, longest)));
    var told =
        issues.stream()
            .anyMatch(
                it -> it.cell().equals(row.ref().cell()) && it.sheet().equals(row.ref().sheet()));
    if (longer && !told) {
      issues.add(
          new RuleIssue(
              "W24",
              Level.ERROR,
              row.ref().file(),
              row.ref().sheet(),
              row.ref().cell(),
              limit.toString(),
              "“%s”的时限 %s 比区县规定(%s:%s)宽；乡镇只能更严。"
                  .formatted(category.minor(), limit, most.id(), longest),
              "the limit %s for %s is longer than the district's (%s: %s); a town may only tighten it"
                  .formatted(limit, category.minor(), most.id(), longest)));
    }
  }
}
