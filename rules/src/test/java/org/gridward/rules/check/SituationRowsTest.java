package org.gridward.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gridward.decision.Grade;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.rules.fact.SituationRow.Scope;
import org.gridward.rules.fact.SituationRow.Scope.Level;
import org.gridward.rules.fact.SituationRow.Trigger.Gathering;
import org.gridward.rules.fact.SituationRow.Trigger.Silence;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SituationRowsTest {

  private static final String HEAD =
      "规则编号,事件大类,事件小类,原始类别,区域,范围,时窗,次数,来源数,静默时长,动作,紧急程度,解除条件,依据,备注\n";

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(SituationRowsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private PolicyReader.Read read(String... rows) throws IOException {
    Files.writeString(folder.resolve("态势规则.csv"), HEAD + String.join("\n", rows) + "\n");
    return PolicyReader.read(folder);
  }

  private SituationRow row(String cells) throws IOException {
    var rules = read(cells).rules().orElseThrow();
    assertThat(rules.situations()).hasSize(1);
    return rules.situations().get(0);
  }

  @Test
  void a_gathering_says_where_how_many_and_what_is_done() throws IOException {
    var row = row("TS-1,任意,暴露垃圾、燃气泄漏,任意,沙塘村,500米,90分钟,3,2,,提级、联合立案,紧急,2小时无新增,条例,每周看一次");

    assertThat(row.categories()).isEqualTo(Set.of("0102", "0403"));
    assertThat(row.scope()).isEqualTo(new Scope(Level.RADIUS, 500));
    assertThat(row.trigger()).isEqualTo(new Gathering(3, 2, Duration.ofMinutes(90)));
    assertThat(row.deeds()).isEqualTo(Set.of(Deed.RAISE, Deed.JOIN));
    assertThat(row.grade()).isEqualTo(Optional.of(Grade.URGENT));
    assertThat(row.quiet()).isEqualTo(Duration.ofHours(2));
    assertThat(row.ref()).hasToString("态势规则.csv!态势规则!A2");
    assertThat(SituationSentence.zh(row))
        .isEqualTo("当区域为沙塘村、且90分钟内500米发生3件0102、0403(至少2个来源)时，提级、联合立案，定为紧急，2小时无新增即解除。");
    assertThat(SituationSentence.en(row))
        .isEqualTo(
            "When 区域 is 沙塘村 and 3 events of 0102, 0403 happen within 500 m and 90 min from 2"
                + " sources or more, raise and join, graded urgent; over after 2 h without more.");
  }

  @Test
  void silence_names_devices_by_what_they_say() throws IOException {
    var row = row("TS-1,任意,任意,device.*、water.flow,任意,设备,,,,1天,主动服务、预警,,恢复,,");

    assertThat(row.trigger()).isEqualTo(new Silence(Duration.ofDays(1)));
    assertThat(row.watches("device.alive")).isTrue();
    assertThat(row.watches("water.flow")).isTrue();
    assertThat(row.watches("water.level")).isFalse();
    assertThat(SituationSentence.zh(row))
        .isEqualTo("当同一设备的device.*、water.flow静默满1天时，预警、主动服务，恢复即解除。");
    assertThat(SituationSentence.en(row))
        .isEqualTo(
            "When events of device.*, water.flow of one device stop for 1 d, warn and care; over"
                + " with the next sign of life.");
  }

  @Test
  void a_group_stands_for_its_categories_and_the_window_is_the_end_where_none_is_said()
      throws IOException {
    var row = row("TS-1,市容环境,任意,任意,任意,网格,1小时,2,,,预警,,,,");

    assertThat(row.categories()).isEqualTo(Set.of("0102", "0199"));
    assertThat(row.quiet()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void english_words_are_read_as_well() throws IOException {
    Files.writeString(
        folder.resolve("Situations.csv"),
        "rule,minor,scope,window,count,action,clear\n"
            + "TS-1,0102,500 m,2 h,3,\"join, raise\",quiet 3 h\n"
            + "TS-2,0102,grid,30 min,3,warn,2 h without more\n"
            + "TS-3,0102,town,1 d,9,warn,\n");
    var rules = PolicyReader.read(folder).rules().orElseThrow();

    assertThat(rules.situations())
        .extracting(SituationRow::id)
        .containsExactly("TS-1", "TS-2", "TS-3");
    assertThat(rules.situations().get(0).quiet()).isEqualTo(Duration.ofHours(3));
    assertThat(rules.situations().get(1).quiet()).isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "P02 | A2 | ,任意,0102,任意,任意,网格,1小时,2,,,预警,,,,",
        "P03 | A2 | SR-013,任意,0102,任意,任意,网格,1小时,2,,,预警,,,,",
        "W15 | C2 | TS-1,任意,暴露垃级,任意,任意,网格,1小时,2,,,预警,,,,",
        "P02 | F2 | TS-1,任意,0102,任意,任意,,1小时,2,,,预警,,,,",
        "P01 | F2 | TS-1,任意,0102,任意,任意,五百米,1小时,2,,,预警,,,,",
        "P01 | F2 | TS-1,任意,0102,任意,任意,50000米,1小时,2,,,预警,,,,",
        "P02 | G2 | TS-1,任意,0102,任意,任意,网格,,2,,,预警,,,,",
        "P01 | G2 | TS-1,任意,0102,任意,任意,网格,3工作时,2,,,预警,,,,",
        "P01 | G2 | TS-1,任意,0102,任意,任意,网格,60天,2,,,预警,,,,",
        "P02 | H2 | TS-1,任意,0102,任意,任意,网格,1小时,,,,预警,,,,",
        "P01 | H2 | TS-1,任意,0102,任意,任意,网格,1小时,1,,,预警,,,,",
        "P01 | I2 | TS-1,任意,0102,任意,任意,网格,1小时,2,3,,预警,,,,",
        "P01 | J2 | TS-1,任意,0102,任意,任意,网格,1小时,2,,1天,预警,,,,",
        "P02 | K2 | TS-1,任意,0102,任意,任意,网格,1小时,2,,,,,,,",
        "P01 | K2 | TS-1,任意,0102,任意,任意,网格,1小时,2,,,派给,,,,",
        "P01 | K2 | TS-1,任意,0102,任意,任意,设备,,,,1天,联合立案,,,,",
        "P01 | L2 | TS-1,任意,0102,任意,任意,网格,1小时,2,,,预警,很急,,,",
        "P01 | M2 | TS-1,任意,0102,任意,任意,网格,1小时,2,,,预警,,看情况,,",
        "P01 | M2 | TS-1,任意,0102,任意,任意,设备,,,,1天,预警,,2小时无新增,,",
      })
  void what_is_wrong_is_told_at_its_cell(String code, String cell, String row) throws IOException {
    var read = read(row);

    assertThat(read.rules()).isEmpty();
    assertThat(read.issues().stream().filter(RuleIssue::blocks))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(code);
              assertThat(it.sheet() + "!" + it.cell()).isEqualTo("态势规则!" + cell);
            });
  }
}
