package org.gridward.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Step;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Grade;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.department.Department;
import org.gridward.department.Role;

/**
 * One message to one role (通知), written in the transaction that takes the step and sent after it.
 *
 * @param id names it for ever: case, step, moment, role, channel, and how long after the moment
 * @param caseId the case
 * @param moment what it tells
 * @param department whose people are told
 * @param role whom; the notifier knows the person
 * @param channel how, as the rule row wrote it
 * @param text the message
 * @param notBefore when it is to be sent; later than the step for reminders
 */
public record Notice(
    String id,
    CaseId caseId,
    Moment moment,
    Department department,
    Role role,
    String channel,
    String text,
    Instant notBefore) {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * The notices that the last steps of a case bring.
   *
   * @param firstStep number of the first step that is new
   * @param zone the zone in which people read the deadline
   */
  public static List<Notice> of(CaseFile caseFile, int firstStep, ZoneId zone) {
    if (!(caseFile.decision() instanceof Assigned decision)) {
      return List.of();
    }
    var notices = new ArrayList<Notice>();
    for (var step : caseFile.steps().subList(firstStep - 1, caseFile.steps().size())) {
      for (var plan : decision.notices()) {
        when(step, plan.when(), decision)
            .map(at -> at.plus(plan.after()))
            .ifPresent(at -> notices.add(notice(caseFile, step, decision, plan, at, zone)));
      }
    }
    return notices;
  }

  private static Optional<Instant> when(Step step, Moment moment, Assigned decision) {
    var given = step.action() == Action.DISPATCH || step.action() == Action.TRANSFER;
    var at = Optional.of(step.at());
    return switch (moment) {
      case ASSIGNED -> at.filter(it -> given);
      case URGENT ->
          at.filter(
              it ->
                  step.action() == Action.DISPATCH && decision.grade() == Grade.URGENT
                      || step.grade().filter(Grade.URGENT::equals).isPresent());
      case REMINDER -> step.remindAt();
      case OVERDUE -> step.dueAt();
      case SENT_BACK -> at.filter(it -> step.action() == Action.SEND_BACK);
      case TRANSFERRED -> at.filter(it -> step.action() == Action.TRANSFER);
      case CLOSED -> at.filter(it -> step.action() == Action.CLOSE || step.action() == Action.PASS);
    };
  }

  private static Notice notice(
      CaseFile caseFile, Step step, Assigned decision, NoticePlan plan, Instant at, ZoneId zone) {
    var department = step.department().or(caseFile::lead).orElse(decision.lead());
    var due = step.dueAt().or(caseFile::dueAt).orElse(decision.limits().dueAt());
    var text =
        plan.template()
            .replace("{case}", caseFile.id().value())
            .replace("{category}", decision.category().minor())
            .replace("{grid}", caseFile.located().grid().map(it -> it.name()).orElse("—"))
            .replace("{department}", department.name())
            .replace("{due}", MINUTES.withZone(zone).format(due));
    return new Notice(
        String.join(
            "/",
            caseFile.id().value(),
            Integer.toString(step.no()),
            plan.when().name(),
            plan.role().name(),
            plan.channel() + (plan.after().isZero() ? "" : "/" + plan.after())),
        caseFile.id(),
        plan.when(),
        department,
        plan.role(),
        plan.channel(),
        text,
        at);
  }

  /** Whether there are cases in which it makes no sense any more: {@link #stillHolds}. */
  public boolean mayLapse() {
    return moment == Moment.REMINDER || moment == Moment.OVERDUE;
  }

  /**
   * Whether it still makes sense to send this: a reminder only while the same department has the
   * case in hand under the same deadline.
   */
  public boolean stillHolds(CaseFile now) {
    if (!mayLapse()) {
      return true;
    }
    var inHand =
        switch (now.state()) {
          case DISPATCHED, HANDLING -> true;
          default -> false;
        };
    var since = Integer.parseInt(id.split("/")[1]);
    var replaced =
        now.steps().stream()
            .filter(it -> it.no() > since)
            .anyMatch(it -> it.dueAt().isPresent() || it.department().isPresent());
    return inHand && !replaced;
  }
}
