package org.gridward.rules.fact.expert;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a pattern asks of its fact. */
public sealed interface Constraint {

  /** All of these. */
  record All(List<Constraint> parts) implements Constraint {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of these. */
  record AnyOf(List<Constraint> parts) implements Constraint {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /** The contrary. */
  record No(Constraint part) implements Constraint {}

  /** Two operands compared. */
  record Compare(Operand left, Operator operator, Operand right) implements Constraint {}

  /** One of these literals. */
  record In(Operand operand, List<Operand> literals) implements Constraint {
    public In {
      literals = List.copyOf(literals);
    }
  }

  /** The patterns whose facts it looks at. */
  default Set<Integer> slots() {
    var slots = new TreeSet<Integer>();
    gather(slots);
    return slots;
  }

  private void gather(Set<Integer> slots) {
    if (this instanceof All it) {
      it.parts.forEach(part -> part.gather(slots));
    } else if (this instanceof AnyOf it) {
      it.parts.forEach(part -> part.gather(slots));
    } else if (this instanceof No it) {
      it.part.gather(slots);
    } else if (this instanceof Compare it) {
      gather(it.left, slots);
      gather(it.right, slots);
    } else if (this instanceof In it) {
      gather(it.operand, slots);
    }
  }

  private static void gather(Operand operand, Set<Integer> slots) {
    if (operand instanceof Operand.Of it) {
      slots.add(it.slot());
    }
  }
}
