package org.gridward.store;

import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.grid.LocatedEvent;

/**
 * One event to be written.
 *
 * @param located the event with its grid
 * @param decision who shall handle it; empty for an event that opens no case
 * @param held whether it opens none because nobody vouches for its device
 */
public record Filing(LocatedEvent located, Optional<Decision> decision, boolean held) {

  public static Filing decided(LocatedEvent located, Decision decision) {
    return new Filing(located, Optional.of(decision), false);
  }

  public static Filing held(LocatedEvent located) {
    return new Filing(located, Optional.empty(), true);
  }

  public static Filing undecided(LocatedEvent located) {
    return new Filing(located, Optional.empty(), false);
  }
}
