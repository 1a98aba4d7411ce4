package org.gridward.rules.fact.expert;

import java.util.List;

/** A part of a rule's condition. */
public sealed interface Element {

  /**
   * A fact that must be there.
   *
   * @param slot its number in the rule, from 0
   * @param type what kind of fact
   * @param constraints what it must satisfy, all of them
   */
  record Pattern(int slot, FactType type, List<Constraint> constraints) implements Element {
    public Pattern {
      constraints = List.copyOf(constraints);
    }
  }

  /** All of these together. */
  record And(List<Element> elements) implements Element {
    public And {
      elements = List.copyOf(elements);
    }
  }

  /** At least one of these. */
  record Or(List<Element> elements) implements Element {
    public Or {
      elements = List.copyOf(elements);
    }
  }

  /** Nothing like it may be there. */
  record Not(Element element) implements Element {}

  /** Something like it must be there; how many counts for nothing. */
  record Exists(Element element) implements Element {}
}
