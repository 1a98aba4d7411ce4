package org.gridward.rules.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.grid.LocatedEvent;

/** Events that have happened, in pieces that several threads may ask for at once. */
public interface PastEvents {

  /**
   * One of them.
   *
   * @param located the event with its grid as of when it happened
   * @param caseName the case that it opened
   */
  record Past(LocatedEvent located, Optional<String> caseName) {}

  /** Number of the last event. */
  long last();

  /** The events with a number in {@code (after, through]}. */
  List<Past> read(long after, long through);

  /**
   * When the cases of the events with a number in {@code (after, through]} were last reported done,
   * by their names; those of which that is not known are left out.
   */
  Map<String, Instant> listDone(long after, long through);

  /** What was decided of a case then; empty where that is not known. */
  Optional<Decision> findDecision(String caseName);
}
