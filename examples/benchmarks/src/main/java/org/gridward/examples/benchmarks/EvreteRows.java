package org.gridward.examples.benchmarks;

import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.StatefulSession;
import org.gridward.rules.fact.RuleSet;

/** The policy in Evrete: each row a rule of its own. */
final class EvreteRows implements RowEngine {

  private final KnowledgeService service = new KnowledgeService();
  private final StatefulSession session;

  EvreteRows(RuleSet policy) {
    var rules = service.newKnowledge().builder();
    for (var row : policy.rows()) {
      var test = RowTest.of(row);
      rules
          .newRule(row.id())
          .forEach("$question", RowQuestion.class)
          .where((Predicate<Object[]>) it -> test.test((RowQuestion) it[0]), "$question")
          .execute(it -> ((RowQuestion) it.getObject("$question")).hit(row.index()));
    }
    session = rules.build().newStatefulSession();
  }

  @Override
  public void ask(RowQuestion question) {
    session.insertAndFire(question);
    session.clear();
  }

  @Override
  public void close() {
    session.close();
    service.shutdown();
  }
}
