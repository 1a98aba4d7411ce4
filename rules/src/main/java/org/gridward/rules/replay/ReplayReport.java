package org.gridward.rules.replay;

import java.util.List;
import java.util.Map;
import org.gridward.department.Department;

/**
 * What a changed policy would have done with past events (影响评估).
 *
 * @param candidate revision of the changed policy
 * @param baseline what it is compared with: a revision, or {@code recorded}
 * @param events how many events were decided
 * @param kinds how many differ in what
 * @param moves from which department to which, and how many
 * @param loads how many cases each department has
 * @param newlyOverdue cases that were handled in time and would have been late
 * @param newlyInTime cases that were late and would have been in time
 * @param drifted events that the active policy, asked again, decides otherwise than recorded: a
 *     fault of the engine or of the record, and no effect of the change
 * @param differences the events that differ, at most {@link Replay#MOST_TOLD}
 */
public record ReplayReport(
    String candidate,
    String baseline,
    long events,
    Map<Difference.Kind, Long> kinds,
    Map<Move, Long> moves,
    Map<Department, Load> loads,
    long newlyOverdue,
    long newlyInTime,
    long drifted,
    List<Difference> differences) {

  /**
   * Cases that change hands.
   *
   * @param from name of the department, empty for nobody
   * @param to name of the department, empty for nobody
   */
  public record Move(String from, String to) {}

  /**
   * The cases of a department.
   *
   * @param before under the baseline
   * @param after under the candidate
   */
  public record Load(long before, long after) {}

  /** How many events would be treated otherwise. */
  public long changed() {
    return events - kinds.getOrDefault(Difference.Kind.SAME, 0L);
  }
}
