package org.gridward.rules.engine.expert;

import org.gridward.rules.fact.expert.FactType;
import org.gridward.rules.fact.expert.Operand;

/** What a name with a dollar sign stands for. */
sealed interface Binding {

  /** A whole fact. */
  record Fact(int slot, FactType type) implements Binding {}

  /** One of its fields. */
  record Field(Operand.Of operand) implements Binding {}
}
