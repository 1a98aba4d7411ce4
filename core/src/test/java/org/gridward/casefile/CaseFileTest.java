package org.gridward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.ENFORCEMENT;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.SANITATION;
import static org.gridward.testkit.Samples.assigned;
import static org.gridward.testkit.Samples.nowhere;

import java.util.List;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Explanation;
import org.gridward.decision.Grade;
import org.gridward.department.Role;
import org.gridward.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseFileTest {

  private static final CaseId ID = CaseId.of(2026, 118);
  private static final Actor LI = new Actor("li", Role.HANDLER);
  private static final Actor WANG = new Actor("wang", Role.CHECKER);

  @ParameterizedTest
  @CsvSource({
    "SENSOR, GENERAL, DISPATCHED",
    "CAMERA, GENERAL, DISPATCHED",
    "GRID_WORKER, GENERAL, DISPATCHED",
    "SUPERIOR, GENERAL, DISPATCHED",
    "CITIZEN, GENERAL, VERIFYING",
    "HOTLINE, MAJOR, VERIFYING",
    "VISIT, GENERAL, VERIFYING",
    "MAIL, GENERAL, VERIFYING",
    "MEDIA, GENERAL, VERIFYING",
    "CITIZEN, URGENT, DISPATCHED",
    "DEPARTMENT, GENERAL, REPORTED",
    "DEPARTMENT, URGENT, DISPATCHED",
  })
  void each_source_has_its_own_way_in(Source source, Grade grade, CaseState state) {
    assertThat(open(source, grade).state()).isEqualTo(state);
  }

  @Test
  void automatic_steps_are_steps_too() {
    var opened = open(Source.CAMERA, Grade.GENERAL);

    assertThat(opened.steps())
        .extracting(Step::action)
        .containsExactly(Action.REPORT, Action.ACCEPT, Action.FILE, Action.DISPATCH);
    assertThat(opened.steps()).allMatch(it -> it.actor().equals(Actor.SYSTEM));
    assertThat(opened.lead()).contains(SANITATION);
    assertThat(opened.dueAt()).contains(NOW.plusSeconds(4 * 3600));
  }

  @ParameterizedTest
  @EnumSource(Unassigned.Cause.class)
  void what_nobody_could_be_named_for_waits_for_a_person(Unassigned.Cause cause) {
    var opened =
        CaseFile.open(
            ID,
            nowhere(Source.CAMERA),
            new Unassigned(
                cause,
                "no row",
                Optional.empty(),
                new Explanation("r1", Optional.empty(), List.of())),
            NOW);

    assertThat(opened.state())
        .isEqualTo(
            cause == Unassigned.Cause.NO_JURISDICTION ? CaseState.FILED : CaseState.REPORTED);
    assertThat(opened.lead()).isEmpty();
  }

  @Test
  void a_case_runs_from_report_to_appraisal() {
    var done =
        open(Source.CAMERA, Grade.GENERAL)
            .with(Move.of(Action.TAKE, LI), NOW)
            .with(Move.of(Action.DONE, LI), NOW)
            .with(Move.of(Action.SEND_CHECK, WANG), NOW)
            .with(Move.of(Action.FAIL, WANG).because("still there"), NOW)
            .with(Move.of(Action.DONE, LI), NOW)
            .with(Move.of(Action.SEND_CHECK, WANG), NOW)
            .with(Move.of(Action.PASS, WANG), NOW)
            .with(Move.of(Action.APPRAISE, WANG), NOW);

    assertThat(done.state()).isEqualTo(CaseState.APPRAISED);
    assertThat(done.steps()).extracting(Step::no).isSorted().hasSize(12);
  }

  @Test
  void sent_back_it_has_no_department_and_no_deadline_until_it_is_dispatched_again() {
    var back =
        open(Source.CAMERA, Grade.GENERAL)
            .with(Move.of(Action.SEND_BACK, LI).because("not our ground"), NOW);

    assertThat(back.state()).isEqualTo(CaseState.FILED);
    assertThat(back.lead()).isEmpty();
    assertThat(back.dueAt()).isEmpty();

    var again =
        back.with(Move.of(Action.DISPATCH, WANG).to(ENFORCEMENT).dueAt(NOW.plusSeconds(60)), NOW);

    assertThat(again.lead()).contains(ENFORCEMENT);
    assertThat(again.dueAt()).contains(NOW.plusSeconds(60));
  }

  @Test
  void a_transfer_keeps_the_deadline() {
    var transferred =
        open(Source.CAMERA, Grade.GENERAL)
            .with(Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("street trade"), NOW);

    assertThat(transferred.lead()).contains(ENFORCEMENT);
    assertThat(transferred.dueAt()).contains(NOW.plusSeconds(4 * 3600));
  }

  @Test
  void supervision_is_a_flag() {
    var watched = open(Source.CAMERA, Grade.GENERAL).with(Move.of(Action.SUPERVISE, WANG), NOW);

    assertThat(watched.supervised()).isTrue();
    assertThat(watched.state()).isEqualTo(CaseState.DISPATCHED);
  }

  @Test
  void a_case_is_graded_higher_and_never_lower() {
    var opened = open(Source.CAMERA, Grade.MAJOR);
    var raise = Move.of(Action.RAISE, WANG).because("the third one today");
    var raised = opened.with(raise.raisedTo(Grade.URGENT), NOW);

    assertThat(opened.grade()).isEqualTo(Grade.MAJOR);
    assertThat(raised.grade()).isEqualTo(Grade.URGENT);
    assertThat(raised.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(raised.dueAt()).isEqualTo(opened.dueAt());
    for (var lower : List.of(raise.raisedTo(Grade.MAJOR), raise.raisedTo(Grade.GENERAL), raise)) {
      assertThatThrownBy(() -> opened.with(lower, NOW))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("RAISE of case 2026-000118 needs a grade above MAJOR.");
    }
  }

  @Test
  void what_the_state_does_not_allow_is_refused_and_what_it_allows_is_named() {
    var checking =
        open(Source.CAMERA, Grade.GENERAL)
            .with(Move.of(Action.TAKE, LI), NOW)
            .with(Move.of(Action.DONE, LI), NOW)
            .with(Move.of(Action.SEND_CHECK, WANG), NOW);

    assertThatThrownBy(() -> checking.with(Move.of(Action.FILE, WANG), NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Case 2026-000118 is CHECKING and does not take FILE;"
                + " it takes PASS, FAIL, CANCEL, SUPERVISE, RAISE.");
  }

  @Test
  void what_a_move_lacks_is_said() {
    var opened = open(Source.CAMERA, Grade.GENERAL);

    assertThatThrownBy(() -> opened.with(Move.of(Action.SEND_BACK, LI).because(" "), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SEND_BACK of case 2026-000118 needs a reason in words (opinion).");
    assertThatThrownBy(() -> opened.with(Move.of(Action.TRANSFER, LI).because("x"), NOW))
        .hasMessage("TRANSFER of case 2026-000118 needs a department.");
    var reported = open(Source.DEPARTMENT, Grade.GENERAL);
    assertThatThrownBy(() -> reported.with(Move.of(Action.MERGE, LI).into(ID), NOW))
        .hasMessage("MERGE of case 2026-000118 needs the number of another case (into).");
    var taken = opened.with(Move.of(Action.TAKE, LI), NOW);
    assertThatThrownBy(() -> taken.with(Move.of(Action.EXTEND, LI).because("x"), NOW))
        .hasMessage("EXTEND of case 2026-000118 needs a new deadline (dueAt).");
  }

  @Test
  void who_handled_a_case_does_not_check_it() {
    var checking =
        open(Source.CAMERA, Grade.GENERAL)
            .with(Move.of(Action.TAKE, LI), NOW)
            .with(Move.of(Action.DONE, LI), NOW)
            .with(Move.of(Action.SEND_CHECK, WANG), NOW);

    assertThatThrownBy(() -> checking.with(Move.of(Action.PASS, LI), NOW))
        .hasMessage(
            "Case 2026-000118 was handled by li, who cannot check it as well;"
                + " name another checker.");
  }

  private static CaseFile open(Source source, Grade grade) {
    Decision decision = assigned(grade);
    return CaseFile.open(ID, nowhere(source), decision, NOW);
  }
}
