package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Candidate;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.Match;
import org.gridward.decision.Reason.Stage;
import org.gridward.department.Department;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decides by the small policy in {@code src/test/resources/policy}. */
class RuleBaseTest {

  /** A Monday, 10:00 in Shanghai. */
  private static final Instant MONDAY_10 = Instant.parse("2026-03-02T02:00:00Z");

  private static final Grid VILLAGE =
      Grid.of(
          new GridCode("330421100201001"),
          "沙塘村第一网格",
          GridKind.BASIC,
          Optional.of(GridClass.II),
          List.of(
              new Area(Area.Level.COMMUNITY, "330421100201", "沙塘村"),
              new Area(Area.Level.SUBDISTRICT, "330421100", "禾塘镇")));
  private static final Grid OTHER_VILLAGE =
      Grid.of(
          new GridCode("330421100202001"),
          "东浜村第一网格",
          GridKind.BASIC,
          Optional.of(GridClass.III),
          List.of(new Area(Area.Level.COMMUNITY, "330421100202", "东浜村")));
  private static final Grid PARK =
      Grid.of(
          new GridCode("330421100900001"),
          "园区网格",
          GridKind.DEDICATED,
          Optional.empty(),
          List.of(new Area(Area.Level.COMMUNITY, "330421100900", "园区")));

  private static RuleBase rules;

  @BeforeAll
  static void load() throws URISyntaxException {
    rules = RuleBase.load(Path.of(RuleBaseTest.class.getResource("/policy").toURI()));
  }

  @AfterAll
  static void close() {
    rules.close();
  }

  @Test
  void the_most_special_row_wins() {
    assertThat(lead(worker("city.garbage"), OTHER_VILLAGE)).isEqualTo("环卫所 [SR-013]");
    assertThat(lead(worker("city.garbage"), PARK)).isEqualTo("园区管委会 [SR-014]");
    // an area weighs more than any number of other conditions
    assertThat(lead(worker("city.garbage"), VILLAGE)).isEqualTo("沙塘村委会 [SR-015]");
    assertThat(lead(camera("video.parking"), VILLAGE)).isEqualTo("交警中队 [SR-020]");
    // a row for the group holds where none names the category
    assertThat(lead(camera("video.motion"), VILLAGE)).isEqualTo("社会治理中心 [SR-030]");
  }

  @Test
  void what_no_row_names_goes_to_the_territory() {
    var decision = assigned(worker("city.shop"), VILLAGE);

    assertThat(decision.lead().name()).isEqualTo("沙塘村委会");
    assertThat(decision.fallback()).isTrue();
  }

  @Test
  void without_a_territory_the_command_centre_answers() {
    assertThat(assigned(worker("city.shop"), OTHER_VILLAGE).lead().kind())
        .isEqualTo(Department.Kind.COMMAND_CENTRE);
    var nowhere = decide(LocatedEvent.nowhere(worker("city.shop").build()));
    assertThat(((Assigned) nowhere).lead().name()).isEqualTo("社会治理中心");
  }

  @Test
  void hours_run_past_midnight() {
    var night = Instant.parse("2026-03-02T15:00:00Z"); // 23:00
    var event = Event.builder(new EventId("n"), Source.CAMERA, "video.parking", night);

    assertThat(lead(event, VILLAGE)).isEqualTo("综合行政执法队 [SR-021]");
  }

  @Test
  void an_urgent_matter_brings_its_limit_its_channel_and_its_people() {
    var decision = assigned(sensor("gas.leak", 20), VILLAGE);

    assertThat(decision.grade()).isEqualTo(Grade.URGENT);
    assertThat(decision.handling()).isEqualTo(Handling.DIRECT);
    assertThat(decision.lead().name()).isEqualTo("燃气公司");
    assertThat(decision.coHandlers()).extracting(Department::name).containsExactly("社会治理中心");
    assertThat(decision.informed()).extracting(Department::name).containsExactly("综合行政执法队");
    assertThat(decision.limits().dueAt()).isEqualTo(MONDAY_10.plusSeconds(30 * 60));
    assertThat(decision.limits().accept().orElseThrow()).hasToString("30 min");
    assertThat(decision.notices())
        .extracting(it -> it.when() + " " + it.template())
        .containsExactlyInAnyOrder(
            "ASSIGNED 燃气!立即处置 {case}",
            "REMINDER {case} 将于 {due} 到期",
            "URGENT 紧急:{category} {grid}");
  }

  @Test
  void a_number_decides_what_it_is() {
    assertThat(assigned(sensor("gas.leak", 4.9), VILLAGE).category().code()).isEqualTo("0499");
    assertThat(assigned(sensor("gas.leak", 5), VILLAGE).category().code()).isEqualTo("0403");
  }

  @Test
  void words_of_a_citizen_decide_what_it_is() {
    var event = Event.builder(new EventId("c"), Source.CITIZEN, "report.general", MONDAY_10);

    assertThat(assigned(event.text("楼下有一堆垃圾没人管"), VILLAGE).category().minor()).isEqualTo("暴露垃圾");
  }

  @Test
  void a_claimed_category_counts_where_no_row_says_otherwise() {
    var event =
        Event.builder(new EventId("c"), Source.GRID_WORKER, "report.general", MONDAY_10)
            .category("0504");

    var decision = assigned(event, VILLAGE);

    assertThat(decision.category().minor()).isEqualTo("店外经营");
    assertThat(decision.explanation().reason(Stage.CLASSIFY).orElseThrow())
        .hasToString("0504 (事件分类.csv!事件分类!A6): 上报人选定:店外经营");
  }

  @Test
  void what_no_row_can_name_waits_for_a_person_and_says_why() {
    var decision = decide(located(worker("city.unheard").build(), VILLAGE));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Unassigned.class,
            it -> {
              assertThat(it.cause()).isEqualTo(Unassigned.Cause.UNCLASSIFIED);
              assertThat(it.detail())
                  .isEqualTo("No row of 分类规则 knows kind \"city.unheard\" from GRID_WORKER.");
            });
  }

  @Test
  void a_limit_of_the_dispatch_row_goes_before_the_limit_sheet() {
    // SR-013: 4 work hours from Monday 10:00 (08:30–12:00, 13:30–17:30)
    assertThat(assigned(worker("city.garbage"), OTHER_VILLAGE).limits().dueAt())
        .isEqualTo("2026-03-02T07:30:00Z");
    // SR-015 says nothing: one working day for the group
    assertThat(assigned(worker("city.garbage"), VILLAGE).limits().dueAt())
        .isEqualTo("2026-03-03T02:00:00Z");
  }

  @Test
  void the_explanation_names_winners_losers_cells_and_values() {
    var decision = assigned(worker("city.garbage"), VILLAGE);
    var route = decision.explanation().reason(Stage.ROUTE).orElseThrow();

    assertThat(decision.explanation().revision()).isEqualTo(rules.revision()).hasSize(64);
    assertThat(route.row()).hasToString("派单规则.csv!派单规则!A6");
    assertThat(route.matches())
        .containsExactly(
            new Match("事件小类", "暴露垃圾", "暴露垃圾"), new Match("区域", "沙塘村", "沙塘村第一网格 · 沙塘村 · 禾塘镇"));
    assertThat(route.lost())
        .extracting(it -> it.ruleId() + " " + it.outcome() + " " + it.lostBy())
        .containsExactly(
            "SR-013 环卫所 " + Candidate.Step.AREA,
            "SR-010 环卫所 " + Candidate.Step.KEY,
            "SR-001 属地 " + Candidate.Step.KEY);
    assertThat(decision.explanation().reason(Stage.LIMIT).orElseThrow().ruleId())
        .isEqualTo("SX-003");
  }

  @Test
  void a_batch_is_answered_in_its_order() {
    var events =
        List.of(
            located(worker("city.garbage").build(), PARK),
            located(worker("city.unheard").build(), PARK),
            located(camera("video.parking").build(), VILLAGE));

    assertThat(rules.decide(events))
        .extracting(it -> it.findCategory().map(of -> of.code()).orElse("?"))
        .containsExactly("0102", "?", "0505");
  }

  private static String lead(Event.Builder event, Grid grid) {
    var decision = assigned(event, grid);
    var row = decision.explanation().reason(Stage.ROUTE).orElseThrow().ruleId();
    return decision.lead() + " [" + row + "]";
  }

  private static Assigned assigned(Event.Builder event, Grid grid) {
    return (Assigned) decide(located(event.build(), grid));
  }

  private static Decision decide(LocatedEvent event) {
    return rules.decide(List.of(event)).get(0);
  }

  private static LocatedEvent located(Event event, Grid grid) {
    return new LocatedEvent(event, Optional.of(grid), Optional.empty());
  }

  private static Event.Builder worker(String kind) {
    return Event.builder(new EventId("w"), Source.GRID_WORKER, kind, MONDAY_10);
  }

  private static Event.Builder camera(String kind) {
    return Event.builder(new EventId("c"), Source.CAMERA, kind, MONDAY_10);
  }

  private static Event.Builder sensor(String kind, double value) {
    return Event.builder(new EventId("s"), Source.SENSOR, kind, MONDAY_10)
        .measure(new Measure("gas", value, "%"));
  }
}
