package org.gridward.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Grade;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.department.Role;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds, escalations, appraisal, and how categories are merged: read and checked. */
final class OtherSheetsTest {

  private static final String THRESHOLDS = "规则编号,设备类型,量,单位,触发值,恢复值,持续时间,变化率,原始类别,紧急程度\n";

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(OtherSheetsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private PolicyReader.Read read(String sheet, String text) throws IOException {
    Files.writeString(folder.resolve(sheet + ".csv"), text);
    return PolicyReader.read(folder);
  }

  private static List<String> blocking(PolicyReader.Read read) {
    return read.issues().stream()
        .filter(RuleIssue::blocks)
        .map(it -> it.code() + " " + it.sheet() + "!" + it.cell())
        .toList();
  }

  @Test
  void a_threshold_says_when_readings_are_an_alarm_and_when_it_is_over() throws IOException {
    var read =
        read(
            "阈值规则",
            THRESHOLDS
                + "YZ-1,水位计、积水计,water.level,cm,≥30,<25,5分钟,,flood.level,重大\n"
                + "YZ-2,任意,temperature,Cel,,,,+10/小时,fire.heat,\n");
    var rows = read.rules().orElseThrow().thresholds();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).devices()).isEqualTo(Set.of("水位计", "积水计"));
    assertThat(rows.get(0).trigger())
        .contains(new Between(30, true, Double.POSITIVE_INFINITY, false));
    assertThat(rows.get(0).recovery())
        .contains(new Between(Double.NEGATIVE_INFINITY, false, 25, false));
    assertThat(rows.get(0).lasting()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rows.get(0).grade()).isEqualTo(Optional.of(Grade.MAJOR));
    assertThat(rows.get(1).trigger()).isEmpty();
    assertThat(rows.get(1).ratePerHour()).isEqualTo(OptionalDouble.of(10));
    assertThat(RuleText.of(read.rules().orElseThrow()).filter(it -> it.id().startsWith("YZ")))
        .extracting(RuleText::zh, RuleText::en)
        .containsExactly(
            tuple(
                "当水位计、积水计的water.level≥30cm，持续5分钟时，报警“flood.level”，定为重大，<25cm即解除。",
                "When water.level of 水位计, 积水计 is ≥30 cm for 5 min, raise flood.level,"
                    + " graded major; over at <25 cm."),
            tuple(
                "当temperature每小时上升10Cel时，报警“fire.heat”。",
                "When temperature rises 10 Cel an hour, raise fire.heat."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"≥30", ">0.05", "≤-3", "<30", "30~60", "≥30且<60", ">0且≤1000000", "7"})
  void a_bound_is_written_as_it_is_read(String text) {
    assertThat(Numbers.write((Between) Numbers.condition(text).orElseThrow())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P03 | A2 | SR-013,任意,water.level,cm,≥30,<25,,,flood.level,",
        "P02 | C2 | YZ-1,任意,,cm,≥30,<25,,,flood.level,",
        "P02 | D2 | YZ-1,任意,water.level,,≥30,<25,,,flood.level,",
        "P02 | E2 | YZ-1,任意,water.level,cm,,,,,flood.level,",
        "P01 | E2 | YZ-1,任意,water.level,cm,很高,,,,flood.level,",
        "P01 | F2 | YZ-1,任意,water.level,cm,≥30,≤30,,,flood.level,",
        "P01 | G2 | YZ-1,任意,water.level,cm,≥30,<25,2工作时,,flood.level,",
        "P01 | H2 | YZ-1,任意,water.level,cm,≥30,<25,,很快,flood.level,",
        "P02 | I2 | YZ-1,任意,water.level,cm,≥30,<25,,,,",
        "P01 | J2 | YZ-1,任意,water.level,cm,≥30,<25,,,flood.level,很急",
      })
  void what_is_wrong_with_a_threshold_is_told_at_its_cell(String code, String cell, String row)
      throws IOException {
    assertThat(blocking(read("阈值规则", THRESHOLDS + row + "\n")))
        .containsExactly(code + " 阈值规则!" + cell);
  }

  @Test
  void a_case_that_stays_overdue_goes_up_the_line() throws IOException {
    var limits = folder.resolve("时限规则.csv");
    var lines = Files.readAllLines(limits);
    assertThat(lines.get(0)).startsWith("规则编号,");
    var rows =
        lines.stream()
            .map(it -> it.startsWith("规则编号") ? it + ",升级" : it + ",3天:指挥长;1天:分管领导")
            .toList();
    var read = read("时限规则", String.join("\n", rows) + "\n");
    var rules = read.rules().orElseThrow();
    var event =
        Event.builder(
                new EventId("e1"),
                Source.GRID_WORKER,
                "city.garbage",
                Instant.parse("2026-03-02T02:00:00Z"))
            .build();

    try (var engine = Engine.of(rules)) {
      var decision = (Assigned) engine.decide(List.of(LocatedEvent.nowhere(event))).get(0);
      assertThat(decision.notices())
          .filteredOn(it -> !it.after().isZero())
          .extracting(it -> it.when() + " " + it.role() + " " + it.after())
          .containsExactly(Moment.OVERDUE + " LEADER PT24H", Moment.OVERDUE + " COMMANDER PT72H");
      var verdict = engine.judge(List.of(LocatedEvent.nowhere(event))).get(0);
      assertThat(Engine.effect(verdict).notices()).isEqualTo(decision.notices());
    }
    var row = rules.rows().stream().filter(it -> it.id().startsWith("SX")).findFirst();
    assertThat(Sentence.zh(row.orElseThrow())).contains("，超时1天报责任领导，超时3天报指挥长");
    assertThat(Sentence.en(row.orElseThrow()))
        .contains(", the leader told after 1 d, the commander told after 3 d");
  }

  @ParameterizedTest
  @CsvSource({"马上报领导", "1工作日:分管领导", "1天:老王", "分管领导"})
  void an_escalation_that_nobody_can_read_is_told(String text) throws IOException {
    var limits = Files.readAllLines(folder.resolve("时限规则.csv"));
    var columns = limits.get(0).split(",").length;
    var read = read("时限规则", limits.get(0) + ",升级\n" + limits.get(1) + "," + text + "\n");

    assertThat(blocking(read)).contains("P01 时限规则!" + (char) ('A' + columns) + "2");
  }

  @Test
  void only_what_is_overdue_can_be_late() {
    assertThatThrownBy(
            () -> new NoticePlan(Moment.ASSIGNED, Role.LEADER, "sms", "x", Duration.ofDays(1)))
        .hasMessageContaining("only OVERDUE has a delay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- | KH-1,按期处置率,按期处置率,60,部门,月",
        "- | KH-1,综合,compositeIndex,,网格,季度",
        "P03 A2 | SR-013,按期处置率,按期处置率,60,部门,月",
        "P02 B2 | KH-1,,按期处置率,60,部门,月",
        "P01 C2 | KH-1,好不好,自己算,60,部门,月",
        "P01 D2 | KH-1,按期处置率,按期处置率,600,部门,月",
        "P01 E2 | KH-1,按期处置率,按期处置率,60,大家,月",
        "P01 F2 | KH-1,按期处置率,按期处置率,60,部门,两周",
      })
  void appraisal_knows_its_formulas(String issue, String row) throws IOException {
    var read = read("考核规则", "指标编号,指标,公式,权重,对象,周期\n" + row + "\n");

    assertThat(blocking(read))
        .isEqualTo(issue.equals("-") ? List.of() : List.of(issue.replace(" ", " 考核规则!")));
  }

  @ParameterizedTest
  @CsvSource({"提示,50,1天,true", "合并吧,50,1天,false", "提示,很远,1天,false", "提示,50,很久,false"})
  void how_a_category_is_merged_is_checked(
      String duplicates, String radius, String window, boolean sound) throws IOException {
    var text = Files.readString(folder.resolve("事件分类.csv"));
    var lines = text.lines().toList();
    var head = lines.get(0) + ",重复处理,半径,时窗,关键词,排除项,标准版本\n";
    var rows =
        lines.stream()
            .skip(1)
            .map(it -> it + ",%s,%s,%s,垃圾、臭,,GB/T 30428.2".formatted(duplicates, radius, window))
            .toList();

    assertThat(read("事件分类", head + String.join("\n", rows) + "\n").rules().isPresent())
        .isEqualTo(sound);
  }
}
