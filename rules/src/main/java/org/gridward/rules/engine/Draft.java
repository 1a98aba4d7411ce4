package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.deadline.LimitUnit;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Candidate;
import org.gridward.decision.Category;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Decision.Unassigned.Cause;
import org.gridward.decision.Explanation;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.Limits;
import org.gridward.decision.Match;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason;
import org.gridward.decision.Reason.Stage;
import org.gridward.department.Department;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Limited;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.Outcome.Told;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;

/** A decision in the making: takes the rows of each stage, best first. Lives within one batch. */
final class Draft {

  /** What towns give a hard case: seven days (7 日办结). The check asks for a row instead. */
  private static final TimeLimit DEFAULT_LIMIT = TimeLimit.of(7, LimitUnit.DAY);

  private final Verdict verdict;
  private final RuleSet rules;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<NoticePlan> notices = new ArrayList<>();
  private Facts facts;
  private Optional<PolicyRow> route = Optional.empty();
  private Optional<Limited> limit = Optional.empty();

  private Draft(Verdict verdict, Facts facts) {
    this.verdict = verdict;
    this.rules = verdict.rules();
    this.facts = facts;
  }

  /** A verdict in full. */
  static Decision decision(Verdict verdict) {
    var rules = verdict.rules();
    var facts = Facts.of(rules, verdict.located());
    var draft = classified(verdict, facts);
    if (draft.category().isPresent()) {
      draft.take(Stage.ROUTE, verdict.rows(Stage.ROUTE));
      draft.take(Stage.LIMIT, verdict.rows(Stage.LIMIT));
      draft.take(Stage.NOTIFY, verdict.rows(Stage.NOTIFY));
    }
    return draft.decision();
  }

  /** A verdict without its words. */
  static Effect effect(Verdict verdict) {
    var route = verdict.winner(Stage.ROUTE).map(it -> (Routed) it.outcome());
    var limit = verdict.winner(Stage.LIMIT).map(it -> (Limited) it.outcome());
    var lead = route.flatMap(it -> lead(verdict.rules(), it, verdict.located()));
    return new Effect(
        lead,
        coHandlers(route, lead),
        route.map(Routed::informed).orElse(List.of()),
        route.map(Routed::handling).orElse(Handling.DISPATCH),
        route.flatMap(Routed::limit).or(() -> limit.map(Limited::limit)).orElse(DEFAULT_LIMIT),
        verdict.grade(),
        Stream.concat(
                plans(verdict.rows(Stage.NOTIFY)).values().stream()
                    .map(it -> ((Told) it.outcome()).plan()),
                limit.stream().flatMap(it -> it.escalations().stream()))
            .toList());
  }

  private static List<Department> coHandlers(Optional<Routed> route, Optional<Department> lead) {
    return route.map(Routed::coHandlers).orElse(List.of()).stream()
        .filter(it -> !lead.equals(Optional.of(it)))
        .toList();
  }

  private static Optional<Department> lead(RuleSet rules, Routed routed, LocatedEvent located) {
    return routed
        .lead()
        .or(() -> located.grid().flatMap(rules::territoryOf))
        .or(rules::commandCentre);
  }

  /** A claimed category counts before a row that asks for nothing, after every other row. */
  private static Draft classified(Verdict verdict, Facts facts) {
    var draft = new Draft(verdict, facts);
    var hits = verdict.rows(Stage.CLASSIFY);
    var claim = facts.event().category().map(verdict.rules().categories()::get);
    if (claim.isPresent() && (hits.isEmpty() || hits.get(0).isFallback())) {
      draft.claimed(claim.get());
    } else if (!hits.isEmpty()) {
      var classified = (Classified) hits.get(0).outcome();
      draft.reasons.add(draft.reason(hits));
      draft.facts = facts.as(classified.category(), classified.grade().orElse(Grade.GENERAL));
    }
    return draft;
  }

  private void claimed(Category category) {
    var row = rules.categoryRows().get(category.code());
    var match = new Match("事件小类", category.code(), facts.event().category().orElseThrow());
    reasons.add(
        new Reason(
            Stage.CLASSIFY,
            category.code(),
            row,
            "上报人选定:" + category.minor(),
            "",
            List.of(match),
            List.of()));
    facts = facts.as(category, Grade.GENERAL);
  }

  private Optional<Category> category() {
    return facts.category();
  }

  /** Takes the rows of one stage, best first. */
  private void take(Stage stage, List<PolicyRow> hits) {
    if (hits.isEmpty()) {
      return;
    }
    switch (stage) {
      case ROUTE -> route(hits);
      case LIMIT -> limit(hits);
      case NOTIFY -> tell(hits);
      default -> throw new IllegalStateException("Stage " + stage + " is no stage of pass two.");
    }
  }

  private void route(List<PolicyRow> hits) {
    route = Optional.of(hits.get(0));
    reasons.add(reason(hits));
    routed().grade().ifPresent(it -> facts = facts.as(facts.category().orElseThrow(), it));
  }

  private Routed routed() {
    return (Routed) route.orElseThrow().outcome();
  }

  private void limit(List<PolicyRow> hits) {
    limit = Optional.of((Limited) hits.get(0).outcome());
    if (route.isEmpty() || routed().limit().isEmpty()) {
      reasons.add(reason(hits));
    }
  }

  /** An escalation belongs to the limit: a row that sets another is another's. */
  private List<NoticePlan> allNotices() {
    var all = new ArrayList<>(notices);
    limit.map(Limited::escalations).ifPresent(all::addAll);
    return all;
  }

  private void tell(List<PolicyRow> hits) {
    for (var row : plans(hits).values()) {
      notices.add(((Told) row.outcome()).plan());
      reasons.add(reason(List.of(row)));
    }
  }

  /** All rows count; of those for the same moment, role and channel only the most special. */
  private static Map<List<Object>, PolicyRow> plans(List<PolicyRow> hits) {
    var plans = new LinkedHashMap<List<Object>, PolicyRow>();
    for (var row : hits) {
      var plan = ((Told) row.outcome()).plan();
      plans.putIfAbsent(List.of(plan.when(), plan.role(), plan.channel()), row);
    }
    return plans;
  }

  private Reason reason(List<PolicyRow> hits) {
    var winner = hits.get(0);
    var lost = new ArrayList<Candidate>();
    for (var place = 1; place < hits.size(); place++) {
      var it = hits.get(place);
      lost.add(
          new Candidate(
              it.id(), it.ref(), it.outcome().toString(), verdict.beats(winner.stage(), place)));
    }
    return new Reason(
        winner.stage(),
        winner.id(),
        winner.ref(),
        winner.sentence(),
        winner.basis(),
        matches(winner),
        lost);
  }

  /** What of the row held, or which expert rule found it. */
  private List<Match> matches(PolicyRow row) {
    return verdict
        .expert(row)
        .map(it -> List.of(new Match("专家规则", it.rule(), it.file() + ":" + it.line())))
        .orElseGet(() -> row.matches(facts));
  }

  private Decision decision() {
    if (category().isEmpty()) {
      return nobody(
          Cause.UNCLASSIFIED,
          "No row of 分类规则 knows %s \"%s\" from %s."
              .formatted("kind", facts.event().kind(), facts.event().source()));
    }
    if (route.isEmpty()) {
      return nobody(Cause.NO_JURISDICTION, "No row of 派单规则 holds for " + category().get() + ".");
    }
    var lead = lead(rules, routed(), facts.located());
    if (lead.isEmpty()) {
      return nobody(
          Cause.UNLOCATED,
          "Row %s gives it to the territory (属地), but %s, and there is no command centre."
              .formatted(
                  route.get().id(),
                  facts
                      .located()
                      .grid()
                      .map(it -> "nobody has grid " + it)
                      .orElse("it has no grid")));
    }
    return assigned(lead.get());
  }

  private Assigned assigned(Department lead) {
    var routed = routed();
    return new Assigned(
        category().orElseThrow(),
        facts.grade().orElse(Grade.GENERAL),
        lead,
        routed.coHandlers().stream().filter(it -> !it.equals(lead)).toList(),
        routed.informed(),
        routed.handling(),
        limits(routed),
        allNotices(),
        route.orElseThrow().isFallback(),
        explanation());
  }

  private Limits limits(Routed routed) {
    var handle = routed.limit().or(() -> limit.map(Limited::limit)).orElse(DEFAULT_LIMIT);
    var reminder = routed.reminder().or(() -> limit.flatMap(Limited::reminder));
    var start = facts.event().receivedAt();
    return new Limits(
        routed.accept().or(() -> limit.flatMap(Limited::accept)),
        handle,
        reminder,
        rules.calendar().dueAt(start, handle),
        rules.calendar().remindAt(start, handle, reminder));
  }

  private Unassigned nobody(Cause cause, String detail) {
    return new Unassigned(cause, detail, category(), explanation());
  }

  private Explanation explanation() {
    return new Explanation(rules.revision(), facts.located().proof(), reasons);
  }
}
