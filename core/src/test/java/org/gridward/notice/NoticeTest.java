package org.gridward.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gridward.testkit.Samples.ENFORCEMENT;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.SANITATION;
import static org.gridward.testkit.Samples.assigned;
import static org.gridward.testkit.Samples.nowhere;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Grade;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.department.Role;
import org.gridward.event.Source;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Actor LI = new Actor("li", Role.HANDLER);

  @Test
  void a_dispatched_case_tells_its_department_now_and_reminds_it_later() {
    var notices = Notice.of(open(Grade.GENERAL), 1, SHANGHAI);

    assertThat(notices)
        .extracting(Notice::moment)
        .containsExactly(Moment.ASSIGNED, Moment.REMINDER, Moment.OVERDUE);
    assertThat(notices)
        .extracting(Notice::notBefore)
        .containsExactly(NOW, NOW.plusSeconds(3 * 3600), NOW.plusSeconds(4 * 3600));
    assertThat(notices.get(0).text()).isEqualTo("ASSIGNED 2026-000001 暴露垃圾 — 环卫所 2026-03-02 14:00");
    assertThat(notices.get(0).id()).isEqualTo("2026-000001/4/ASSIGNED/HANDLER/sms");
  }

  @Test
  void an_urgent_case_tells_its_leader_in_the_same_instant() {
    assertThat(Notice.of(open(Grade.URGENT), 1, SHANGHAI))
        .filteredOn(it -> it.moment() == Moment.URGENT)
        .extracting(Notice::notBefore)
        .containsExactly(NOW);
  }

  @Test
  void a_case_that_becomes_urgent_tells_its_leader_then() {
    var opened = open(Grade.GENERAL);
    var raise = Move.of(Action.RAISE, LI).because("spreads");
    var major = opened.with(raise.raisedTo(Grade.MAJOR), NOW);
    var urgent = major.with(raise.raisedTo(Grade.URGENT), NOW.plusSeconds(1));

    assertThat(Notice.of(major, major.steps().size(), SHANGHAI)).isEmpty();
    assertThat(Notice.of(urgent, urgent.steps().size(), SHANGHAI))
        .extracting(Notice::moment, Notice::notBefore)
        .containsExactly(tuple(Moment.URGENT, NOW.plusSeconds(1)));
  }

  @Test
  void a_case_that_stays_overdue_is_told_later_and_only_while_it_is() {
    var opened = open(Grade.GENERAL);
    var assigned = (Assigned) opened.decision();
    var late = new NoticePlan(Moment.OVERDUE, Role.LEADER, "sms", "late", Duration.ofDays(1));
    var escalating =
        new CaseFile(
            opened.id(),
            opened.located(),
            new Assigned(
                assigned.category(),
                assigned.grade(),
                assigned.lead(),
                List.of(),
                List.of(),
                assigned.handling(),
                assigned.limits(),
                List.of(late),
                false,
                assigned.explanation()),
            opened.steps(),
            1);

    var notice = Notice.of(escalating, 1, SHANGHAI).get(0);
    assertThat(notice.id()).endsWith("/OVERDUE/LEADER/sms/PT24H");
    assertThat(notice.notBefore()).isEqualTo(opened.dueAt().orElseThrow().plus(late.after()));
    assertThat(notice.stillHolds(escalating)).isTrue();
    var done = escalating.with(Move.of(Action.TAKE, LI), NOW).with(Move.of(Action.DONE, LI), NOW);
    assertThat(notice.stillHolds(done)).isFalse();
  }

  @Test
  void a_step_brings_only_its_own_notices() {
    var opened = open(Grade.GENERAL);
    var transferred =
        opened.with(Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("street trade"), NOW);

    assertThat(Notice.of(transferred, opened.steps().size() + 1, SHANGHAI))
        .allMatch(it -> it.department().equals(ENFORCEMENT))
        .extracting(Notice::moment)
        .containsExactly(Moment.ASSIGNED, Moment.TRANSFERRED);
  }

  @Test
  void a_reminder_is_void_once_somebody_else_has_the_case() {
    var opened = open(Grade.GENERAL);
    var reminder = only(Notice.of(opened, 1, SHANGHAI), Moment.REMINDER);
    var taken = opened.with(Move.of(Action.TAKE, LI), NOW);
    var transferred =
        taken.with(Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("street trade"), NOW);

    assertThat(reminder.stillHolds(taken)).isTrue();
    assertThat(reminder.stillHolds(transferred)).isFalse();
    assertThat(reminder.stillHolds(taken.with(Move.of(Action.DONE, LI), NOW))).isFalse();
    assertThat(only(Notice.of(opened, 1, SHANGHAI), Moment.ASSIGNED).stillHolds(transferred))
        .isTrue();
  }

  @Test
  void a_department_that_sends_back_is_the_one_that_is_told() {
    var opened = open(Grade.GENERAL);
    var back = opened.with(Move.of(Action.SEND_BACK, LI).because("not ours"), NOW);

    assertThat(only(Notice.of(back, 5, SHANGHAI), Moment.SENT_BACK).department())
        .isEqualTo(SANITATION);
  }

  private static Notice only(List<Notice> notices, Moment moment) {
    return notices.stream().filter(it -> it.moment() == moment).findFirst().orElseThrow();
  }

  private static CaseFile open(Grade grade) {
    return CaseFile.open(CaseId.of(2026, 1), nowhere(Source.CAMERA), assigned(grade), NOW);
  }
}
