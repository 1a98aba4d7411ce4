package org.gridward.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Grade;
import org.gridward.department.Department;

/**
 * One line of a case's history (留痕).
 *
 * @param no 1 for the first step
 * @param from the state before; empty for the first step
 * @param to the state after
 * @param action what was done
 * @param actor who did it
 * @param at when
 * @param opinion why, in words
 * @param department the department that became responsible by this step
 * @param dueAt the deadline set by this step
 * @param remindAt when its handler is reminded of that deadline
 * @param into the other case, after a merge
 * @param grade how bad it is since this step, where it was graded higher
 * @param attachments evidence, by reference
 */
public record Step(
    int no,
    Optional<CaseState> from,
    CaseState to,
    Action action,
    Actor actor,
    Instant at,
    Optional<String> opinion,
    Optional<Department> department,
    Optional<Instant> dueAt,
    Optional<Instant> remindAt,
    Optional<CaseId> into,
    Optional<Grade> grade,
    List<String> attachments) {

  public Step {
    attachments = List.copyOf(attachments);
  }
}
