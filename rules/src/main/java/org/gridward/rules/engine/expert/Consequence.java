package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads what a rule does: {@code $e.hit("SR-013");}, once or several times, and nothing else.
 *
 * @param source the text
 * @param events the names of events
 * @param rows the rows that may be hit
 */
record Consequence(Source source, Set<String> events, Set<String> rows) {

  /** The rows that a rule hits, sorted. */
  List<String> rows(RuleDescr rule) throws Refusal {
    var tokens = new Tokens(between(rule));
    var hit = new TreeSet<String>();
    do {
      var row = statement(tokens);
      if (!rows.contains(row.text())) {
        throw new Refusal(
            "X11",
            row.at(),
            row.text(),
            "派单、时限、通知规则中没有编号“%s”，请改成已有的规则编号。".formatted(row.text()),
            "no row of 派单规则, 时限规则 or 通知规则 has the number \"%s\"; write one that has"
                .formatted(row.text()));
      }
      hit.add(row.text());
    } while (!tokens.isEnd());
    if (hit.size() > Bounds.ROWS) {
      throw new Refusal(
          "X04",
          rule.getStartCharacter(),
          hit.size() + "",
          "一条规则最多命中 %d 行。".formatted(Bounds.ROWS),
          "a rule hits at most %d rows".formatted(Bounds.ROWS));
    }
    return List.copyOf(hit);
  }

  private Token statement(Tokens tokens) throws Refusal {
    var event = tokens.take();
    if (!events.contains(event.text())) {
      throw foreign(event.at(), event.text());
    }
    expect(tokens, ".");
    expect(tokens, "hit");
    expect(tokens, "(");
    var row = tokens.take();
    if (row.kind() != Token.Kind.TEXT) {
      throw foreign(row.at(), row.text());
    }
    Operands.text(row);
    expect(tokens, ")");
    expect(tokens, ";");
    return row;
  }

  private static void expect(Tokens tokens, String sign) throws Refusal {
    if (!tokens.take(sign)) {
      throw foreign(tokens.peek().at(), tokens.peek().text());
    }
  }

  private static Refusal foreign(int at, String value) {
    return new Refusal(
        "X10",
        at,
        value,
        "then 之后只能写 $e.hit(\"规则编号\"); $e 须是 when 中不在 or、not、exists 内的 Event。",
        "after then write only $e.hit(\"SR-013\"); where $e is an Event of the condition, outside"
            + " or, not and exists");
  }

  /** What stands between then and end, as we see it; it must be what the parser saw. */
  private List<Token> between(RuleDescr rule) throws Refusal {
    var text = source.text();
    var from = 0;
    var to = Math.min(text.length(), rule.getEndCharacter() + 1);
    for (var token : Lexer.tokens(text, rule.getStartCharacter(), to)) {
      if (token.is("then") && from == 0) {
        from = token.at() + "then".length();
      } else if (token.is("end") && from > 0) {
        var seen = text.substring(from, token.at()).strip();
        if (!seen.equals(String.valueOf(rule.getConsequence()).strip())) {
          throw foreign(from, seen);
        }
        return Lexer.tokens(text, from, token.at());
      }
    }
    throw foreign(rule.getStartCharacter(), "");
  }
}
