package org.gridward.examples.benchmarks;

import org.gridward.rules.fact.RuleSet;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The policy in Easy Rules: each row a rule of its own. */
final class EasyRulesRows implements RowEngine {

  private final Rules rules = new Rules();
  private final DefaultRulesEngine engine = new DefaultRulesEngine();

  EasyRulesRows(RuleSet policy) {
    for (var row : policy.rows()) {
      var test = RowTest.of(row);
      rules.register(
          new RuleBuilder()
              .name(row.id())
              .when(facts -> test.test(facts.get("question")))
              .then(facts -> ((RowQuestion) facts.get("question")).hit(row.index()))
              .build());
    }
  }

  @Override
  public void ask(RowQuestion question) {
    var facts = new Facts();
    facts.put("question", question);
    engine.fire(rules, facts);
  }
}
