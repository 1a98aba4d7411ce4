package org.gridward.grid;

/**
 * Metres around one place on the WGS84 ellipsoid: radii of curvature in the meridian and the prime
 * vertical (NGA.STND.0036), taken at the middle latitude of each distance. True to a billionth at 1
 * km and to millimetres at 20 km; not meant for more. Immutable; safe for any number of threads.
 *
 * @param longitude degrees of the place
 * @param latitude degrees of the place
 * @param perLongitude metres of one degree of longitude here
 * @param perLatitude metres of one degree of latitude here
 * @param longitudeSlope how {@code perLongitude} changes over half a degree to the north
 * @param longitudeCurve how that change itself changes over the same half degree
 * @param latitudeSlope how {@code perLatitude} changes over half a degree to the north
 */
public record LocalMetric(
    double longitude,
    double latitude,
    double perLongitude,
    double perLatitude,
    double longitudeSlope,
    double longitudeCurve,
    double latitudeSlope) {

  private static final double SEMI_MAJOR = 6_378_137.0;
  private static final double E2 = 6.69437999014e-3;
  private static final double DEGREE = Math.PI / 180;

  /** The metric around a place in degrees WGS84. */
  public static LocalMetric at(double longitude, double latitude) {
    var sin = Math.sin(latitude * DEGREE);
    var cos = Math.cos(latitude * DEGREE);
    var w2 = 1 - E2 * sin * sin;
    var meridian = SEMI_MAJOR * (1 - E2) / (w2 * Math.sqrt(w2));
    var normal = SEMI_MAJOR / Math.sqrt(w2);
    var half = DEGREE * DEGREE / 2;
    return new LocalMetric(
        longitude,
        latitude,
        normal * cos * DEGREE,
        meridian * DEGREE,
        -meridian * sin * half, // the derivative of normal · cos
        -meridian * cos * half * DEGREE / 4, // and half its second
        3 * meridian * E2 * sin * cos / w2 * half);
  }

  /** Metres to the east of here. */
  public double east(double otherLongitude, double otherLatitude) {
    var degrees = otherLatitude - latitude;
    return (otherLongitude - longitude)
        * (perLongitude + degrees * (longitudeSlope + longitudeCurve * degrees));
  }

  /** Metres to the north of here. */
  public double north(double otherLatitude) {
    var degrees = otherLatitude - latitude;
    return degrees * (perLatitude + latitudeSlope * degrees);
  }

  /** Metres from here to another place. */
  public double metresTo(double otherLongitude, double otherLatitude) {
    return Math.hypot(east(otherLongitude, otherLatitude), north(otherLatitude));
  }

  /** Metres from here to the nearest point of a straight line between two places. */
  public double metresToLine(double fromLon, double fromLat, double toLon, double toLat) {
    return Math.sqrt(squareToLine(fromLon, fromLat, toLon, toLat));
  }

  /** The square of {@link #metresToLine}, for comparisons. */
  double squareToLine(double fromLon, double fromLat, double toLon, double toLat) {
    var x = east(fromLon, fromLat);
    var y = north(fromLat);
    var dx = east(toLon, toLat) - x;
    var dy = north(toLat) - y;
    var square = dx * dx + dy * dy;
    var along = square == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
    x += along * dx;
    y += along * dy;
    return x * x + y * y;
  }

  /** Square metres of so many square degrees here. */
  public double area(double squareDegrees) {
    return squareDegrees * perLongitude * perLatitude;
  }
}
