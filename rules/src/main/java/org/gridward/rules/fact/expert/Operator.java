package org.gridward.rules.fact.expert;

import java.util.Arrays;
import java.util.Optional;
import org.gridward.rules.fact.expert.FactField.Kind;

/** How two operands compare. */
public enum Operator {
  EQUAL("=="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  /** A text with another in it, or a set with a text among it. */
  CONTAINS("contains"),
  /** A text that is in a set. */
  MEMBER_OF("memberOf");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  public static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst();
  }

  /** Whether it can compare these kinds at all. */
  public boolean takes(Kind left, Kind right) {
    return switch (this) {
      case EQUAL -> left == right && left != Kind.TEXTS;
      case LESS, AT_MOST, MORE, AT_LEAST -> left == Kind.NUMBER && right == Kind.NUMBER;
      case CONTAINS -> (left == Kind.TEXT || left == Kind.TEXTS) && right == Kind.TEXT;
      case MEMBER_OF -> left == Kind.TEXT && right == Kind.TEXTS;
    };
  }

  @Override
  public String toString() {
    return sign;
  }
}
