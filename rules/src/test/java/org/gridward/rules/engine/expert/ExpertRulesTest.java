package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.gridward.event.Measure;
import org.gridward.event.Source;
import org.gridward.rules.check.ExpertReferee;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.Expert;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.PolicyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What good expert rules say of an event. */
class ExpertRulesTest {

  @TempDir private Path folder;

  private String hits(String drl, Facts facts) {
    Scenes.write(folder, "rules.drl", drl);
    return Scenes.hits(folder, facts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          $e : Event() => yes
          $e : Event( category == "0102", minor == "机动车乱停放", major == "市容环境" ) => yes
          $e : Event( category == "0103" ) => no
          $e : Event( source in ("CITIZEN", "HOTLINE") ) => yes
          $e : Event( source not in ("CITIZEN", "HOTLINE") ) => no
          $e : Event( source == "SENSOR" || severity == "HIGH" ) => yes
          $e : Event( value >= 42 && value < 42.5 ) => yes
          $e : Event( value > 42 ) => no
          $e : Event( 40 < value ) => yes
          $e : Event( value == -42 ) => no
          $e : Event( text contains "占道" ) => yes
          $e : Event( text not contains "占道" ) => no
          $e : Event( areas contains "禾塘镇", "330421" memberOf areas ) => yes
          $e : Event( hour >= 22 || hour < 6, minute == 30 ) => yes
          $e : Event( workday, weekday == 1, month == 3, day == 2 ) => yes
          $e : Event( !workday ) => no
          $e : Event( workday == true, !(!(workday)) ) => yes
          $e : Event( owner != "城管局" ) => yes
          $e : Event( owner == "城管局" ) => no
          $e : Event( grid == "330421100201001", gridName contains "沙塘", gridClass == "II" ) => yes
          $e : Event( gridKind != "BASIC" ) => no
          $e : Event( measure == "water_level", unit == "cm", kind == "parking.illegal" ) => yes
          $e : Event()  Reading( name == "rain", value > 7 ) => yes
          $e : Event( $v : value )  Reading( value < $v ) => yes
          $e : Event( $v : value >= 40 )  Reading( value > $v ) => no
          Reading( $n : name )  $e : Event( measure == $n ) => yes
          $e : Event()  not Reading( name == "smoke" ) => yes
          $e : Event()  not( Reading( $v : value ) and Reading( value > $v ) ) => no
          $e : Event()  exists Area( level == "SUBDISTRICT", name == "禾塘镇" ) => yes
          $e : Event()  exists( Area( $c : code ) and Reading( name == $c ) ) => no
          $e : Event()  ( Reading( name == "smoke" ) or Area( code == "330421" ) ) => yes
          $e : Event() and ( not Reading( value > 100 ) or Area( name == "无" ) ) => yes
          """)
  void a_condition_holds_or_not(String when, String holds) {
    assertThat(hits(Scenes.rule(when), Scenes.car()))
        .isEqualTo(holds.equals("yes") ? "r → SR-013" : "");
  }

  @Test
  void a_missing_field_equals_nothing_and_is_neither_less_nor_more() {
    var nothing = Scenes.facts(Scenes.event(Source.MAIL).build(), null);

    assertThat(hits(Scenes.rule("$e : Event( value < 5 || value >= 5 )"), nothing)).isEmpty();
    assertThat(hits(Scenes.rule("$e : Event( text contains \"a\" )"), nothing)).isEmpty();
    assertThat(hits(Scenes.rule("$e : Event( areas contains \"a\" )"), nothing)).isEmpty();
    assertThat(
            hits(Scenes.rule("$e : Event( gridClass != \"I\", text not contains \"a\" )"), nothing))
        .isEqualTo("r → SR-013");
    assertThat(hits(Scenes.rule("$e : Event()  not Area()"), nothing)).isEqualTo("r → SR-013");
  }

  @Test
  void a_file_may_look_like_any_rule_file() {
    var drl =
        """
        // 夜间占道,专家规则
        package policy.expert;
        import org.gridward.Event;

        /* 两条规则
           都在这里 */
        rule "夜间 占道"
          salience 10
          no-loop true
        when
          $e : Event( category == "0102", // 乱停放
                      hour >= 22 )
        then
          $e.hit("SR-014");
          $e.hit("SR-013");
        end

        rule 备用 enabled false when $e : Event() then $e.hit("LR-002"); end
        """;

    assertThat(hits(drl, Scenes.car())).isEqualTo("夜间 占道 → SR-013, 夜间 占道 → SR-014");
    assertThat(Scenes.accepted(folder).get(0).line()).isEqualTo(7);
  }

  @Test
  void a_hit_says_which_rule_found_it_and_where() {
    Scenes.write(folder, "night.drl", "\n" + Scenes.rule("$e : Event( hour == 23 )"));

    try (var expert = ExpertRules.of(Scenes.accepted(folder))) {
      assertThat(expert.hits(Scenes.car()))
          .hasToString("[expert rule \"r\" in night.drl:2 matched row SR-013]");
    }
  }

  @Test
  void rules_that_differ_in_one_literal_stay_apart() {
    var drl = new StringBuilder();
    for (var i = 0; i < 50; i++) {
      drl.append(
          Scenes.rule("$e : Event( value == " + i + " )").replace("\"r\"", "\"r" + i + "\""));
    }

    assertThat(hits(drl.toString(), Scenes.car())).isEqualTo("r42 → SR-013");
  }

  @Test
  void nothing_of_an_event_stays_behind() {
    Scenes.write(folder, "a.drl", Scenes.rule("$e : Event() Reading( name == \"rain\" )"));
    var dry = Scenes.facts(Scenes.event(Source.SENSOR).build(), null);

    try (var expert = (ExpertRules) ExpertRules.of(Scenes.accepted(folder))) {
      for (var i = 0; i < 100; i++) {
        assertThat(expert.hits(Scenes.car())).hasSize(1);
        assertThat(expert.hits(dry)).isEmpty();
      }

      assertThat(expert.restingFacts()).isZero();
    }
  }

  @Test
  void threads_see_the_same_as_one_alone() {
    Scenes.write(folder, "a.drl", Scenes.rule("$e : Event( $v : value ) Reading( value > $v )"));
    var facts = new ArrayList<Facts>();
    for (var i = 0; i < 40; i++) {
      facts.add(
          Scenes.facts(
              Scenes.event(Source.SENSOR)
                  .measure(new Measure("a", 20, "1"))
                  .measure(new Measure("b", i, "1"))
                  .build(),
              null));
    }

    try (var expert = ExpertRules.of(Scenes.accepted(folder))) {
      var rules = expert.rules();
      var runs = new ArrayList<CompletableFuture<Void>>();
      for (var thread = 0; thread < 4; thread++) {
        runs.add(
            CompletableFuture.runAsync(
                () ->
                    facts.forEach(
                        it ->
                            assertThat(expert.hits(it)).isEqualTo(ExpertReferee.hits(rules, it)))));
      }
      runs.forEach(CompletableFuture::join);
    }
  }

  @Test
  void a_folder_without_rules_needs_no_engine() {
    assertThat(ExpertRules.of(Scenes.accepted(folder))).isSameAs(Expert.NONE);
    assertThat(Expert.NONE.hits(Scenes.car())).isEmpty();
    assertThat(Expert.NONE.rules()).isEmpty();
  }

  @Test
  void one_bad_rule_keeps_all_rules_out() throws IOException {
    Scenes.write(folder, "good.drl", Scenes.rule("$e : Event()"));
    Scenes.write(folder, "bad.drl", "\n" + Scenes.rule("$e : Evnt()"));
    var issues = new Issues();

    assertThat(ExpertRules.read(folder, Scenes.ROWS, issues)).isSameAs(Expert.NONE);

    assertThat(issues.block()).isTrue();
    assertThat(issues.all())
        .hasToString("[X07 bad.drl!4:3: there is no fact Evnt; write Event, Reading or Area]");
    assertThat(issues.all().get(0).zh()).isEqualTo("没有“Evnt”这种事实，只有 Event、Reading、Area。");
  }

  @Test
  void a_chinese_quote_is_refused_with_what_to_write() throws IOException {
    Scenes.write(folder, "a.drl", Scenes.rule("$e : Event( minor == “占道” )"));
    var issues = new Issues();

    ExpertReader.read(folder, Scenes.ROWS, issues);

    assertThat(issues.all().get(0).zh()).isEqualTo("字符 U+201C 不允许出现在规则文件中，请改用英文双引号。");
    assertThat(issues.all())
        .hasToString(
            "[X02 a.drl!3:24: character U+201C may not stand in a rule file; write a plain double"
                + " quote]");
  }

  @Test
  void a_workbook_alone_has_no_expert_rules() throws IOException {
    Scenes.write(folder, "policy.xlsx", "");

    assertThat(PolicyFolder.experts(folder.resolve("policy.xlsx"))).isEmpty();
    assertThat(PolicyFolder.experts(folder)).isEmpty();
  }
}
