package org.gridward.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Grade;
import org.gridward.department.Department;

/**
 * What somebody wants to do to a case.
 *
 * @param action what
 * @param actor who
 * @param opinion why, in words; required where the action says so
 * @param department to which department, for {@link Action#DISPATCH} and {@link Action#TRANSFER}
 * @param dueAt the new deadline, for {@link Action#EXTEND}
 * @param into the other case, for {@link Action#MERGE}; for other actions a link
 * @param grade the higher grade, for {@link Action#RAISE}
 * @param attachments evidence, by reference
 */
public record Move(
    Action action,
    Actor actor,
    Optional<String> opinion,
    Optional<Department> department,
    Optional<Instant> dueAt,
    Optional<CaseId> into,
    Optional<Grade> grade,
    List<String> attachments) {

  public Move {
    attachments = List.copyOf(attachments);
  }

  /** An action that needs nothing else. */
  public static Move of(Action action, Actor actor) {
    return new Move(
        action,
        actor,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public Move because(String words) {
    return new Move(action, actor, Optional.of(words), department, dueAt, into, grade, attachments);
  }

  public Move to(Department other) {
    return new Move(action, actor, opinion, Optional.of(other), dueAt, into, grade, attachments);
  }

  public Move dueAt(Instant later) {
    return new Move(
        action, actor, opinion, department, Optional.of(later), into, grade, attachments);
  }

  public Move into(CaseId other) {
    return new Move(
        action, actor, opinion, department, dueAt, Optional.of(other), grade, attachments);
  }

  public Move raisedTo(Grade higher) {
    return new Move(
        action, actor, opinion, department, dueAt, into, Optional.of(higher), attachments);
  }
}
