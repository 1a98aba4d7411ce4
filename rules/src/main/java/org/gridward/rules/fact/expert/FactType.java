package org.gridward.rules.fact.expert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The facts that an expert rule may ask about. */
public enum FactType {
  /** What was reported; one. */
  EVENT("Event", FactField.OF_EVENT),
  /** A reading of it; up to {@link #MOST_READINGS}. */
  READING("Reading", FactField.OF_READING),
  /** A unit above its grid: community, street, district. */
  AREA("Area", FactField.OF_AREA);

  /** Readings of one event that rules see, the first ones; pairs of them stay few. */
  public static final int MOST_READINGS = 16;

  private final String word;
  private final List<FactField> fields;

  FactType(String word, List<FactField> fields) {
    this.word = word;
    this.fields = fields;
  }

  /** The type that rules write so. */
  public static Optional<FactType> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  public List<FactField> fields() {
    return fields;
  }

  public Optional<FactField> field(String name) {
    return FactField.named(fields, name);
  }
}
