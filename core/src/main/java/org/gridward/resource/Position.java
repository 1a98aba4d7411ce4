package org.gridward.resource;

import java.time.Instant;
import org.gridward.event.Location;

/**
 * Where a resource was at a moment: one point of its {@link Track}. Personal data where the
 * resource is a person.
 *
 * @param resourceId whose, 1 to 200 characters
 * @param at when, as the phone or vehicle says
 * @param place where
 */
public record Position(String resourceId, Instant at, Location place) {

  public Position {
    Resource.checkId(resourceId);
  }
}
