package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.gridward.rules.check.ExpertReferee;
import org.gridward.rules.fact.expert.ExpertRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drools and the plain evaluator say the same of random rules and random events. */
class ExpertRefereeTest {

  private static final int POLICIES = 12;
  private static final int RULES = 100;
  private static final int EVENTS = 150;

  @TempDir private Path folder;

  @Test
  void drools_and_the_referee_never_differ() {
    var firing = new TreeSet<String>();
    for (var seed = 0; seed < POLICIES; seed++) {
      Scenes.write(folder, "random.drl", new RandomRules(seed).file(RULES));
      var rules = Scenes.accepted(folder);
      assertThat(rules).hasSize(RULES);
      var events = new RandomEvents(seed);
      try (var expert = ExpertRules.of(rules)) {
        for (var i = 0; i < EVENTS; i++) {
          var facts = events.next();
          var hits = expert.hits(facts);
          assertThat(hits)
              .as("seed %d, event %d", seed, i)
              .isEqualTo(ExpertReferee.hits(rules, facts));
          for (var hit : hits) {
            firing.add(seed + hit.rule());
          }
        }
      }
    }

    assertThat(firing).hasSizeGreaterThan(POLICIES * RULES / 2); // or nothing would be compared
  }

  @Test
  void the_referee_sees_a_rule_that_decides_otherwise() {
    Scenes.write(folder, "a.drl", Scenes.rule("$e : Event( value >= 42 )"));
    var right = Scenes.accepted(folder);
    Scenes.write(folder, "a.drl", Scenes.rule("$e : Event( value > 42 )"));
    List<ExpertRule> wrong = Scenes.accepted(folder);

    try (var expert = ExpertRules.of(wrong)) {
      assertThat(expert.hits(Scenes.car()))
          .isNotEqualTo(ExpertReferee.hits(right, Scenes.car()))
          .isEqualTo(ExpertReferee.hits(wrong, Scenes.car()));
    }
  }
}
