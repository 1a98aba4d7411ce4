package org.gridward.rules.engine.expert;

import java.util.Collection;
import java.util.function.IntFunction;
import org.gridward.rules.fact.expert.Constraint;
import org.gridward.rules.fact.expert.Operand;
import org.gridward.rules.fact.expert.Operator;

/** Whether a constraint holds for facts: what Drools calls where a rule's author wrote it. */
final class Holding {

  private Holding() {}

  /**
   * Whether it holds.
   *
   * @param facts the fact of each slot that the constraint looks at
   */
  static boolean holds(Constraint constraint, IntFunction<Seen> facts) {
    if (constraint instanceof Constraint.All it) {
      return it.parts().stream().allMatch(part -> holds(part, facts));
    }
    if (constraint instanceof Constraint.AnyOf it) {
      return it.parts().stream().anyMatch(part -> holds(part, facts));
    }
    if (constraint instanceof Constraint.No it) {
      return !holds(it.part(), facts);
    }
    if (constraint instanceof Constraint.In it) {
      var value = value(it.operand(), facts);
      return value != null
          && it.literals().stream()
              .anyMatch(one -> compare(value, Operator.EQUAL, value(one, facts)));
    }
    var it = (Constraint.Compare) constraint;
    var left = value(it.left(), facts);
    var right = value(it.right(), facts);
    return left != null && right != null && compare(left, it.operator(), right);
  }

  private static boolean compare(Object left, Operator operator, Object right) {
    return switch (operator) {
      case EQUAL -> left instanceof Double it ? it == (double) right : left.equals(right);
      case LESS -> (double) left < (double) right;
      case AT_MOST -> (double) left <= (double) right;
      case MORE -> (double) left > (double) right;
      case AT_LEAST -> (double) left >= (double) right;
      case CONTAINS ->
          left instanceof Collection<?> it
              ? it.contains(right)
              : ((String) left).contains((String) right);
      case MEMBER_OF -> ((Collection<?>) right).contains(left);
    };
  }

  private static Object value(Operand operand, IntFunction<Seen> facts) {
    if (operand instanceof Operand.Of it) {
      return facts.apply(it.slot()).values().get(it.field().name());
    }
    if (operand instanceof Operand.Text it) {
      return it.value();
    }
    return operand instanceof Operand.Number it
        ? (Object) it.value()
        : (Object) ((Operand.Truth) operand).value();
  }
}
