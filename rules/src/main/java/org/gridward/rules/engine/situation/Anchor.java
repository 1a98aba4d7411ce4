package org.gridward.rules.engine.situation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gridward.rules.engine.situation.Cells.Span;
import org.gridward.rules.engine.situation.Finding.News;
import org.kie.api.runtime.rule.FactHandle;

/**
 * What is remembered of one place for one row. Belongs to one shard. Its deadline may lie before
 * the true one, never after it: what is due early looks again.
 */
final class Anchor {

  final Watched watched;
  final String place;
  final Object key;
  final Span span;
  FactHandle handle;
  long touched; // by the count of sightings of its shard
  final List<Anchor> near = new ArrayList<>(0); // other cells that its radius may reach

  private final Memory memory;
  private long deadline = Long.MAX_VALUE;
  private boolean raised;
  private boolean open; // the last that was told is that it holds
  private long since;
  private long toldAt;
  private Sighted newest;

  /**
   * An anchor that remembers nothing so far.
   *
   * @param key the place as its shard looks it up: its name, or its cell
   * @param span where its cell lies; null where it is none
   * @param memory makes what remembers for it
   */
  Anchor(Watched watched, Object key, Span span, Function<Anchor, Memory> memory) {
    this.span = span;
    this.watched = watched;
    this.key = key;
    this.place = key.toString();
    this.memory = memory.apply(this);
  }

  Memory memory() {
    return memory;
  }

  /** When it wants to be asked again, in milliseconds. */
  public Long deadline() {
    return deadline;
  }

  /** Takes one more sighting at a moment of receipt, once what was due before has happened. */
  void see(Sighted sighted, long now) {
    elapse(now); // others may not have moved the clock so far
    memory.see(sighted, now);
  }

  /** Lets happen what was due by a moment, each at its own. */
  void elapse(long now) {
    while (!isIdle(now) && memory.next() <= now) {
      memory.fallDue(memory.next());
    }
  }

  /** Whether nothing is left to remember. */
  boolean isIdle(long now) {
    return !raised && !open && memory.isEmpty(now);
  }

  /** Takes over what was told of it before a restart. */
  void recall(News news, long began, long at, Sighted told) {
    if (raised && began < since) {
      return; // another has begun since
    }
    open = news != News.CLEARED;
    raised = open;
    since = began;
    toldAt = at;
    newest = newest == null ? told : newest;
    memory.recalled(at);
    lookAgain();
  }

  /**
   * Begins to speak after it was built up in silence. What was told before is told again, for
   * perhaps nobody acted on it.
   *
   * @param deaf for how long before now nobody listened
   */
  void awake(long now, long deaf) {
    memory.skip(deaf);
    if (raised) {
      tell(open ? News.JOINED : News.RAISED, now, memory.evidence(now));
    } else if (open) {
      tell(News.CLEARED, now, List.of());
    }
    lookAgain();
  }

  boolean isRaised() {
    return raised;
  }

  long toldAt() {
    return toldAt;
  }

  void saw(Sighted sighted) {
    newest = sighted;
  }

  void lookAgain() {
    deadline = memory.next();
  }

  /** For sightings: a deadline that moves away need not be told to the session. */
  boolean looksSooner() {
    var next = memory.next();
    var sooner = next < deadline;
    deadline = Math.min(next, deadline);
    return sooner;
  }

  void raise(long began, long now, List<Sighted> evidence) {
    raised = true;
    since = began;
    tell(News.RAISED, now, evidence);
  }

  void hold(long now) {
    tell(News.HOLDS, now, memory.evidence(now));
  }

  void join(long now, Sighted more) {
    if (watched.namesAll()) {
      tell(News.JOINED, now, List.of(more));
    }
  }

  void clear(long now) {
    raised = false;
    tell(News.CLEARED, now, List.of());
  }

  private void tell(News news, long now, List<Sighted> evidence) {
    toldAt = news == News.JOINED ? toldAt : now;
    var told =
        watched
            .shard()
            .tell(
                new Finding(
                    watched.row(),
                    place,
                    news,
                    Instant.ofEpochMilli(since),
                    Instant.ofEpochMilli(now),
                    evidence,
                    newest));
    open = told ? news != News.CLEARED : open;
  }
}
