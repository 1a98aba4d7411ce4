package org.gridward.rules.engine.situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.gridward.rules.fact.SituationRow.Trigger.Gathering;

/**
 * Remembers the newest sightings of one place: as many as its row must count, and when the newest
 * reporters spoke last. More would tell nothing more: if the oldest of them lies within the window,
 * there are enough.
 */
final class Gathered implements Memory {

  private final Anchor anchor;
  private final Gathering asked;
  private final Recent newest;
  private final List<Sighted> reporters = new ArrayList<>(2); // the last of each, oldest first
  private final Function<Sighted, List<Anchor>> around;
  private long lastAt = Long.MIN_VALUE; // when it was last heard of

  /**
   * The memory of an anchor.
   *
   * @param around the other places of the row that reach to a sighting; none where places do not
   *     reach into each other
   */
  Gathered(Anchor anchor, Function<Sighted, List<Anchor>> around) {
    this.anchor = anchor;
    this.asked = (Gathering) anchor.watched.row().trigger();
    this.newest = new Recent(asked.count());
    this.around = around;
  }

  @Override
  public void see(Sighted sighted, long now) {
    var at = sighted.millis();
    if (at <= now - anchor.watched.length()) {
      return;
    }
    remember(sighted);
    if (anchor.isRaised()) {
      joined(sighted, now);
      return;
    }
    var others = around.apply(sighted);
    for (var other : others) {
      var memory = (Gathered) other.memory();
      if (other.isRaised() && now < memory.overAt()) {
        memory.joined(sighted, now);
        return;
      }
    }
    raiseIfEnough(now, others, sighted);
  }

  private void remember(Sighted sighted) {
    newest.add(sighted);
    anchor.saw(newest.newest());
    if (asked.sources() > 1) {
      spoke(sighted);
    }
  }

  /** Keeps the last word of each reporter, of no more than must be told apart. */
  private void spoke(Sighted sighted) {
    for (var i = 0; i < reporters.size(); i++) {
      if (reporters.get(i).reporter().equals(sighted.reporter())) {
        if (reporters.get(i).millis() > sighted.millis()) {
          return;
        }
        reporters.remove(i);
      }
    }
    insert(reporters, sighted);
    if (reporters.size() > asked.sources()) {
      reporters.remove(0);
    }
  }

  private static void insert(List<Sighted> sorted, Sighted sighted) {
    var at = sorted.size();
    while (at > 0 && sorted.get(at - 1).millis() > sighted.millis()) {
      at--;
    }
    sorted.add(at, sighted);
  }

  private void joined(Sighted sighted, long now) {
    lastAt = Math.max(lastAt, now);
    anchor.saw(sighted);
    anchor.join(now, sighted);
  }

  private void raiseIfEnough(long now, List<Anchor> others, Sighted centre) {
    var from = now - anchor.watched.length();
    var own = newest.isFull() && newest.oldestAt() > from && hasReporters(from);
    if (!own && (others.isEmpty() || !areEnough(from, others))) {
      return;
    }
    var evidence = new ArrayList<Sighted>();
    gather(from, centre, evidence);
    for (var other : others) {
      ((Gathered) other.memory()).gather(from, centre, evidence);
    }
    if (own || evidence.size() >= asked.count() && reporters(evidence) >= asked.sources()) {
      evidence.sort(Comparator.comparing(Sighted::at));
      lastAt = now;
      anchor.raise(evidence.get(0).millis(), now, evidence);
    }
  }

  /** Whether so many lie within the window, however far away. */
  private boolean areEnough(long from, List<Anchor> others) {
    var missing = asked.count() - newest.countAfter(from);
    for (var i = 0; missing > 0 && i < others.size(); i++) {
      missing -= ((Gathered) others.get(i).memory()).newest.countAfter(from);
    }
    return missing <= 0;
  }

  /** What lies within the window, and within the radius where there is one. */
  private void gather(long from, Sighted centre, List<Sighted> evidence) {
    var metres = anchor.watched.row().scope().metres();
    if (metres == 0) {
      newest.after(from).forEach(evidence::add);
    } else {
      newest.gather(
          from,
          centre.longitude().getAsDouble(),
          centre.latitude().getAsDouble(),
          metres,
          evidence);
    }
  }

  private static long reporters(List<Sighted> evidence) {
    return evidence.stream().map(Sighted::reporter).distinct().count();
  }

  private boolean hasReporters(long from) {
    return asked.sources() == 1
        || reporters.size() == asked.sources() && reporters.get(0).millis() > from;
  }

  private long overAt() {
    return lastAt + anchor.watched.quiet();
  }

  @Override
  public void fallDue(long at) {
    if (anchor.isRaised() && at >= overAt()) {
      anchor.clear(at);
    } else if (anchor.isRaised()) {
      anchor.hold(at);
    } else {
      newest.clear();
      reporters.clear();
    }
  }

  @Override
  public long next() {
    if (anchor.isRaised()) {
      return Math.min(overAt(), anchor.toldAt() + anchor.watched.news());
    }
    return newest.size() == 0 ? Long.MAX_VALUE : newest.newestAt() + anchor.watched.length();
  }

  @Override
  public List<Sighted> evidence(long now) {
    return newest.after(now - anchor.watched.length()).toList();
  }

  @Override
  public int size() {
    return 1 + newest.size();
  }

  @Override
  public boolean isEmpty(long now) {
    return newest.newestAt() <= now - anchor.watched.length();
  }

  @Override
  public void recalled(long at) {
    lastAt = Math.max(lastAt, at);
  }

  /** Events tell when they happened, so it is no matter when they were heard. */
  @Override
  public void skip(long millis) {}
}
