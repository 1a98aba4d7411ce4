package org.gridward.rules.fact.expert;

import java.util.Comparator;

/**
 * A row that an expert rule found for an event.
 *
 * @param row the row's number
 * @param rule the rule's name
 * @param file where the rule stands
 * @param line its line there, from 1
 */
public record ExpertHit(String row, String rule, String file, int line)
    implements Comparable<ExpertHit> {

  private static final Comparator<ExpertHit> ORDER =
      Comparator.comparing(ExpertHit::row).thenComparing(ExpertHit::rule);

  /** By row, then by rule. */
  @Override
  public int compareTo(ExpertHit other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "expert rule \"%s\" in %s:%d matched row %s".formatted(rule, file, line, row);
  }
}
