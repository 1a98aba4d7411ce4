package org.gridward.rules.engine.expert;

/** How large expert rules may be; beyond it a policy is refused. */
final class Bounds {

  /** Rules of one policy, in all its files. */
  static final int RULES = 200;

  /** Bytes of all files together. */
  static final int BYTES = 256 * 1024;

  static final int FILES = 50;

  /** Characters of a rule's name. */
  static final int NAME = 80;

  /** Characters between two of the words rule, when, then, end. */
  static final int SECTION = 2_000;

  /** Parentheses within each other, those of the pattern not counted; and nots in a row. */
  static final int DEPTH = 8;

  /** Patterns of one rule. */
  static final int PATTERNS = 6;

  /** Patterns of one type in one rule, for each joins with all of the other. */
  static final int SAME_PATTERNS = 2;

  /** Rows that one rule may hit. */
  static final int ROWS = 20;

  /** Sentences of one DSL file. */
  static final int SENTENCES = 200;

  /** Slots of one sentence. */
  static final int SLOTS = 6;

  /** Characters of a text or a slot's value. */
  static final int TEXT = 200;

  /** Firings for one event; more than these rules can make of two readings and two areas each. */
  static final int FIRINGS = 1_000_000;

  private Bounds() {}
}
