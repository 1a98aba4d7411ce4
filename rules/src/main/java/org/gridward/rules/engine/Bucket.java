package org.gridward.rules.engine;

import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Outcome.Routed;

/** The rows that one key finds. Immutable; shared by all sessions. */
sealed interface Bucket {

  /** Adds the rows that hold for a question. */
  void answer(Question question);

  /**
   * Rows that say what an event of one kind is.
   *
   * @param exact rows that name the kind
   * @param wild rows for a family of kinds, or any
   */
  record OfKind(Section exact, Section wild) implements Bucket {
    @Override
    public void answer(Question question) {
      exact.ask(question);
      wild.ask(question);
    }
  }

  /**
   * Rows for one category: exact, for its group, and for any.
   *
   * @param route who handles it
   * @param limit how long it may take
   * @param told who is told
   */
  record OfCategory(Section[] route, Section[] limit, Section[] told) implements Bucket {

    @Override
    public void answer(Question question) {
      ask(route, question, Stage.ROUTE);
      var winner = question.winner(Stage.ROUTE);
      if (winner != null) {
        ((Routed) winner.outcome()).grade().ifPresent(question::raise); // limits may ask for it
      }
      ask(limit, question, Stage.LIMIT);
      ask(told, question, Stage.NOTIFY);
    }

    private static void ask(Section[] sections, Question question, Stage stage) {
      for (var section : sections) {
        section.ask(question);
      }
      question.hitFound(stage);
      question.close(stage);
    }
  }
}
