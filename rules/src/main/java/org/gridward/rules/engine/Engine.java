package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Decision.Unassigned.Cause;
import org.gridward.decision.Explanation;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by one revision, in two passes: what it is, then who handles it, by when, and who is
 * told. Safe for any number of threads.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final RuleSet rules;
  private final Matcher matcher;

  private Engine(RuleSet rules) {
    this.rules = rules;
    this.matcher = new Matcher(rules.rows());
  }

  public static Engine of(RuleSet rules) {
    return new Engine(rules);
  }

  public RuleSet rules() {
    return rules;
  }

  /** Decides a batch; an event that the rules fail on gets an answer that says so. */
  public List<Decision> decide(List<LocatedEvent> events) {
    try {
      return new Pass(rules, matcher).decide(events);
    } catch (RuntimeException e) {
      if (events.size() == 1) {
        return List.of(failed(events.get(0), e));
      }
      var decisions = new ArrayList<Decision>();
      for (var event : events) {
        decisions.addAll(decide(List.of(event)));
      }
      return decisions;
    }
  }

  private Decision failed(LocatedEvent located, RuntimeException e) {
    LOG.error("The rules failed on event {}", located.event().id(), e);
    return new Unassigned(
        Cause.RULES_FAILED,
        "The rules failed: " + e,
        Optional.empty(),
        new Explanation(rules.revision(), located.proof(), List.of()));
  }

  /** What of the rows is in each session besides questions; equal to the rows when all is well. */
  public boolean isAtRest() {
    return matcher.restingFacts() <= matcher.rows();
  }

  @Override
  public void close() {
    matcher.close();
  }

  /** The passes over one batch. */
  private record Pass(RuleSet rules, Matcher matcher) {

    List<Decision> decide(List<LocatedEvent> events) {
      var first = events.stream().map(this::facts).toList();
      var kinds = first.stream().map(Ask::classify).toList();
      matcher.answer(kinds);
      var files = new ArrayList<Draft>();
      for (var i = 0; i < first.size(); i++) {
        files.add(Draft.classified(rules, first.get(i), best(kinds.get(i))));
      }
      var known = files.stream().filter(it -> it.category().isPresent()).toList();
      ask(known, Stage.ROUTE);
      ask(known, Stage.LIMIT, Stage.NOTIFY);
      return files.stream().map(Draft::decision).toList();
    }

    private Facts facts(LocatedEvent located) {
      var local = located.event().receivedAt().atZone(rules.zone());
      var workDay = rules.calendar().isWorkDay(local.toLocalDate());
      return new Facts(located, Optional.empty(), Optional.empty(), local, workDay);
    }

    private void ask(List<Draft> drafts, Stage... stages) {
      var asks = new ArrayList<Ask>();
      for (var draft : drafts) {
        for (var stage : stages) {
          asks.add(Ask.of(stage, draft.category().orElseThrow(), draft.facts()));
        }
      }
      matcher.answer(asks);
      for (var i = 0; i < asks.size(); i++) {
        drafts.get(i / stages.length).take(stages[i % stages.length], best(asks.get(i)));
      }
    }

    /** Best first. */
    private static List<PolicyRow> best(Ask ask) {
      return ask.hits().stream()
          .sorted(Comparator.comparingLong((PolicyRow it) -> it.rank(ask.facts())).reversed())
          .toList();
    }
  }
}
