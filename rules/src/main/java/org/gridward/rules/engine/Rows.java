package org.gridward.rules.engine;

import java.util.Arrays;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rows of one key in a session: a fact that stays, and that the questions of a batch are put
 * to. One thread's.
 */
final class Rows {

  private static final int FEW = 4;

  private final Bucket bucket;
  private final Runnable answered;
  private Question[] questions = new Question[FEW];
  private int size;
  FactHandle handle;

  /**
   * Nobody asks so far.
   *
   * @param answered is told when all questions were answered
   */
  Rows(Bucket bucket, Runnable answered) {
    this.bucket = bucket;
    this.answered = answered;
  }

  boolean areAsked() {
    return size > 0;
  }

  void ask(Question question) {
    if (size == questions.length) {
      questions = Arrays.copyOf(questions, 2 * size);
    }
    questions[size++] = question;
  }

  /** All that the rule does. */
  void answer() {
    for (var i = 0; i < size; i++) {
      bucket.answer(questions[i]);
    }
    answered.run();
  }

  /** Lets go of the questions, and of room that only a large batch needs. */
  void clear() {
    Arrays.fill(questions, 0, size, null);
    questions = size > 16 * FEW ? new Question[FEW] : questions;
    size = 0;
  }
}
