package org.gridward.event;

import java.util.OptionalDouble;

/**
 * A place as it was received (位置): longitude first, in the system its sender declared. Conversion
 * happens where grids are located; the numbers here stay as they came.
 *
 * @param longitude degrees, −180 to 180
 * @param latitude degrees, −90 to 90
 * @param datum the coordinate system of both numbers
 * @param accuracyMetres radius of uncertainty where the sender tells it, 0 or more
 * @param method how the place became known
 */
public record Location(
    double longitude, double latitude, Datum datum, OptionalDouble accuracyMetres, Method method) {

  /** How a place became known. */
  public enum Method {
    /** Measured by the device. */
    GPS,
    /** Looked up: the place where the device or component stands. */
    ASSET,
    /** Derived from an address. */
    GEOCODED,
    /** Pointed at by a person. */
    MANUAL
  }

  public Location {
    check("Longitude", longitude, 180);
    check("Latitude", latitude, 90);
    if (accuracyMetres.isPresent() && !(accuracyMetres.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "Accuracy is " + accuracyMetres.getAsDouble() + " m; write 0 or more.");
    }
  }

  /** A place measured by GPS, of unknown accuracy. Longitude comes first. */
  public static Location of(double longitude, double latitude, Datum datum) {
    return new Location(longitude, latitude, datum, OptionalDouble.empty(), Method.GPS);
  }

  /** The same place, known in another way. */
  public Location by(Method other) {
    return new Location(longitude, latitude, datum, accuracyMetres, other);
  }

  private static void check(String name, double degrees, int limit) {
    if (!(Math.abs(degrees) <= limit)) { // also refuses NaN
      throw new IllegalArgumentException(
          name
              + " is "
              + degrees
              + "; write −"
              + limit
              + " to "
              + limit
              + " degrees, longitude first.");
    }
  }
}
