package org.gridward.decision;

import java.util.List;

/**
 * One row that decided something (依据).
 *
 * @param stage what it decided
 * @param ruleId its number, such as {@code SR-013}
 * @param row where it stands
 * @param text what it says, in words
 * @param basis the regulation behind it, or empty
 * @param matches the conditions that held
 * @param lost the rows that matched as well and lost, best first
 */
public record Reason(
    Stage stage,
    String ruleId,
    RowRef row,
    String text,
    String basis,
    List<Match> matches,
    List<Candidate> lost) {

  /** The stages of a decision, in their order. */
  public enum Stage {
    /** What it is (分类). */
    CLASSIFY,
    /** Who handles it (派单). */
    ROUTE,
    /** How long it may take (时限). */
    LIMIT,
    /** Who is told (通知). */
    NOTIFY
  }

  public Reason {
    matches = List.copyOf(matches);
    lost = List.copyOf(lost);
  }

  @Override
  public String toString() {
    return ruleId + " (" + row + "): " + text;
  }
}
