package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text without comments into tokens, in one pass. */
final class Lexer {

  private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=", "&&", "||", ":=");

  private final String text;
  private final int to;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /** The tokens of a part of a text, and one that says it ends. */
  static List<Token> tokens(String text, int from, int to) throws Refusal {
    var lexer = new Lexer(text, from, to);
    while (lexer.at < to) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "", to));
    return lexer.tokens;
  }

  private void next() throws Refusal {
    var point = text.codePointAt(at);
    if (Character.isWhitespace(point)) {
      at++;
    } else if (point == '"') {
      literal();
    } else if (isWord(point) && !Character.isDigit(point)) {
      run(Token.Kind.WORD);
    } else if (Character.isDigit(point)) {
      run(Token.Kind.NUMBER);
    } else {
      var size = at + 2 <= to && PAIRS.contains(text.substring(at, at + 2)) ? 2 : 1;
      tokens.add(new Token(Token.Kind.SIGN, text.substring(at, at + size), at));
      at += size;
    }
  }

  private void literal() throws Refusal {
    var end = text.indexOf('"', at + 1);
    var line = text.indexOf('\n', at);
    if (end < 0 || end >= to || line >= 0 && line < end) {
      throw new Refusal(
          "X03",
          at,
          "\"",
          "文字没有结束，请在同一行补上引号。",
          "the text has no end; close its quotes in this line");
    }
    tokens.add(new Token(Token.Kind.TEXT, text.substring(at + 1, end), at));
    at = end + 1;
  }

  private void run(Token.Kind kind) {
    var from = at;
    while (at < to && continues(text.codePointAt(at), kind)) {
      at += Character.charCount(text.codePointAt(at));
    }
    tokens.add(new Token(kind, text.substring(from, at), from));
  }

  private static boolean continues(int point, Token.Kind kind) {
    return isWord(point) || kind == Token.Kind.NUMBER && point == '.';
  }

  private static boolean isWord(int point) {
    return point < 0x80
        ? Character.isLetterOrDigit(point) || point == '_' || point == '$'
        : RawScan.isHan(point);
  }
}
