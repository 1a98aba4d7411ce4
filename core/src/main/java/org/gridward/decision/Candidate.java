package org.gridward.decision;

/**
 * A row that matched as well and lost (候选).
 *
 * @param ruleId its number
 * @param row where it stands
 * @param outcome what it would have decided, in words
 * @param lostBy the first step of the ranking in which it was behind the winner
 */
public record Candidate(String ruleId, RowRef row, String outcome, Step lostBy) {

  /** The ranking, step by step: the first difference decides. */
  public enum Step {
    /** The winner names the category exactly, this row a group or any. */
    KEY,
    /** The winner names the asset's owner. */
    OWNER,
    /** The winner names a smaller area. */
    AREA,
    /** The winner has more conditions. */
    CONDITIONS,
    /** The winner's priority number is higher. */
    PRIORITY,
    /** Equal in everything, same outcome: the lower number stands. */
    ROW_ID
  }
}
