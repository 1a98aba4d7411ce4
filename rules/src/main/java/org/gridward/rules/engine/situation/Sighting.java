package org.gridward.rules.engine.situation;

import java.util.Optional;
import org.gridward.grid.LocatedEvent;

/**
 * An event as it was taken, as far as situations ask about it.
 *
 * @param located the event with its grid
 * @param category code of what it is, where that is known
 * @param caseName number of the case that it opened or belongs to
 * @param weight how far it counts
 */
public record Sighting(
    LocatedEvent located, Optional<String> category, Optional<String> caseName, Weight weight) {

  /** How far an event counts. */
  public enum Weight {
    /** A new matter: counts. */
    MATTER,
    /** A reading: counts for rows that name its kind. */
    READING,
    /** A repeat or a heartbeat: no more than a sign of life. */
    SIGN
  }

  long receivedAt() {
    return located.event().receivedAt().toEpochMilli();
  }
}
