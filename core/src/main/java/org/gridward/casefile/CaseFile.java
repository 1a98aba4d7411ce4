package org.gridward.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Grade;
import org.gridward.department.Department;
import org.gridward.grid.LocatedEvent;

/**
 * A matter and everything that was done about it (案卷). It is its history: state, responsible
 * department and deadline are what the steps say. Immutable; a step makes a new case.
 *
 * @param id its number
 * @param located the event that opened it, with its grid
 * @param decision who shall handle it, and why
 * @param steps its history, in order, never empty
 * @param reports how many events it stands for, 1 or more
 */
public record CaseFile(
    CaseId id, LocatedEvent located, Decision decision, List<Step> steps, int reports) {

  public CaseFile {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Case " + id + " has no step; its first is REPORT.");
    }
  }

  /**
   * Opens a case for an event and takes the automatic steps that its source allows: what devices,
   * grid workers, superiors and the platform itself report is accepted, filed and dispatched at
   * once; what citizens, hotlines and the press report is verified on the spot first, unless it is
   * urgent; another department's matter waits for an operator.
   */
  public static CaseFile open(CaseId id, LocatedEvent located, Decision decision, Instant at) {
    var report =
        new Step(
            1,
            Optional.empty(),
            CaseState.REPORTED,
            Action.REPORT,
            Actor.SYSTEM,
            at,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    var opened = new CaseFile(id, located, decision, List.of(report), 1);
    if (decision instanceof Unassigned it && it.cause() != Unassigned.Cause.NO_JURISDICTION) {
      return opened;
    }
    var urgent = decision instanceof Assigned it && it.grade() == Grade.URGENT;
    return switch (located.event().source()) {
      case SENSOR, CAMERA, GRID_WORKER, SUPERIOR, PLATFORM -> opened.filed(at);
      case CITIZEN, HOTLINE, VISIT, MAIL, MEDIA ->
          urgent ? opened.filed(at) : opened.with(Move.of(Action.ASK_VERIFY, Actor.SYSTEM), at);
      case DEPARTMENT -> urgent ? opened.filed(at) : opened;
    };
  }

  private CaseFile filed(Instant at) {
    return with(Move.of(Action.ACCEPT, Actor.SYSTEM), at)
        .with(Move.of(Action.FILE, Actor.SYSTEM), at)
        .dispatched(at);
  }

  /** Dispatches to the department that the rules named, with the deadline they named. */
  private CaseFile dispatched(Instant at) {
    if (!(decision instanceof Assigned it)) {
      return this;
    }
    var move = Move.of(Action.DISPATCH, Actor.SYSTEM).to(it.lead()).dueAt(it.limits().dueAt());
    return with(move, at, Optional.of(it.limits().remindAt()));
  }

  /** The case after one more step, without a new reminder. */
  public CaseFile with(Move move, Instant at) {
    return with(move, at, Optional.empty());
  }

  /**
   * The case after one more step.
   *
   * @param remindAt when the handler is reminded of the deadline that the move sets
   * @throws IllegalStateException when the state does not allow the action; it names those allowed
   * @throws IllegalArgumentException when the move lacks what its action needs
   */
  public CaseFile with(Move move, Instant at, Optional<Instant> remindAt) {
    var to = state().moves().get(move.action());
    if (to == null) {
      throw new IllegalStateException(
          "Case %s is %s and does not take %s; it takes %s."
              .formatted(
                  id,
                  state(),
                  move.action(),
                  state().moves().keySet().stream()
                      .filter(it -> it != Action.NOTICE_FAILED)
                      .map(Action::name)
                      .collect(Collectors.joining(", "))));
    }
    checkNeeds(move);
    var more = new ArrayList<>(steps);
    more.add(
        new Step(
            steps.size() + 1,
            Optional.of(state()),
            to,
            move.action(),
            move.actor(),
            at,
            move.opinion(),
            move.department(),
            move.dueAt(),
            remindAt,
            move.into(),
            move.grade(),
            move.attachments()));
    return new CaseFile(id, located, decision, more, reports);
  }

  private void checkNeeds(Move move) {
    for (var need : move.action().needs()) {
      var there =
          switch (need) {
            case OPINION -> move.opinion().filter(it -> !it.isBlank()).isPresent();
            case DEPARTMENT -> move.department().isPresent();
            case DUE -> move.dueAt().isPresent();
            case CASE -> move.into().filter(it -> !it.equals(id)).isPresent();
            case GRADE -> move.grade().filter(it -> it.compareTo(grade()) > 0).isPresent();
          };
      if (!there) {
        throw new IllegalArgumentException(
            "%s of case %s needs %s."
                .formatted(
                    move.action(),
                    id,
                    switch (need) {
                      case OPINION -> "a reason in words (opinion)";
                      case DEPARTMENT -> "a department";
                      case DUE -> "a new deadline (dueAt)";
                      case CASE -> "the number of another case (into)";
                      case GRADE -> "a grade above " + grade();
                    }));
      }
    }
    if (move.action() == Action.EXTEND && !move.dueAt().get().isAfter(dueAt().orElse(openedAt()))) {
      throw new IllegalArgumentException(
          "Case %s is due %s; an extension to %s is no extension, name a later time."
              .formatted(id, dueAt().orElse(openedAt()), move.dueAt().get()));
    }
    var checks = move.action() == Action.PASS || move.action() == Action.FAIL;
    if (checks && lastActor(Action.DONE).filter(move.actor().name()::equals).isPresent()) {
      throw new IllegalArgumentException(
          "Case %s was handled by %s, who cannot check it as well; name another checker."
              .formatted(id, move.actor().name()));
    }
  }

  private Optional<String> lastActor(Action action) {
    return steps.stream()
        .filter(it -> it.action() == action)
        .reduce((first, second) -> second)
        .map(it -> it.actor().name());
  }

  /** The same case, standing for more or fewer events. */
  public CaseFile withReports(int count) {
    return new CaseFile(id, located, decision, steps, count);
  }

  public Step lastStep() {
    return steps.get(steps.size() - 1);
  }

  /** Where the case stands. */
  public CaseState state() {
    return lastStep().to();
  }

  /** When the event that opened it was taken in. */
  public Instant openedAt() {
    return steps.get(0).at();
  }

  /** Who has it now; empty before dispatch and after it was sent back. */
  public Optional<Department> lead() {
    return sinceSentBack().stream()
        .flatMap(it -> it.department().stream())
        .reduce((first, second) -> second);
  }

  /** The deadline that counts now; empty before dispatch and after it was sent back. */
  public Optional<Instant> dueAt() {
    return sinceSentBack().stream()
        .flatMap(it -> it.dueAt().stream())
        .reduce((first, second) -> second);
  }

  /** How bad it is: as decided, or as it was graded since; general where nobody decided. */
  public Grade grade() {
    var decided = decision instanceof Assigned it ? it.grade() : Grade.GENERAL;
    return steps.stream()
        .flatMap(it -> it.grade().stream())
        .reduce((first, second) -> second)
        .orElse(decided);
  }

  /** Whether it is watched from above (督办). */
  public boolean supervised() {
    return steps.stream().anyMatch(it -> it.action() == Action.SUPERVISE);
  }

  private List<Step> sinceSentBack() {
    var from = 0;
    for (var i = 0; i < steps.size(); i++) {
      from = steps.get(i).action() == Action.SEND_BACK ? i + 1 : from;
    }
    return steps.subList(from, steps.size());
  }
}
