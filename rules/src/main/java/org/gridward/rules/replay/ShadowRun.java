package org.gridward.rules.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.fact.RuleSet;

/**
 * A candidate that decides beside the live policy (试运行): nobody acts on what it says, its
 * differences are counted. Safe for any number of threads. What it has counted is in memory only,
 * so it begins anew with the process.
 */
public final class ShadowRun implements AutoCloseable {

  private final Engine candidate;
  private final Instant until;
  private final TallyBuilder tally = new TallyBuilder();

  private ShadowRun(Engine candidate, Instant until) {
    this.candidate = candidate;
    this.until = until;
  }

  /**
   * Begins one.
   *
   * @param until events received from then on do not count any more
   */
  public static ShadowRun of(RuleSet candidate, Instant until) {
    return new ShadowRun(Engine.of(candidate), until);
  }

  /** Looks at events that the live policy decides. */
  public void see(Engine live, List<LocatedEvent> events) {
    var counted = events.stream().filter(it -> it.event().receivedAt().isBefore(until)).toList();
    var was = live.judge(counted);
    var would = candidate.judge(counted);
    synchronized (tally) {
      for (var i = 0; i < counted.size(); i++) {
        count(counted.get(i), Engine.effect(was.get(i)), Engine.effect(would.get(i)));
      }
    }
  }

  private void count(LocatedEvent event, Effect before, Effect after) {
    var kind = Difference.Kind.of(before, after);
    if (kind == Difference.Kind.SAME) {
      tally.same(after);
    } else {
      tally.differs(new Difference(event, kind, before, after, Optional.empty(), Optional.empty()));
    }
  }

  /** What was counted so far. */
  public ReplayReport report() {
    synchronized (tally) {
      return tally.build(candidate.rules().revision(), "live");
    }
  }

  @Override
  public void close() {
    candidate.close();
  }
}
