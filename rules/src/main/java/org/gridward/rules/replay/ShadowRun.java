package org.gridward.rules.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;

/**
 * A candidate that decides beside the live policy (试运行): nobody acts on what it says, its
 * differences are counted. Safe for any number of threads. What it has counted is in memory only,
 * so it begins anew with the process.
 */
public final class ShadowRun implements AutoCloseable {

  private final Engine live;
  private final Engine candidate;
  private final Instant until;
  private final TallyBuilder tally = new TallyBuilder();

  private ShadowRun(Engine live, Engine candidate, Instant until) {
    this.live = live;
    this.candidate = candidate;
    this.until = until;
  }

  /**
   * Begins one.
   *
   * @param until events received from then on do not count any more
   */
  public static ShadowRun of(RuleSet live, RuleSet candidate, Instant until) {
    return new ShadowRun(Engine.of(live), Engine.of(candidate), until);
  }

  /** Looks at events that the live policy has decided. */
  public void see(List<LocatedEvent> events) {
    var counted = events.stream().filter(it -> it.event().receivedAt().isBefore(until)).toList();
    var was = live.judge(counted);
    var would = candidate.judge(counted);
    synchronized (tally) {
      for (var i = 0; i < counted.size(); i++) {
        var before = Engine.effect(was.get(i));
        var after = Engine.effect(would.get(i));
        var kind = Difference.Kind.of(before, after);
        if (kind == Difference.Kind.SAME) {
          tally.same(after);
        } else {
          tally.differs(
              new Difference(
                  counted.get(i), kind, before, after, Optional.empty(), Optional.empty()));
        }
      }
    }
  }

  /** What was counted so far. */
  public ReplayReport report() {
    synchronized (tally) {
      return tally.build(candidate.rules().revision(), live.rules().revision());
    }
  }

  @Override
  public void close() {
    live.close();
    candidate.close();
  }
}
