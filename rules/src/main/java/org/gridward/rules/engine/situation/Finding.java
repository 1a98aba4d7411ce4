package org.gridward.rules.engine.situation;

import java.time.Instant;
import java.util.List;
import org.gridward.rules.fact.SituationRow;

/**
 * What a row has found in one place.
 *
 * @param row the row
 * @param place names the place among those of the row
 * @param news what is new about it
 * @param since when it began to hold; with row and place it names the situation for ever
 * @param at when this is told
 * @param evidence the events it stands on, oldest first; those that are new for {@link News#JOINED}
 * @param newest the newest event it stands on, and so where it is
 */
public record Finding(
    SituationRow row,
    String place,
    News news,
    Instant since,
    Instant at,
    List<Sighted> evidence,
    Sighted newest) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What is new. */
  public enum News {
    /** It holds now. */
    RAISED,
    /** More events belong to it. */
    JOINED,
    /** It goes on: told from time to time, for whoever comes later. */
    HOLDS,
    /** It is over. */
    CLEARED
  }

  /** From how many devices and channels of people the evidence comes. */
  public int reporters() {
    return (int) evidence.stream().map(Sighted::reporter).distinct().count();
  }
}
