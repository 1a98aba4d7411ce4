package org.gridward.examples.host.api;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Step;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Grade;
import org.gridward.department.Department;
import org.gridward.examples.host.api.CaseView.Allowed;
import org.gridward.examples.host.api.CaseView.DecisionView;
import org.gridward.examples.host.api.CaseView.EventRow;
import org.gridward.examples.host.api.CaseView.EventView;
import org.gridward.examples.host.api.CaseView.ExplanationView;
import org.gridward.examples.host.api.CaseView.GridView;
import org.gridward.examples.host.api.CaseView.LimitsView;
import org.gridward.examples.host.api.CaseView.NoticeView;
import org.gridward.examples.host.api.CaseView.StepView;
import org.gridward.examples.host.wiring.Works;

/** Shows cases as they go out. */
@Singleton
final class CaseViews {

  private static final int MOST_EVENTS = 200;

  private final Works works;

  CaseViews(Works works) {
    this.works = works;
  }

  CaseView of(CaseFile it) {
    var assigned =
        it.decision() instanceof Assigned of ? Optional.of(of) : Optional.<Assigned>empty();
    var event = it.located().event();
    return new CaseView(
        it.id().value(),
        it.state().name(),
        it.grade().name(),
        event.source().name(),
        event.kind(),
        it.decision().findCategory().map(Named::of),
        it.lead().or(() -> assigned.map(Assigned::lead)).map(Named::of),
        it.dueAt(),
        it.openedAt(),
        it.reports(),
        it.supervised(),
        works.clock().instant(),
        allowed(it),
        EventView.of(event),
        it.located().grid().map(GridView::of),
        decision(it.decision()),
        ExplanationView.of(it.decision().explanation()),
        it.steps().stream().map(CaseViews::step).toList(),
        works.store().listNotices(it.id()).stream().map(NoticeView::of).toList(),
        works.store().listEvents(it.id(), MOST_EVENTS).stream().map(EventRow::of).toList());
  }

  private static List<Allowed> allowed(CaseFile it) {
    return it.state().moves().entrySet().stream()
        .filter(move -> move.getKey() != Action.NOTICE_FAILED)
        .filter(move -> move.getKey() != Action.RAISE || it.grade() != Grade.URGENT)
        .map(
            move ->
                new Allowed(
                    move.getKey().name(),
                    move.getKey().needs().stream().map(Enum::name).sorted().toList(),
                    move.getValue().name()))
        .toList();
  }

  private static DecisionView decision(Decision decision) {
    if (decision instanceof Assigned it) {
      var limits = it.limits();
      return new DecisionView(
          "ASSIGNED",
          Optional.empty(),
          Optional.empty(),
          Optional.of(Named.of(it.category())),
          Optional.of(it.grade().name()),
          Optional.of(Named.of(it.lead())),
          named(it.coHandlers()),
          named(it.informed()),
          Optional.of(it.handling().name()),
          Optional.of(
              new LimitsView(
                  limits.accept(),
                  limits.handle(),
                  limits.reminder(),
                  limits.dueAt(),
                  limits.remindAt())),
          Optional.of(it.fallback()));
    }
    var nobody = (Unassigned) decision;
    return new DecisionView(
        "UNASSIGNED",
        Optional.of(nobody.cause().name()),
        Optional.of(nobody.detail()),
        nobody.category().map(Named::of),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Named> named(List<Department> departments) {
    return departments.stream().map(Named::of).toList();
  }

  private static StepView step(Step it) {
    return new StepView(
        it.no(),
        it.from().map(Enum::name),
        it.to().name(),
        it.action().name(),
        it.actor(),
        it.at(),
        it.opinion(),
        it.department().map(Named::of),
        it.dueAt(),
        it.into().map(CaseId::value),
        it.grade().map(Enum::name));
  }
}
