package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.gridward.decision.Candidate.Step;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Match;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Referee;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.expert.ExpertReader;
import org.gridward.rules.fact.expert.ExpertHit;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.workbook.Issues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expert rules in a live policy: they find rows, are explained, reloaded, refused and refereed. */
final class ExpertPolicyTest {

  private static final Instant MONDAY_10 = Instant.parse("2026-03-02T02:00:00Z");
  private static final String RULE =
      """
      rule "large heap" when
        $e : Event( category == "0102", value >= 50 )
      then
        $e.hit("SR-020");
      end
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(ExpertPolicyTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void expert(String text) throws IOException {
    Files.writeString(folder.resolve("heap.drl"), text);
  }

  private static LocatedEvent garbage(double heap) {
    return LocatedEvent.nowhere(
        Event.builder(new EventId("g"), Source.GRID_WORKER, "city.garbage", MONDAY_10)
            .measure(new Measure("heap", heap, "m3"))
            .build());
  }

  private static Assigned decide(RuleBase rules, double heap) {
    return (Assigned) rules.decide(garbage(heap));
  }

  @Test
  void a_rule_finds_a_row_that_its_cells_would_not() throws IOException {
    expert(RULE.replace("SR-020", "SR-031")); // 燃气公司, of another category
    try (var rules = RuleBase.load(folder)) {
      assertThat(decide(rules, 10).lead().name()).isEqualTo("环卫所");

      var reason = decide(rules, 60).explanation().reason(Stage.ROUTE).orElseThrow();
      // SR-013 names the category too and has the lower number
      assertThat(reason.ruleId()).isEqualTo("SR-013");
      assertThat(reason.lost().get(0).ruleId()).isEqualTo("SR-031");
      assertThat(reason.lost().get(0).lostBy()).isEqualTo(Step.ROW_ID);
    }
  }

  @Test
  void the_explanation_names_the_rule_and_its_line() throws IOException {
    expert("\n" + RULE.replace("SR-020", "SR-010"));
    var sheet = folder.resolve("派单规则.csv");
    var lines = new ArrayList<String>();
    for (var line : Files.readAllLines(sheet)) {
      lines.add(line.startsWith("SR-010") ? line.replace("任意,,环卫所", "任意,90,城管") : line);
    }
    Files.write(sheet, lines);
    try (var rules = RuleBase.load(folder)) {
      var reason = decide(rules, 60).explanation().reason(Stage.ROUTE).orElseThrow();

      assertThat(reason.ruleId()).isEqualTo("SR-010");
      assertThat(reason.matches()).containsExactly(new Match("专家规则", "large heap", "heap.drl:2"));
      assertThat(decide(rules, 60).lead().name()).isEqualTo("综合行政执法队");
      assertThat(decide(rules, 10).lead().name()).isEqualTo("环卫所");
    }
  }

  @Test
  void a_changed_file_is_another_revision_and_a_bad_one_is_refused_with_its_place()
      throws IOException {
    try (var rules = RuleBase.load(folder)) {
      var before = rules.revision();
      expert(RULE);
      assertThat(rules.reloadIfChanged())
          .hasValueSatisfying(it -> assertThat(it.accepted()).isTrue());
      var with = rules.revision();
      assertThat(with).isNotEqualTo(before);

      expert(RULE.replace("$e.hit(\"SR-020\");", "System.exit(0);"));
      var attempt = rules.reloadIfChanged().orElseThrow();
      assertThat(attempt.accepted()).isFalse();
      assertThat(attempt.issues())
          .anySatisfy(it -> assertThat(it.place()).isEqualTo("heap.drl!4:3"));
      assertThat(rules.revision()).isEqualTo(with);

      expert(RULE.replace("SR-020", "SR-999"));
      assertThat(rules.reload().issues()).anySatisfy(it -> assertThat(it.code()).isEqualTo("X11"));
    }
    assertThatThrownBy(() -> RuleBase.load(folder)).hasMessageContaining("SR-999");
  }

  @Test
  void engine_and_referee_agree_with_expert_rules_too() throws IOException {
    for (var seed = 0; seed < 30; seed++) {
      var random = new RandomPolicy(seed);
      var plain = random.policy("" + seed);
      var rules = plain.with(experts(plain.rows().stream().map(it -> it.id()).toList()));
      var found = new ArrayList<ExpertHit>();
      try (var engine = Engine.of(rules)) {
        for (var i = 0; i < 400; i++) {
          var verdict = engine.judge(List.of(random.event("e" + i))).get(0);
          assertThat(verdict.ruling()).isEqualTo(Referee.judge(rules, verdict.located()));
          rules.rows().forEach(row -> verdict.expert(row).ifPresent(found::add));
        }
      }
      if (rules.rows().size() > 10) {
        assertThat(found).isNotEmpty();
      }
    }
  }

  /** Rules that hit every third row under conditions of several kinds. */
  private List<ExpertRule> experts(List<String> rows) throws IOException {
    var conditions =
        List.of(
            "value >= 2",
            "source == \"CAMERA\"",
            "hour >= 12",
            "category == \"03\"",
            "owner != \"水务\"");
    var text = new StringBuilder();
    for (var i = 0; i < rows.size(); i += 3) {
      text.append("rule r").append(i).append(" when $e : Event( ");
      text.append(conditions.get(i % conditions.size()));
      text.append(" ) then $e.hit(\"").append(rows.get(i)).append("\"); end\n");
    }
    expert(text.toString());
    var issues = new Issues();
    var rules = ExpertReader.read(folder, new HashSet<>(rows), issues);
    assertThat(issues.all()).isEmpty();
    return rules;
  }
}
