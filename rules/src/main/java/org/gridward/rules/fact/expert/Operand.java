package org.gridward.rules.fact.expert;

/** One side of a comparison. */
public sealed interface Operand {

  FactField.Kind kind();

  /**
   * A field of a fact.
   *
   * @param slot the pattern it belongs to, by {@link Element.Pattern#slot()}
   * @param type what kind of fact
   * @param field the field
   */
  record Of(int slot, FactType type, FactField field) implements Operand {
    @Override
    public FactField.Kind kind() {
      return field.kind();
    }
  }

  /** A text. */
  record Text(String value) implements Operand {
    @Override
    public FactField.Kind kind() {
      return FactField.Kind.TEXT;
    }
  }

  /** A finite number. */
  record Number(double value) implements Operand {
    @Override
    public FactField.Kind kind() {
      return FactField.Kind.NUMBER;
    }
  }

  /** True or false. */
  record Truth(boolean value) implements Operand {
    @Override
    public FactField.Kind kind() {
      return FactField.Kind.TRUTH;
    }
  }
}
