package org.gridward.rules.engine.expert;

/**
 * A word, sign or literal of a rule.
 *
 * @param kind what it is
 * @param text as written; a text without its quotes
 * @param at where it starts, in characters from the start of the file
 */
record Token(Kind kind, String text, int at) {

  /** What a token can be. */
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TEXT -> "\"" + text + "\"";
      case END -> "the end";
      default -> text;
    };
  }
}
