package org.gridward.grid;

/**
 * A rectangle on the ground, its edges included.
 *
 * @param west degrees, −180 to 180
 * @param south degrees, −90 to 90
 * @param east degrees, west or more: none crosses the antimeridian
 * @param north degrees, south or more
 */
public record Extent(double west, double south, double east, double north) {

  /** All of China, its seas too. */
  public static final Extent CHINA = new Extent(73, 3, 136, 54);

  /** The whole earth. */
  public static final Extent EARTH = new Extent(-180, -90, 180, 90);

  public Extent {
    if (!(west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north)
        || north > 90) {
      throw new IllegalArgumentException(
          "Extent %s, %s to %s, %s is none; write west, south, east, north in degrees."
              .formatted(west, south, east, north));
    }
  }

  /** Whether it has a place; one that is no number is nowhere. */
  public boolean has(double longitude, double latitude) {
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  }

  @Override
  public String toString() {
    return west + " to " + east + ", " + south + " to " + north;
  }
}
