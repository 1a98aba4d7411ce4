package org.gridward.examples.benchmarks;

import java.util.List;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.RuleSet;

/** An engine that finds the rows of one stage; the stages themselves are the same for all. */
interface RowEngine extends AutoCloseable {

  /** Adds the numbers of the rows that hold; the best alone where it can tell no more. */
  void ask(RowQuestion question);

  @Override
  default void close() {}

  /** The numbers of the rows that hold, of all stages. */
  default List<Integer> decide(LocatedEvent located, RuleSet rules) {
    var question = RowQuestion.of(located, rules);
    ask(question, Stage.CLASSIFY, located.event().kind());
    var kind = question.best(rules, 0);
    if (kind < 0) {
      return question.hits();
    }
    var classified = (Classified) rules.rows().get(kind).outcome();
    question.setGrade(classified.grade().orElse(Grade.GENERAL).name());
    var from = question.hits().size();
    ask(question, Stage.ROUTE, classified.category().code());
    var route = question.best(rules, from);
    if (route >= 0) {
      ((Routed) rules.rows().get(route).outcome())
          .grade()
          .ifPresent(it -> question.setGrade(it.name()));
    }
    ask(question, Stage.LIMIT, classified.category().code());
    ask(question, Stage.NOTIFY, classified.category().code());
    return question.hits();
  }

  private void ask(RowQuestion question, Stage stage, String key) {
    question.ask(stage, key);
    ask(question);
  }
}
