package org.gridward;

import java.time.Instant;
import java.util.Optional;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.Move;
import org.gridward.casefile.Step;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Limits;

/**
 * What a step does to the deadline: dispatch and reopening start the limit anew, a transfer keeps
 * it, an extension replaces it, and after a suspension or a failed check the time left runs on.
 */
record CaseClock(WorkCalendar calendar) {

  /** The case after a step, with its deadline and reminder. */
  CaseFile step(CaseFile before, Move move, Instant now) {
    if (!(before.decision() instanceof Assigned assigned)) {
      return before.with(move, now);
    }
    var limits = assigned.limits();
    var due =
        switch (move.action()) {
          case DISPATCH, REOPEN ->
              move.dueAt().or(() -> Optional.of(calendar.dueAt(now, limits.handle())));
          case EXTEND -> move.dueAt();
          case TRANSFER -> before.dueAt();
          case RESUME -> resumed(before, Action.SUSPEND, limits, now);
          case FAIL -> resumed(before, Action.DONE, limits, now);
          default -> Optional.<Instant>empty();
        };
    return due.map(it -> before.with(move.dueAt(it), now, Optional.of(remindAt(now, it, limits))))
        .orElseGet(() -> before.with(move, now));
  }

  private Optional<Instant> resumed(CaseFile before, Action stop, Limits limits, Instant now) {
    var stopped =
        before.steps().stream()
            .filter(it -> it.action() == stop)
            .reduce((first, second) -> second)
            .map(Step::at)
            .orElse(now);
    return before.dueAt().map(due -> calendar.resume(due, stopped, now, limits.handle().unit()));
  }

  private Instant remindAt(Instant now, Instant due, Limits limits) {
    return calendar.remindAt(now, due, limits.handle().unit(), limits.reminder());
  }
}
