package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Set;

/** Measures a text before it is parsed, so that no parser can be made to run deep or long. */
final class Extent {

  private static final Set<String> STRUCTURE = Set.of("rule", "when", "then", "end");
  private static final Set<String> PREFIXES = Set.of("!", "-", "+", "~", "not", "exists");

  private Extent() {}

  /** The rules in a text, counted; throws where one of {@link Bounds} is passed. */
  static int rules(String text) throws Refusal {
    var tokens = Lexer.tokens(text, 0, text.length());
    depth(tokens);
    prefixes(tokens);
    sections(tokens);
    return (int) tokens.stream().filter(it -> it.is("rule")).count();
  }

  private static void depth(List<Token> tokens) throws Refusal {
    var depth = 0;
    for (var token : tokens) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      } else if (STRUCTURE.contains(token.text()) && token.kind() == Token.Kind.WORD) {
        depth = 0;
      }
      if (depth > Bounds.DEPTH + 1) {
        throw tooMuch(token, "括号嵌套", "parentheses within each other", Bounds.DEPTH);
      }
    }
  }

  private static void prefixes(List<Token> tokens) throws Refusal {
    var run = 0;
    for (var token : tokens) {
      if (token.kind() == Token.Kind.END || token.is("(")) {
        continue; // "not (not (" is a run too
      }
      run = token.kind() != Token.Kind.TEXT && PREFIXES.contains(token.text()) ? run + 1 : 0;
      if (run > Bounds.DEPTH) {
        throw tooMuch(token, "连续的否定", "nots in a row", Bounds.DEPTH);
      }
    }
  }

  private static void sections(List<Token> tokens) throws Refusal {
    var from = tokens.get(0);
    var size = 0;
    for (var token : tokens) {
      if (STRUCTURE.contains(token.text()) && token.kind() == Token.Kind.WORD) {
        from = token;
        size = 0;
      }
      size += token.text().length() + 1;
      if (size > Bounds.SECTION) {
        throw tooMuch(from, "一段的字符", "characters in one section", Bounds.SECTION);
      }
    }
  }

  private static Refusal tooMuch(Token token, String zh, String en, int bound) {
    return new Refusal(
        "X04",
        token.at(),
        token.text(),
        "%s超过 %d，请拆成几条规则。".formatted(zh, bound),
        "more than %d %s; write several rules".formatted(bound, en));
  }
}
