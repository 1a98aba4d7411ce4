package org.gridward.rules.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Event;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Dispute;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.PolicyTest;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;

/**
 * Runs the tests of a policy.
 *
 * @param run how many were run
 * @param skipped tests that tell coordinates where no grids are at hand
 * @param failures what was not as expected (P05), and where the referee says otherwise (P06)
 * @param unhit rows that win no test
 */
public record PolicyTests(
    int run, List<PolicyTest> skipped, List<RuleIssue> failures, List<PolicyRow> unhit) {

  /**
   * Runs them.
   *
   * @param locate finds the grid of an event, where grids are at hand
   */
  public static PolicyTests run(
      Engine engine, List<PolicyTest> tests, Optional<Function<Event, LocatedEvent>> locate) {
    var failures = new ArrayList<RuleIssue>();
    var skipped = new ArrayList<PolicyTest>();
    var hit = new LinkedHashSet<PolicyRow>();
    for (var test : tests) {
      var located = locate(test, locate);
      if (located.isEmpty()) {
        skipped.add(test);
        continue;
      }
      var verdict = engine.judge(List.of(located.get())).get(0);
      winners(verdict, hit);
      new Comparison(engine.rules(), test, verdict, failures).compare();
      Dispute.find(engine.rules(), verdict, test.row().file()).ifPresent(failures::add);
    }
    return new PolicyTests(
        tests.size() - skipped.size(), skipped, failures, unhit(engine.rules(), hit));
  }

  private static Optional<LocatedEvent> locate(
      PolicyTest test, Optional<Function<Event, LocatedEvent>> locate) {
    if (test.grid().isPresent() || test.event().location().isEmpty()) {
      return Optional.of(new LocatedEvent(test.event(), test.grid(), Optional.empty()));
    }
    return locate.map(it -> it.apply(test.event()));
  }

  private static void winners(Verdict verdict, Set<PolicyRow> hit) {
    for (var stage : List.of(Stage.CLASSIFY, Stage.ROUTE, Stage.LIMIT)) {
      verdict.winner(stage).ifPresent(hit::add);
    }
    hit.addAll(verdict.rows(Stage.NOTIFY));
  }

  private static List<PolicyRow> unhit(RuleSet rules, Set<PolicyRow> hit) {
    return rules.rows().stream().filter(it -> !hit.contains(it)).toList();
  }

  /** One test against what came of its event. */
  private record Comparison(
      RuleSet rules, PolicyTest test, Verdict verdict, List<RuleIssue> failures) {

    private void compare() {
      var effect = Engine.effect(verdict);
      var expected = test.expected();
      expected.lead().ifPresent(it -> lead(it, effect));
      expected
          .handling()
          .filter(it -> it != effect.handling())
          .ifPresent(it -> fail("处置方式", "action", it, effect.handling()));
      expected
          .limit()
          .filter(it -> !it.equals(effect.limit()))
          .ifPresent(it -> fail("处置时限", "limit", it, effect.limit()));
      var rule = verdict.winner(Stage.ROUTE).map(PolicyRow::id).orElse("—");
      expected
          .rule()
          .filter(it -> !it.equals(rule))
          .ifPresent(it -> fail("规则编号", "rule", it, rule));
    }

    private void lead(String code, Effect effect) {
      var wanted =
          code.isEmpty()
              ? verdict.located().grid().flatMap(rules::territoryOf).map(it -> it.code()).orElse("")
              : code;
      var seen = effect.lead().map(it -> it.code()).orElse("");
      if (!wanted.equals(seen)) {
        fail("责任部门", "lead", named(wanted), named(seen));
      }
    }

    private String named(String code) {
      var department = rules.departments().get(code);
      return department == null ? "—" : department.name();
    }

    private void fail(String zh, String en, Object expected, Object seen) {
      var row = verdict.winner(Stage.ROUTE).map(it -> it.id() + " " + it.ref()).orElse("—");
      failures.add(
          new RuleIssue(
              "P05",
              Level.ERROR,
              test.row().file(),
              test.row().sheet(),
              test.row().cell(),
              test.id(),
              "用例 %s 未通过：%s期望“%s”，得到“%s”(%s)。".formatted(test.id(), zh, expected, seen, row),
              "test %s fails: expected %s %s, but was %s (%s)"
                  .formatted(test.id(), en, expected, seen, row)));
    }
  }
}
