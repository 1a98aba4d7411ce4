package org.gridward.rules.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Explanation;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.Difference.Kind;
import org.gridward.rules.replay.Replay.Baseline;
import org.gridward.rules.revision.PolicyDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a changed policy can change is seen. */
final class ReplayEffectsTest {

  private static final Instant MONDAY_10 = Instant.parse("2026-03-02T02:00:00Z");

  @TempDir private Path folder;
  private RuleSet active;

  @BeforeEach
  void readPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(ReplayEffectsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    active = PolicyReader.read(folder).rules().orElseThrow();
  }

  private RuleSet changed(String sheet, String before, String after) throws IOException {
    var file = folder.resolve(sheet);
    var text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
    return PolicyReader.read(folder).rules().orElseThrow();
  }

  private static List<LocatedEvent> garbage(int count) {
    var events = new ArrayList<LocatedEvent>();
    for (var i = 0; i < count; i++) {
      events.add(
          LocatedEvent.nowhere(
              Event.builder(new EventId("e" + i), Source.GRID_WORKER, "city.garbage", MONDAY_10)
                  .build()));
    }
    return events;
  }

  private record Reports(List<LocatedEvent> events, Optional<Decision> decision)
      implements PastEvents {
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
      return Map.of();
    }

    @Override
    public Optional<Decision> findDecision(String caseName) {
      return decision;
    }
  }

  @Test
  void what_nobody_had_when_it_was_recorded_is_newly_owned() {
    var nobody =
        new Unassigned(
            Unassigned.Cause.values()[0],
            "then",
            Optional.empty(),
            new Explanation("then", Optional.empty(), List.of()));
    var past = new Reports(garbage(3), Optional.of(nobody));

    var report = Replay.run(active, active, Baseline.RECORDED, past, 1, read -> {});

    assertThat(report.kinds()).containsEntry(Kind.NEWLY_OWNED, 3L);
    assertThat(report.drifted()).isEqualTo(3);
  }

  @Test
  void another_work_calendar_moves_deadlines() throws IOException {
    var candidate = changed("工作日历.csv", "周一,工作日,08:30-12:00、13:30-17:30", "周一,工作日,08:30-10:30");
    var past = new Reports(garbage(3), Optional.empty());

    var report = Replay.run(candidate, active, Baseline.ACTIVE, past, 1, read -> {});

    assertThat(report.kinds()).containsEntry(Kind.DEADLINE, 3L);
  }

  @Test
  void other_co_handlers_are_a_change() throws IOException {
    var candidate = changed("派单规则.csv", "任意,,环卫所,,,派给,4工作时", "任意,,环卫所,城管,,派给,4工作时");
    var past = new Reports(garbage(3), Optional.empty());

    var report = Replay.run(candidate, active, Baseline.ACTIVE, past, 1, read -> {});

    assertThat(report.changed()).isEqualTo(3);
  }

  @Test
  void a_report_of_the_shadow_stays_as_it_was_given() {
    try (var live = Engine.of(active);
        var shadow = ShadowRun.of(active, MONDAY_10.plusSeconds(1))) {
      shadow.see(live, garbage(2));
      var first = shadow.report();
      shadow.see(live, garbage(3));

      assertThat(first.kinds()).containsEntry(Kind.SAME, 2L);
    }
  }

  @Test
  void a_policy_whose_test_fails_gets_no_revision() throws IOException {
    PolicyDesk.open(folder, InstantSource.fixed(MONDAY_10));
    var before = PolicyDesk.open(folder, InstantSource.fixed(MONDAY_10)).active().hash();
    Files.writeString(
        folder.resolve("测试用例.csv"), "用例编号,事件小类,发生时间,期望责任部门\nT1,暴露垃圾,2026-03-02 10:00,交警\n");
    try (var engine = Engine.of(PolicyReader.read(folder).rules().orElseThrow())) {
      assertThat(
              PolicyTests.run(engine, PolicyReader.read(folder).tests(), Optional.empty())
                  .failures())
          .isNotEmpty();
    }

    assertThatThrownBy(() -> PolicyDesk.open(folder, InstantSource.fixed(MONDAY_10)))
        .hasMessageContaining("P05");
    Files.delete(folder.resolve("测试用例.csv"));
    assertThat(PolicyDesk.open(folder, InstantSource.fixed(MONDAY_10)).active().hash())
        .isEqualTo(before);
  }
}
