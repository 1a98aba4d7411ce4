package org.gridward.rules.engine.expert;

import java.util.List;

/** Tokens in the order they are read. Not thread-safe. */
final class Tokens {

  private final List<Token> all;
  private int next;

  /** Reads tokens of which the last says that they end. */
  Tokens(List<Token> all) {
    this.all = all;
  }

  Token peek() {
    return all.get(next);
  }

  Token second() {
    return all.get(Math.min(next + 1, all.size() - 1));
  }

  Token take() {
    return all.get(next < all.size() - 1 ? next++ : next);
  }

  /** Takes a sign or word, if it is the next. */
  boolean take(String sign) {
    var is = peek().is(sign);
    if (is) {
      take();
    }
    return is;
  }

  void expect(String sign) throws Refusal {
    if (!take(sign)) {
      throw unexpected("\"" + sign + "\"", "“" + sign + "”");
    }
  }

  void expectEnd() throws Refusal {
    if (!isEnd()) {
      throw unexpected("&&, || or the end", "&&、|| 或结束");
    }
  }

  boolean isEnd() {
    return peek().kind() == Token.Kind.END;
  }

  Refusal unexpected(String en, String zh) {
    var seen = peek();
    return new Refusal(
        "X08",
        seen.at(),
        seen.text(),
        "此处是“%s”，应为%s；规则中没有调用、点号、运算和方括号。".formatted(seen.text(), zh),
        "%s stands where %s is expected; rules know no calls, dots, sums or brackets"
            .formatted(seen, en));
  }
}
