package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready sentences. */
class ExpertSentencesTest {

  @TempDir private Path folder;

  @BeforeEach
  void lay() {
    Scenes.write(folder, "句式.dsl", ExpertSentences.chinese());
  }

  static Stream<String> conditions() {
    return ExpertSentences.chinese()
        .lines()
        .filter(it -> it.startsWith("[when]") && !it.endsWith("Event()"))
        .map(it -> it.substring("[when]".length(), it.indexOf('=')))
        .map(it -> it.replaceAll("\\{[数起止]\\}", "7").replaceAll("\\{.\\}|\\{..\\}", "甲方"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void every_sentence_is_a_good_condition(String sentence) {
    Scenes.write(folder, "a.dslr", "规则 \"a\"\n当\n有一件事\n" + sentence + "\n则\n按SR-013办理\n结束\n");

    assertThat(Scenes.accepted(folder)).hasSize(1);
  }

  @Test
  void a_night_rule_reads_as_people_speak() {
    Scenes.write(
        folder,
        "夜间.dslr",
        """
        规则 "夜间占道或停放"
        当
          有一件事
          - 来自市民或热线
          - 描述包含占道或停放
          - 时间在22点以后或6点以前
          - 在禾塘镇
          - 是工作日
          没有 smoke 的读数
          water_level 的读数高于 40
        则
          按 SR-013 办理
        结束
        """);

    assertThat(Scenes.hits(folder, Scenes.car())).isEqualTo("夜间占道或停放 → SR-013");
  }
}
