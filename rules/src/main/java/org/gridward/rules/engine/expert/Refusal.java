package org.gridward.rules.engine.expert;

/** A place in a file that the language of expert rules does not allow. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  /** Characters of the value seen that a person needs to find it. */
  private static final int SHOWN = 80;

  private final String code;
  private final int at;
  private final String value;
  private final String zh;

  /**
   * A refusal.
   *
   * @param code the guard that saw it, X01 to X14
   * @param at where, in characters from the start of the text
   * @param value what stands there
   * @param zh what is wrong and how to mend it
   * @param en the same in English
   */
  Refusal(String code, int at, String value, String zh, String en) {
    super(en);
    this.code = code;
    this.at = at;
    this.value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    this.zh = zh;
  }

  String code() {
    return code;
  }

  int at() {
    return at;
  }

  String value() {
    return value;
  }

  String zh() {
    return zh;
  }

  String en() {
    return getMessage();
  }
}
