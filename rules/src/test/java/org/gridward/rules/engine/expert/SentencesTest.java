package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules written in Chinese sentences. */
class SentencesTest {

  private static final String DSL =
      """
      # 句式
      [keyword]规则=rule
      [keyword]当=when
      [keyword]则=then
      [keyword]结束=end
      [keyword]优先=salience
      [when]有{地方}=Area( name == "{地方}" )
      [when]有事件=$e : Event()
      [when]- 小类是{名称}=minor == "{名称}"
      [when]- 来源是{甲}或{乙}=source in ("{甲}", "{乙}")
      [when]- 数值不低于{数}=value >= {数}
      [when]没有{量}的读数=not Reading( name == "{量}" )
      [when]没有{量}的读数超过{数}=not Reading( name == "{量}", value > {数} )
      [when]{量}超过{数}=Reading( name == "{量}", value > {数} )
      [then]按{行}办理=$e.hit("{行}");
      """;

  @TempDir private Path folder;

  @BeforeEach
  void sentences() {
    Scenes.write(folder, "专家.dsl", DSL);
  }

  private void write(String dslr) {
    Scenes.write(folder, "规则.dslr", dslr);
  }

  private RuleIssue refused() {
    var issues = new Issues();
    Scenes.read(folder, issues);
    return issues.all().get(0);
  }

  @Test
  void a_rule_of_sentences_decides() {
    write(
        """
        expander 专家.dsl
        // 第7条规则 stays as it is
        规则 "第7条规则 当心"
          优先 5
        当
          有事件
          - 小类是机动车乱停放
          - 来源是 CITIZEN 或 HOTLINE
          - 数值不低于 40
          没有 smoke 的读数
        则
          按 SR-013 办理
        结束
        """);

    assertThat(Scenes.hits(folder, Scenes.car())).isEqualTo("第7条规则 当心 → SR-013");
    assertThat(Scenes.accepted(folder).get(0).line()).isEqualTo(3);
  }

  @Test
  void plain_rules_may_stand_between_sentences() {
    write("规则 \"a\"\n当\n> $e : Event( hour > 20 )\n没有rain的读数超过8\n则\n按SR-014办理\n结束\n");

    assertThat(Scenes.hits(folder, Scenes.car())).isEqualTo("a → SR-014");
  }

  @Test
  void a_sentence_may_begin_and_end_with_a_slot() {
    write("规则 \"a\"\n当\n有事件\nrain 超过 7.2\n则\n按SR-014办理\n结束\n");

    assertThat(Scenes.hits(folder, Scenes.car())).isEqualTo("a → SR-014");
  }

  @Test
  void of_two_sentences_that_fit_the_more_certain_one_is_meant() {
    write("规则 \"a\"\n当\n有事件\n有禾塘镇\n则\n按SR-014办理\n结束\n");

    assertThat(Scenes.hits(folder, Scenes.car())).isEqualTo("a → SR-014");
  }

  @Test
  void a_sentence_that_nobody_declared_is_refused_at_its_line() {
    write("规则 \"a\"\n当\n  出事故\n则\n按SR-014办理\n结束\n");

    assertThat(refused().place()).isEqualTo("规则.dslr!3:3");
    assertThat(refused().zh()).isEqualTo("没有这样的句式；请按 .dsl 中的句式书写。");
    assertThat(refused().value()).isEqualTo("出事故");
  }

  @Test
  void what_a_sentence_says_wrongly_is_told_at_the_line_of_the_sentence() {
    write("规则 \"a\"\n当\n  有事件\n  - 来源是SENSER或MAIL\n则\n按SR-014办理\n结束\n");

    assertThat(refused())
        .hasToString(
            "X09 规则.dslr!4:3: source is never \"SENSER\"; it is one of SENSOR, CAMERA,"
                + " GRID_WORKER, CITIZEN, HOTLINE, VISIT, MAIL, MEDIA, SUPERIOR, DEPARTMENT,"
                + " PLATFORM");
  }

  @Test
  void a_slot_takes_no_code() {
    write("规则 \"a\"\n当\n有事件\n则\n  按 7\"); System.out.println(\"INJECTED\"); $e.hit(\"8 办理\n结束\n");

    assertThat(refused().code()).isEqualTo("X12");
    assertThat(refused().place()).isEqualTo("规则.dslr!5:3");
  }

  @Test
  void a_dash_needs_a_pattern_before_it() {
    write("规则 \"a\"\n当\n- 小类是x\n则\n按SR-014办理\n结束\n");

    assertThat(refused().en()).isEqualTo("a line with a dash needs a pattern before it");
  }

  @Test
  void while_a_sentence_is_wrong_only_that_is_told() {
    Scenes.write(folder, "专家.dsl", DSL + "[when]静默\n");
    Scenes.write(folder, "b.drl", Scenes.rule("$e : Evnt()"));
    write("规则 \"a\"\n当\n有事件\n则\n按SR-014办理\n结束\n");
    var issues = new Issues();

    Scenes.read(folder, issues);

    assertThat(issues.all())
        .extracting(RuleIssue::place)
        .containsExactly("专家.dsl!16:1", "b.drl!3:3");
  }
}
