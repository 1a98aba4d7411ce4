package org.gridward.rules.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Handling;
import org.gridward.rules.check.Dispute;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.replay.PastEvents.Past;

/**
 * Asks what a changed policy would have done with past events (改了会怎样). Nobody is told anything and
 * no case is touched; what people would have done otherwise is not guessed.
 */
public final class Replay {

  /** Most events that a report tells one by one. */
  public static final int MOST_TOLD = 10_000;

  /** What the candidate is compared with. */
  public enum Baseline {
    /** The active policy, asked again. */
    ACTIVE,
    /** What was decided then, by whatever policy was active. */
    RECORDED
  }

  private static final int PIECE = 2_000;

  /** Rows that the referee looks at in all, some seconds' work: of very many events every nth. */
  private static final long REFEREED = 200_000_000;

  /** What came of an event for which nobody could be named. */
  private static final Effect NOBODY =
      new Effect(
          Optional.empty(),
          List.of(),
          List.of(),
          Handling.DISPATCH,
          TimeLimit.SAME_DAY,
          Optional.empty(),
          List.of());

  private final RuleSet candidate;
  private final RuleSet active;
  private final Baseline baseline;
  private final PastEvents past;
  private final long every;
  private final AtomicLong next = new AtomicLong();

  private Replay(RuleSet candidate, RuleSet active, Baseline baseline, PastEvents past) {
    this.candidate = candidate;
    this.active = active;
    this.baseline = baseline;
    this.past = past;
    this.every = Math.max(1, past.last() * candidate.rows().size() / REFEREED);
  }

  /**
   * Runs it in so many threads.
   *
   * @param progress is told how many events have been read, from any thread
   * @throws IllegalStateException when the referee decides an event otherwise than the engine (P06)
   */
  public static ReplayReport run(
      RuleSet candidate,
      RuleSet active,
      Baseline baseline,
      PastEvents past,
      int threads,
      LongConsumer progress) {
    return new Replay(candidate, active, baseline, past).run(threads, progress);
  }

  private ReplayReport run(int threads, LongConsumer progress) {
    var last = past.last();
    var read = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (var after = Engine.of(candidate);
        var before = Engine.of(active)) {
      var tasks = new ArrayList<Callable<TallyBuilder>>();
      for (var i = 0; i < threads; i++) {
        tasks.add(() -> pieces(before, after, last, read, progress));
      }
      var all = new TallyBuilder();
      for (Future<TallyBuilder> done : pool.invokeAll(tasks)) {
        all.add(done.get());
      }
      var compared = baseline == Baseline.RECORDED ? "recorded" : active.revision();
      return all.build(candidate.revision(), compared);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The replay was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The replay failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private TallyBuilder pieces(
      Engine before, Engine after, long last, AtomicLong read, LongConsumer progress) {
    var tally = new TallyBuilder();
    for (var from = next.getAndAdd(PIECE); from < last; from = next.getAndAdd(PIECE)) {
      piece(before, after, from, Math.min(last, from + PIECE), tally);
      progress.accept(read.addAndGet(Math.min(PIECE, last - from)));
    }
    return tally;
  }

  private void piece(Engine before, Engine after, long from, long through, TallyBuilder tally) {
    var events = past.read(from, through);
    var located = events.stream().map(Past::located).toList();
    var was = before.judge(located);
    var would = after.judge(located);
    for (var i = (int) ((every - from % every) % every); i < would.size(); i += every) {
      requireAgreement(would.get(i));
    }
    var moved = new ArrayList<Difference>();
    var names = new ArrayList<Optional<String>>();
    for (var i = 0; i < events.size(); i++) {
      var asked = Engine.effect(was.get(i));
      var recorded = recorded(events.get(i));
      recorded.ifPresent(it -> tally.drift(Difference.Kind.of(it, asked)));
      var name = events.get(i).caseName();
      compare(events.get(i), recorded.orElse(asked), Engine.effect(would.get(i)), tally)
          .ifPresent(
              it -> {
                moved.add(it);
                names.add(name);
              });
    }
    if (!moved.isEmpty()) {
      var done = past.listDone(from, through);
      for (var i = 0; i < moved.size(); i++) {
        var it = moved.get(i);
        names
            .get(i)
            .map(done::get)
            .ifPresent(at -> tally.handled(at, it.dueBefore(), it.dueAfter()));
      }
    }
  }

  /** The second engine decides the same, or nothing of this can be relied on. */
  private void requireAgreement(Verdict verdict) {
    Dispute.find(candidate, verdict, candidate.revision())
        .ifPresent(
            it -> {
              throw new IllegalStateException(it.code() + ": " + it.en());
            });
  }

  private Optional<Effect> recorded(Past event) {
    return baseline == Baseline.RECORDED
        ? event.caseName().flatMap(past::findDecision).map(Replay::effect)
        : Optional.empty();
  }

  /** Tells the difference if its deadline is another. */
  private Optional<Difference> compare(
      Past event, Effect before, Effect after, TallyBuilder tally) {
    var start = event.located().event().receivedAt();
    var dueBefore = due(active, before, start);
    var dueAfter = due(candidate, after, start);
    var kind = kind(before, after, dueBefore.equals(dueAfter));
    if (kind == Difference.Kind.SAME) {
      tally.same(after);
      return Optional.empty();
    }
    var difference = new Difference(event.located(), kind, before, after, dueBefore, dueAfter);
    tally.differs(difference);
    return Optional.of(difference).filter(it -> !dueBefore.equals(dueAfter));
  }

  /** The same limit ends at another moment where the calendar is another. */
  private static Difference.Kind kind(Effect before, Effect after, boolean sameDue) {
    var kind = Difference.Kind.of(before, after);
    return kind == Difference.Kind.SAME && !sameDue ? Difference.Kind.DEADLINE : kind;
  }

  private static Optional<Instant> due(RuleSet rules, Effect effect, Instant start) {
    return effect.lead().map(it -> rules.calendar().dueAt(start, effect.limit()));
  }

  private static Effect effect(Decision decision) {
    return decision instanceof Assigned it
        ? new Effect(
            Optional.of(it.lead()),
            it.coHandlers(),
            it.informed(),
            it.handling(),
            it.limits().handle(),
            Optional.of(it.grade()),
            it.notices())
        : NOBODY;
  }
}
