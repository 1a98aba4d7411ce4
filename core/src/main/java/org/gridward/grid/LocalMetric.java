package org.gridward.grid;

import org.locationtech.jts.geom.Coordinate;

/**
 * Metres around one point of the WGS84 ellipsoid: within some 20 km, true to millimetres. Radii of
 * curvature in the meridian and the prime vertical (DMA TR 8350.2).
 */
record LocalMetric(Coordinate centre, double metresPerLongitude, double metresPerLatitude) {

  private static final double SEMI_MAJOR = 6_378_137.0;
  private static final double E2 = 6.69437999014e-3;

  static LocalMetric at(Coordinate centre) {
    var sin = Math.sin(Math.toRadians(centre.y));
    var w2 = 1 - E2 * sin * sin;
    var meridian = SEMI_MAJOR * (1 - E2) / (w2 * Math.sqrt(w2));
    var normal = SEMI_MAJOR / Math.sqrt(w2);
    var east = normal * Math.cos(Math.toRadians(centre.y));
    return new LocalMetric(centre, Math.toRadians(east), Math.toRadians(meridian));
  }

  /** Distance from the centre to the segment between two points, in metres. */
  double toSegment(Coordinate from, Coordinate to) {
    var ax = (from.x - centre.x) * metresPerLongitude;
    var ay = (from.y - centre.y) * metresPerLatitude;
    var dx = (to.x - from.x) * metresPerLongitude;
    var dy = (to.y - from.y) * metresPerLatitude;
    var length2 = dx * dx + dy * dy;
    var along = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
    return Math.hypot(ax + along * dx, ay + along * dy);
  }

  /** Square metres of so many square degrees here. */
  double area(double squareDegrees) {
    return squareDegrees * metresPerLongitude * metresPerLatitude;
  }
}
