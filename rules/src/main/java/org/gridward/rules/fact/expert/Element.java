package org.gridward.rules.fact.expert;

import java.util.List;
import java.util.stream.Stream;

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

  /** All patterns in it, also those within not, exists and or. */
  default Stream<Pattern> patterns() {
    if (this instanceof Pattern it) {
      return Stream.of(it);
    }
    if (this instanceof And it) {
      return it.elements().stream().flatMap(Element::patterns);
    }
    if (this instanceof Or it) {
      return it.elements().stream().flatMap(Element::patterns);
    }
    return this instanceof Not it ? it.element().patterns() : ((Exists) this).element().patterns();
  }
}
