package org.gridward.grid;

import java.util.Optional;
import org.gridward.event.Event;

/**
 * An event with its grid (定位后的事件).
 *
 * @param event what was reported
 * @param grid where it belongs; empty without a location or outside all grids
 * @param proof how that was found; empty without a location
 */
public record LocatedEvent(Event event, Optional<Grid> grid, Optional<GridProof> proof) {

  /** An event that tells no place. */
  public static LocatedEvent nowhere(Event event) {
    return new LocatedEvent(event, Optional.empty(), Optional.empty());
  }
}
