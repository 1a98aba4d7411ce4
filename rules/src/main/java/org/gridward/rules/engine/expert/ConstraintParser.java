package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridward.rules.fact.expert.Constraint;
import org.gridward.rules.fact.expert.FactField.Kind;
import org.gridward.rules.fact.expert.FactType;
import org.gridward.rules.fact.expert.Operand;
import org.gridward.rules.fact.expert.Operator;

/** Reads one constraint of a pattern: comparisons, and nothing that could be called. */
final class ConstraintParser {

  private final Tokens tokens;
  private final Operands operands;
  private final int slot;

  /**
   * A parser for one constraint.
   *
   * @param tokens its tokens
   * @param slot the pattern it stands in
   * @param type what that pattern asks about
   * @param names what is known by name here; a name that it gives is added
   */
  ConstraintParser(List<Token> tokens, int slot, FactType type, Map<String, Binding> names) {
    this.tokens = new Tokens(tokens);
    this.operands = new Operands(this.tokens, slot, type, names);
    this.slot = slot;
  }

  Constraint parse() throws Refusal {
    var from = tokens.peek();
    operands.bind();
    var constraint = operands.isBareBinding() ? new Constraint.All(List.of()) : or();
    tokens.expectEnd();
    var others = constraint.slots();
    others.remove(slot);
    if (others.size() > 1) {
      throw new Refusal(
          "X08",
          from.at(),
          from.text(),
          "一个条件只能与另外一个事实比较，请用逗号分成两个。",
          "a constraint compares with one other fact; write two, with a comma between");
    }
    return constraint;
  }

  private Constraint or() throws Refusal {
    var parts = new ArrayList<Constraint>(List.of(and()));
    while (tokens.take("||")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Constraint.AnyOf(parts);
  }

  private Constraint and() throws Refusal {
    var parts = new ArrayList<Constraint>(List.of(unary()));
    while (tokens.take("&&")) {
      parts.add(unary());
    }
    return parts.size() == 1 ? parts.get(0) : new Constraint.All(parts);
  }

  private Constraint unary() throws Refusal {
    if (tokens.take("!")) {
      return new Constraint.No(unary());
    }
    if (tokens.take("(")) {
      var inner = or();
      tokens.expect(")");
      return inner;
    }
    return comparison();
  }

  private Constraint comparison() throws Refusal {
    var at = tokens.peek();
    var left = operands.next();
    if (tokens.take("!=")) {
      return new Constraint.No(compare(at, left, Operator.EQUAL));
    }
    if (tokens.take("not")) {
      return new Constraint.No(worded(at, left));
    }
    var sign = Operator.of(tokens.peek().text());
    if (tokens.peek().is("in")) {
      return worded(at, left);
    }
    if (sign.isPresent() && tokens.take(sign.get().toString())) {
      return compare(at, left, sign.get());
    }
    if (left.kind() != Kind.TRUTH) {
      throw tokens.unexpected("a comparison such as ==, < or in", "比较，如 ==、<、in");
    }
    return new Constraint.Compare(left, Operator.EQUAL, new Operand.Truth(true));
  }

  private Constraint worded(Token at, Operand left) throws Refusal {
    if (tokens.take("in")) {
      return in(at, left);
    }
    for (var operator : List.of(Operator.CONTAINS, Operator.MEMBER_OF)) {
      if (tokens.take(operator.toString())) {
        return compare(at, left, operator);
      }
    }
    throw tokens.unexpected("in, contains or memberOf", "in、contains 或 memberOf");
  }

  private Constraint in(Token at, Operand left) throws Refusal {
    var literals = new ArrayList<Operand>();
    tokens.expect("(");
    do {
      var literal = operands.literal();
      operands.check(at, left, Operator.EQUAL, literal);
      literals.add(literal);
    } while (tokens.take(","));
    tokens.expect(")");
    return new Constraint.In(left, literals);
  }

  private Constraint compare(Token at, Operand left, Operator operator) throws Refusal {
    var right = operands.next();
    operands.check(at, left, operator, right);
    return new Constraint.Compare(left, operator, right);
  }
}
