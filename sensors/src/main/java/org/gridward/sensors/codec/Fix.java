package org.gridward.sensors.codec;

import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Location;

/** What a satellite receiver tells. */
public final class Fix {

  private Fix() {}

  /**
   * The place in WGS84 degrees; empty where it is none on earth, and where both are zero: then the
   * receiver knows no place.
   */
  public static Optional<Location> of(double longitude, double latitude) {
    var isPlace =
        Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude != 0 || latitude != 0);
    return isPlace ? Optional.of(Location.of(longitude, latitude, Datum.WGS84)) : Optional.empty();
  }
}
