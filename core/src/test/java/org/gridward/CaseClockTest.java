package org.gridward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.ENFORCEMENT;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.assigned;
import static org.gridward.testkit.Samples.nowhere;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Grade;
import org.gridward.department.Role;
import org.gridward.event.Source;
import org.junit.jupiter.api.Test;

/** The sample case is due four hours after {@code NOW}. */
class CaseClockTest {

  private static final Actor LI = new Actor("li", Role.HANDLER);
  private final CaseClock clock =
      new CaseClock(WorkCalendar.roundTheClock(ZoneId.of("Asia/Shanghai")));
  private final CaseFile opened =
      CaseFile.open(CaseId.of(2026, 1), nowhere(Source.CAMERA), assigned(Grade.GENERAL), NOW);

  @Test
  void a_transfer_keeps_the_deadline_and_reminds_the_new_department() {
    var after =
        clock.step(
            opened, Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("theirs"), after(2));

    assertThat(after.dueAt()).contains(after(4));
    assertThat(after.lastStep().remindAt()).contains(after(3));
  }

  @Test
  void an_extension_replaces_the_deadline() {
    var taken = clock.step(opened, Move.of(Action.TAKE, LI), after(1));
    var extended =
        clock.step(
            taken, Move.of(Action.EXTEND, LI).because("parts missing").dueAt(after(9)), after(1));

    assertThat(extended.dueAt()).contains(after(9));
    assertThatThrownBy(
            () ->
                clock.step(
                    extended, Move.of(Action.EXTEND, LI).because("x").dueAt(after(9)), after(2)))
        .hasMessage(
            "Case 2026-000001 is due 2026-03-02T11:00:00Z; an extension to 2026-03-02T11:00:00Z"
                + " is no extension, name a later time.");
  }

  @Test
  void a_suspension_stops_the_clock() {
    var taken = clock.step(opened, Move.of(Action.TAKE, LI), after(1));
    var suspended = clock.step(taken, Move.of(Action.SUSPEND, LI).because("frost"), after(1));
    var resumed = clock.step(suspended, Move.of(Action.RESUME, LI), after(100));

    assertThat(resumed.dueAt()).contains(after(103));
  }

  @Test
  void rework_has_the_time_that_was_left() {
    var taken = clock.step(opened, Move.of(Action.TAKE, LI), after(1));
    var done = clock.step(taken, Move.of(Action.DONE, LI), after(3));
    var wang = new Actor("wang", Role.CHECKER);
    var checking = clock.step(done, Move.of(Action.SEND_CHECK, wang), after(10));
    var failed = clock.step(checking, Move.of(Action.FAIL, wang).because("still there"), after(20));

    assertThat(failed.dueAt()).contains(after(21));
  }

  @Test
  void done_too_late_stays_too_late() {
    var taken = clock.step(opened, Move.of(Action.TAKE, LI), after(1));
    var done = clock.step(taken, Move.of(Action.DONE, LI), after(5));
    var wang = new Actor("wang", Role.CHECKER);
    var checking = clock.step(done, Move.of(Action.SEND_CHECK, wang), after(10));
    var failed = clock.step(checking, Move.of(Action.FAIL, wang).because("still there"), after(20));

    assertThat(failed.dueAt()).contains(after(4));
  }

  @Test
  void a_second_dispatch_starts_the_limit_anew() {
    var back = clock.step(opened, Move.of(Action.SEND_BACK, LI).because("not ours"), after(3));
    var again = clock.step(back, Move.of(Action.DISPATCH, LI).to(ENFORCEMENT), after(3));

    assertThat(again.dueAt()).contains(after(7));
    assertThat(again.lastStep().remindAt()).contains(after(5));
  }

  private static Instant after(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }
}
