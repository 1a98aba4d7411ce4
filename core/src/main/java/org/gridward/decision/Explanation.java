package org.gridward.decision;

import java.util.List;
import java.util.Optional;
import org.gridward.grid.GridProof;

/**
 * Why a decision is as it is (解释).
 *
 * @param revision the accepted rule set that decided, by its content hash
 * @param place why the event belongs to its grid; empty where it told no place
 * @param reasons the winning rows, stage by stage, each with the rows that lost to it
 */
public record Explanation(String revision, Optional<GridProof> place, List<Reason> reasons) {

  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /**
   * The row that won a stage. Several rows can tell people, so ask {@link #reasons()} for those.
   */
  public Optional<Reason> reason(Reason.Stage stage) {
    return reasons.stream().filter(it -> it.stage() == stage).findFirst();
  }
}
