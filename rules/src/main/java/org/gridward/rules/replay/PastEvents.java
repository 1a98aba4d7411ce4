package org.gridward.rules.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.grid.LocatedEvent;

/** Events that have happened, in pieces that several threads may ask for at once. */
public interface PastEvents {

  /**
   * One of them.
   *
   * @param located the event with its grid as of when it happened
   * @param caseName the case that it opened, for {@link #follow}
   */
  record Past(LocatedEvent located, Optional<String> caseName) {}

  /**
   * What became of a case.
   *
   * @param decision as it was recorded
   * @param handledAt when it was handled, if it was
   */
  record Sequel(Decision decision, Optional<Instant> handledAt) {}

  /** Number of the last event. */
  long last();

  /** The events with a number in {@code (after, through]}. */
  List<Past> read(long after, long through);

  /** What became of a case; empty where that is not known. */
  Optional<Sequel> follow(String caseName);
}
