package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Decision.Unassigned.Cause;
import org.gridward.decision.Explanation;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.expert.ExpertRules;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.fact.expert.Expert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by one revision, in two passes: what it is, then who handles it, by when, and who is
 * told. Safe for any number of threads: each has a worker while it decides, lent from a stack;
 * closing the engine closes all workers, those lent when they come back.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final RuleSet rules;
  private final Codebook book;
  private final Buckets buckets;
  private final Expert expert;
  private final ConcurrentLinkedDeque<Worker> free = new ConcurrentLinkedDeque<>(); // warmest first
  private volatile boolean closed;

  private Engine(RuleSet rules) {
    this.rules = rules;
    this.book = new Codebook(rules);
    this.buckets = new Buckets(rules, book);
    this.expert = ExpertRules.of(rules.experts());
    free.add(open()); // the first event shall not wait for it
  }

  public static Engine of(RuleSet rules) {
    return new Engine(rules);
  }

  public RuleSet rules() {
    return rules;
  }

  private Worker open() {
    return new Worker(rules, book, buckets, expert);
  }

  /**
   * Which rows hold, for each event of a batch in its order: all that a decision needs, without its
   * words. Events that share a kind or a category are asked together, so large batches are quicker.
   *
   * @throws RuntimeException when the rules fail on an event; {@link #decide} tells which
   */
  public List<Verdict> judge(List<LocatedEvent> events) {
    var worker = free.poll();
    if (worker == null) {
      worker = open();
    }
    List<Verdict> verdicts;
    try {
      verdicts = worker.judge(events);
    } catch (RuntimeException | Error e) {
      worker.close(); // no fact of this batch may linger
      throw e;
    }
    free.addFirst(worker);
    if (closed) { // perhaps in this very moment: nobody else would close it
      closeFree();
    }
    return verdicts;
  }

  /** Decides a batch; an event that the rules fail on gets an answer that says so. */
  public List<Decision> decide(List<LocatedEvent> events) {
    try {
      return judge(events).stream().map(Engine::decision).toList();
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

  /** A verdict in full: departments, clocks, notices and the explanation. */
  public static Decision decision(Verdict verdict) {
    return Draft.decision(verdict);
  }

  /** What comes of a verdict, for comparing policies. */
  public static Effect effect(Verdict verdict) {
    return Draft.effect(verdict);
  }

  private Decision failed(LocatedEvent located, RuntimeException e) {
    LOG.error("The rules failed on event {}", located.event().id(), e);
    return new Unassigned(
        Cause.RULES_FAILED,
        "The rules failed: " + e,
        Optional.empty(),
        new Explanation(rules.revision(), located.proof(), List.of()));
  }

  /** Whether no question is left in a session that answers nothing. */
  public boolean isAtRest() {
    return free.stream().allMatch(Worker::isAtRest);
  }

  @Override
  public void close() {
    closed = true;
    closeFree();
    expert.close();
  }

  private void closeFree() {
    for (var worker = free.poll(); worker != null; worker = free.poll()) {
      worker.close();
    }
  }
}
