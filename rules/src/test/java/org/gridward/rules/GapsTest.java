package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Gap;
import org.gridward.rules.check.GapMap;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.check.Shadows;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows mean together: those that never win, those that overlap, and what none answers. */
final class GapsTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(GapsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void append(String sheet, String... lines) throws IOException {
    var file = folder.resolve(sheet + ".csv");
    Files.writeString(
        file, Files.readString(file).stripTrailing() + "\n" + String.join("\n", lines) + "\n");
  }

  private List<String> findings(String code) throws IOException {
    return PolicyReader.read(folder).issues().stream()
        .filter(it -> it.code().equals(code))
        .map(it -> it.cell() + " " + it.value() + ": " + it.en())
        .toList();
  }

  private RuleSet rules() throws IOException {
    return PolicyReader.read(folder).rules().orElseThrow();
  }

  @Test
  void a_row_within_a_better_one_never_wins() throws IOException {
    assertThat(findings("W12")).isEmpty();
    append(
        "派单规则",
        "SR-050,任意,暴露垃圾,市民,任意,任意,任意,任意,60,城管,,,派给,,,,,,,",
        "SR-051,任意,暴露垃圾,市民、热线,任意,任意,任意,任意,70,环卫所,,,派给,,,,,,,");

    assertThat(findings("W12")).hasSize(1).first().asString().contains("SR-050", "SR-051(A12)");
  }

  @Test
  void several_rows_together_can_leave_nothing_to_one() throws IOException {
    append(
        "派单规则",
        "SR-060,任意,暴露垃圾,市民,任意,任意,任意,任意,60,城管,,,派给,,,,,,,",
        "SR-061,任意,暴露垃圾,市民,任意,任意,任意,06:00-22:00,50,环卫所,,,派给,,,,,,,",
        "SR-062,任意,暴露垃圾,市民,任意,任意,任意,22:00-06:00,50,环卫所,,,派给,,,,,,,");
    assertThat(findings("W12")).hasSize(1).first().asString().contains("SR-060", "SR-061");

    var sheet = folder.resolve("派单规则.csv");
    Files.writeString(sheet, Files.readString(sheet).replace("22:00-06:00,50", "22:30-06:00,50"));
    assertThat(findings("W12")).as("half an hour is left to it").isEmpty();
  }

  @Test
  void what_never_wins_loses_every_random_event() {
    var shadowed = 0;
    for (var seed = 0; seed < 40; seed++) {
      var random = new RandomPolicy(seed);
      try (var engine = Engine.of(random.policy("" + seed))) {
        var lost = Shadows.of(engine.rules().rows(), engine.rules().categories().values()).keySet();
        for (var i = 0; i < 500; i++) {
          var verdict = engine.judge(List.of(random.event("e" + i))).get(0);
          for (var stage : List.of(Stage.CLASSIFY, Stage.ROUTE, Stage.LIMIT)) {
            verdict.winner(stage).ifPresent(it -> assertThat(lost).doesNotContain(it));
          }
        }
        shadowed += lost.size();
      }
    }
    assertThat(shadowed).isGreaterThan(20);
  }

  @Test
  void overlapping_rows_that_say_the_same_are_noted() throws IOException {
    append(
        "派单规则",
        "SR-070,任意,暴露垃圾,市民,任意,任意,任意,任意,55,城管,,,派给,,,,,,,",
        "SR-071,任意,暴露垃圾,市民、热线,任意,任意,任意,任意,55,城管,,,派给,,,,,,,");

    assertThat(findings("W13")).hasSize(1).first().asString().contains("SR-070");
  }

  @Test
  void what_only_the_fallback_answers_is_listed_by_how_often_it_happened() throws IOException {
    append("事件分类", "事件,其他事项,0901,养犬扰民,");
    append("派单规则", "SR-080,任意,养犬扰民,市民,任意,基础,任意,工作日 08:30-12:00,50,城管,,,派给,,,,,,,");
    var map = GapMap.of(rules());

    var gaps = map.gaps().stream().filter(it -> it.category().code().equals("0901")).toList();
    assertThat(gaps).hasSize(4 * 11 * 3);
    assertThat(gaps)
        .filteredOn(Gap::partly)
        .hasSize(3)
        .allMatch(it -> it.source() == Source.CITIZEN);
    assertThat(map.gaps()).noneMatch(it -> it.category().minor().equals("暴露垃圾"));
    assertThat(findings("W14")).anySatisfy(it -> assertThat(it).contains("养犬扰民", "129"));

    try (var engine = Engine.of(rules())) {
      var night = Collections.nCopies(3, barking("2026-03-02T15:00:00Z"));
      var first = map.byFrequency(engine.judge(night)).get(0);
      assertThat(first.seen()).isEqualTo(3);
      assertThat(first.zh()).isEqualTo("专属网格 · 热线 · 工作日夜间");
      assertThat(first.en()).isEqualTo("dedicated grid · hotline · nights");
    }
  }

  private static LocatedEvent barking(String at) {
    var event =
        Event.builder(new EventId("d"), Source.HOTLINE, "city.dog", Instant.parse(at))
            .category("0901")
            .build();
    var market =
        Grid.of(
            new GridCode("330421100900001"), "市场", GridKind.DEDICATED, Optional.empty(), List.of());
    return new LocatedEvent(event, Optional.of(market), Optional.empty());
  }

  @Test
  void what_no_row_uses_is_noted() throws IOException {
    append("部门", "XX,档案馆,,条线,");
    append("事件分类", "事件,其他事项,0902,无人得出,");

    assertThat(findings("U01")).anySatisfy(it -> assertThat(it).contains("档案馆"));
    assertThat(findings("U02")).anySatisfy(it -> assertThat(it).contains("无人得出"));
  }
}
