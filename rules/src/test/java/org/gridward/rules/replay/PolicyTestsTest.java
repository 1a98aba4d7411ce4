package org.gridward.rules.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RefusedPolicyException;
import org.gridward.rules.RuleBase;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyTestsTest {

  private static final String HEAD =
      "用例编号,事件小类,原始类别,网格,发生时间,数值,经度,纬度,期望责任部门,期望处置方式,期望处置时限,期望规则编号\n";

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(PolicyTestsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(
        folder.resolve("网格.csv"),
        """
        网格编码,名称,类型,类别,社区,街道
        330421100201001,沙塘村第一网格,基础,二类,沙塘村,禾塘镇
        330421100202001,东浜村第一网格,基础,三类,东浜村,禾塘镇
        330421100900001,园区网格,专属,,园区,禾塘镇
        """);
  }

  private void tests(String... lines) throws IOException {
    Files.writeString(folder.resolve("测试用例.csv"), HEAD + String.join("\n", lines) + "\n");
  }

  private PolicyTests run() throws IOException {
    var read = PolicyReader.read(folder);
    try (var engine = Engine.of(read.rules().orElseThrow())) {
      return PolicyTests.run(engine, read.tests(), Optional.empty());
    }
  }

  @Test
  void what_comes_as_expected_passes() throws IOException {
    tests(
        "T1,暴露垃圾,,东浜村第一网格,2026-03-02 10:00,,,,环卫所,派给,4工作时,SR-013",
        "T2,暴露垃圾,,330421100900001,2026-03-02 10:00,,,,园区管委会,,1个工作日,SR-014",
        "T3,,gas.leak,沙塘村第一网格,2026-03-02 10:00,30,,,燃气公司,直报,30分钟,",
        "T4,店外经营,,沙塘村第一网格,2026-03-02 10:00,,,,属地,,,SR-001");
    var result = run();

    assertThat(result.failures().stream().map(RuleIssue::en)).isEmpty();
    assertThat(result.run()).isEqualTo(4);
  }

  @Test
  void what_does_not_is_told_at_its_cell() throws IOException {
    tests("T1,暴露垃圾,,东浜村第一网格,2026-03-02 10:00,,,,交警,上报,2小时,SR-099");

    assertThat(run().failures().stream().map(it -> it.code() + " " + it.place()))
        .hasSize(4)
        .allMatch("P05 测试用例.csv!测试用例!A2"::equals);
    assertThat(run().failures().get(0).zh()).contains("用例 T1 未通过", "交警中队", "环卫所", "SR-013");
  }

  @Test
  void a_policy_whose_test_fails_is_refused_and_the_old_one_stays() throws IOException {
    tests("T1,暴露垃圾,,东浜村第一网格,2026-03-02 10:00,,,,环卫所,,,");
    try (var rules = RuleBase.load(folder)) {
      var before = rules.revision();
      tests("T1,暴露垃圾,,东浜村第一网格,2026-03-02 10:00,,,,交警,,,");
      var attempt = rules.reload();

      assertThat(attempt.accepted()).isFalse();
      assertThat(attempt.issues()).anyMatch(it -> it.code().equals("P05"));
      assertThat(rules.revision()).isEqualTo(before);
    }
    assertThatThrownBy(() -> RuleBase.load(folder))
        .isInstanceOf(RefusedPolicyException.class)
        .hasMessageContaining("P05");
  }

  @Test
  void rows_that_win_no_test_are_listed() throws IOException {
    tests("T1,暴露垃圾,,东浜村第一网格,2026-03-02 10:00,,,,环卫所,,,");

    assertThat(run().unhit().stream().map(PolicyRow::id))
        .contains("SR-001", "SR-014", "FL-002")
        .doesNotContain("SR-013", "TZ-001");
  }

  @Test
  void coordinates_wait_for_grids() throws IOException {
    tests("T1,暴露垃圾,,,2026-03-02 10:00,,120.9,30.9,环卫所,,,");
    assertThat(run().skipped()).hasSize(1);

    var read = PolicyReader.read(folder);
    try (var engine = Engine.of(read.rules().orElseThrow())) {
      var result =
          PolicyTests.run(engine, read.tests(), Optional.of(it -> LocatedEvent.nowhere(it)));
      assertThat(result.skipped()).isEmpty();
      assertThat(result.failures()).isEmpty();
    }
  }

  @Test
  void a_bad_test_is_named_at_its_cell() throws IOException {
    tests("T1,暴露垃级,,东浜村第一网格,2026-03-02 10:00,,,,环卫所,,,", "T2,暴露垃圾,,没有的网格,soon,x,,,无此部门,,永远,");

    var found =
        PolicyReader.read(folder).issues().stream()
            .filter(it -> it.sheet().equals("测试用例"))
            .map(it -> it.code() + " " + it.cell())
            .toList();
    assertThat(found).isEqualTo(List.of("W15 B2", "P01 E3", "W15 D3"));
  }
}
