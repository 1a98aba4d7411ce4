package org.gridward.rules.engine;

import java.util.Arrays;
import org.kie.api.runtime.rule.FactHandle;

/** The questions of a batch that ask by one key: a fact that stays and is filled batch by batch. */
final class Group {

  private static final int FEW = 4;

  private final Integer key;
  private Question[] questions = new Question[FEW];
  private int size;
  FactHandle handle;

  Group(int key) {
    this.key = key;
  }

  Integer key() {
    return key;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Question question) {
    if (size == questions.length) {
      questions = Arrays.copyOf(questions, 2 * size);
    }
    questions[size++] = question;
  }

  /** All that the rule does. */
  void meet(Bucket bucket) {
    for (var i = 0; i < size; i++) {
      bucket.answer(questions[i]);
    }
  }

  /** Lets go of the questions, and of room that only a large batch needs. */
  void clear() {
    Arrays.fill(questions, 0, size, null);
    questions = size > 16 * FEW ? new Question[FEW] : questions;
    size = 0;
  }
}
