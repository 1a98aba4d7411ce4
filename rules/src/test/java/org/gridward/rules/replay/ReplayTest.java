package org.gridward.rules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.decision.Decision;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RuleBase;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.Difference.Kind;
import org.gridward.rules.replay.Replay.Baseline;
import org.gridward.rules.replay.ReplayReport.Load;
import org.gridward.rules.replay.ReplayReport.Move;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {

  private static final Instant MONDAY_10 = Instant.parse("2026-03-02T02:00:00Z");
  private static final String GARBAGE = "SR-013,任意,暴露垃圾,任意,任意,任意,任意,任意,,";

  @TempDir private Path folder;
  private RuleSet active;

  @BeforeEach
  void readPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(ReplayTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    active = PolicyReader.read(folder).rules().orElseThrow();
  }

  private RuleSet changed(String before, String after) throws IOException {
    var sheet = folder.resolve("派单规则.csv");
    var text = Files.readString(sheet);
    assertThat(text).contains(before);
    Files.writeString(sheet, text.replace(before, after));
    return PolicyReader.read(folder).rules().orElseThrow();
  }

  private static LocatedEvent event(int number, String kind) {
    return LocatedEvent.nowhere(
        Event.builder(new EventId("e" + number), Source.GRID_WORKER, kind, MONDAY_10).build());
  }

  /** So many reports of garbage and of gas, of which some were handled after so many hours. */
  private record Town(List<LocatedEvent> events, RuleSet then, long hours) implements PastEvents {

    static Town of(int garbage, int gas, RuleSet then, long hours) {
      var events = new ArrayList<LocatedEvent>();
      for (var i = 0; i < garbage; i++) {
        events.add(event(i, "city.garbage"));
      }
      for (var i = 0; i < gas; i++) {
        events.add(event(garbage + i, "gas.leak"));
      }
      return new Town(events, then, hours);
    }

    @Override
    public long last() {
      return events.size();
    }

    @Override
    public List<Past> read(long after, long through) {
      return events.subList((int) after, (int) through).stream()
          .map(it -> new Past(it, Optional.of(it.event().id().value())))
          .toList();
    }

    @Override
    public Map<String, Instant> listDone(long after, long through) {
      return events.subList((int) after, (int) through).stream()
          .collect(
              Collectors.toMap(
                  it -> it.event().id().value(), it -> MONDAY_10.plus(Duration.ofHours(hours))));
    }

    @Override
    public Optional<Decision> findDecision(String name) {
      var located = events.stream().filter(it -> it.event().id().value().equals(name)).findFirst();
      return located.map(this::decide);
    }

    private Decision decide(LocatedEvent located) {
      try (var engine = Engine.of(then)) {
        return engine.decide(List.of(located)).get(0);
      }
    }
  }

  private ReplayReport run(RuleSet candidate, Baseline baseline, PastEvents past) {
    return Replay.run(candidate, active, baseline, past, 2, read -> {});
  }

  @Test
  void another_department_is_counted_with_its_load() throws IOException {
    var candidate = changed(GARBAGE + "环卫所", GARBAGE + "城管");

    var report = run(candidate, Baseline.ACTIVE, Town.of(3_000, 500, active, 1));

    assertThat(report.events()).isEqualTo(3_500);
    assertThat(report.kinds()).containsEntry(Kind.OWNER, 3_000L).containsEntry(Kind.SAME, 500L);
    assertThat(report.moves()).containsExactly(Map.entry(new Move("环卫所", "综合行政执法队"), 3_000L));
    assertThat(report.loads().get(active.departments().get("HW"))).isEqualTo(new Load(3_000, 0));
    assertThat(report.loads().get(active.departments().get("ZF"))).isEqualTo(new Load(0, 3_000));
    assertThat(report.differences()).hasSize(3_000);
  }

  @Test
  void a_shorter_limit_makes_cases_late_that_were_in_time() throws IOException {
    var candidate = changed(GARBAGE + "环卫所,,,派给,4工作时", GARBAGE + "环卫所,,,派给,1小时");

    var report = run(candidate, Baseline.ACTIVE, Town.of(10, 5, active, 2));

    assertThat(report.kinds()).containsEntry(Kind.DEADLINE, 10L);
    assertThat(report.newlyOverdue()).isEqualTo(10);
    assertThat(report.newlyInTime()).isZero();
    var first = report.differences().get(0);
    assertThat(first.dueAfter()).contains(MONDAY_10.plus(Duration.ofHours(1)));
  }

  @Test
  void what_was_recorded_otherwise_is_a_fault_and_no_effect() throws IOException {
    var other = changed(GARBAGE + "环卫所", GARBAGE + "城管");

    var report = run(active, Baseline.RECORDED, Town.of(4, 2, other, 1));

    assertThat(report.baseline()).isEqualTo("recorded");
    assertThat(report.drifted()).isEqualTo(4);
    assertThat(run(active, Baseline.RECORDED, Town.of(4, 2, active, 1)).drifted()).isZero();
  }

  @Test
  void the_same_policy_changes_nothing() {
    var report = run(active, Baseline.ACTIVE, Town.of(50, 50, active, 1));

    assertThat(report.changed()).isZero();
    assertThat(report.differences()).isEmpty();
  }

  @Test
  void a_shadow_run_counts_what_it_would_do_until_its_end() throws IOException {
    var candidate = changed(GARBAGE + "环卫所", GARBAGE + "城管");
    try (var live = Engine.of(active);
        var shadow = ShadowRun.of(candidate, MONDAY_10.plusSeconds(1))) {
      shadow.see(live, Town.of(3, 2, active, 1).events());
      var late =
          Event.builder(
                  new EventId("late"), Source.GRID_WORKER, "city.garbage", MONDAY_10.plusSeconds(1))
              .build();
      shadow.see(live, List.of(LocatedEvent.nowhere(late)));

      assertThat(shadow.report().events()).isEqualTo(5);
      assertThat(shadow.report().kinds()).containsEntry(Kind.OWNER, 3L);
    }
  }

  @Test
  void a_rule_base_lets_a_candidate_decide_beside_it() throws IOException {
    var candidate = Files.createDirectory(folder.resolve("candidate"));
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file).replace(GARBAGE + "环卫所", GARBAGE + "城管");
        Files.writeString(candidate.resolve(file.getFileName().toString()), text);
      }
    }
    try (var rules = RuleBase.load(folder, InstantSource.fixed(MONDAY_10))) {
      rules.startShadow(candidate, Duration.ofDays(7));
      var decisions = rules.decide(Town.of(3, 2, active, 1).events());

      assertThat(decisions).hasSize(5);
      assertThat(rules.shadowReport().orElseThrow().moves())
          .containsExactly(Map.entry(new Move("环卫所", "综合行政执法队"), 3L));
      rules.stopShadow();
      assertThat(rules.shadowReport()).isEmpty();
    }
  }

  @Test
  void tables_say_it_in_words() throws IOException {
    var candidate = changed(GARBAGE + "环卫所", GARBAGE + "城管");
    var report = run(candidate, Baseline.ACTIVE, Town.of(2, 1, active, 1));
    var tables = ReplayTables.of(report, ZoneId.of("Asia/Shanghai"));

    assertThat(tables.keySet()).containsExactly("概况", "部门变化", "部门案量", "逐件");
    assertThat(tables.get("部门变化")).contains(List.of("环卫所", "综合行政执法队", "2"));
    assertThat(tables.get("部门案量")).contains(List.of("HW", "环卫所", "2", "0", "-2"));
    assertThat(tables.get("逐件")).hasSize(3);
    assertThat(tables.get("逐件").get(1))
        .startsWith("e0", "2026-03-02T10:00", "", "责任部门变化", "环卫所", "综合行政执法队");
  }
}
