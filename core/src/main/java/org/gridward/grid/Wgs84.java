package org.gridward.grid;

import java.util.function.UnaryOperator;
import org.gridward.event.Datum;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Brings coordinates of any {@link Datum} to WGS84, to less than a millimetre. The formulas of
 * GCJ-02 and BD-09 were never published; these are the ones in general use.
 */
final class Wgs84 {

  private static final double A = 6_378_245.0;
  private static final double E2 = 0.00669342162296594323;
  private static final double BD_TURN = 3000 * Math.PI / 180;
  private static final double CLOSE_ENOUGH = 1e-11; // degrees, about a micrometre
  private static final int MOST_STEPS = 20;

  private Wgs84() {}

  /** The point in WGS84, longitude as x. */
  static Coordinate of(double longitude, double latitude, Datum datum) {
    var point = new Coordinate(longitude, latitude);
    return switch (datum) {
      case WGS84, CGCS2000 -> point;
      case GCJ02 -> inverse(point, Wgs84::gcjOf);
      case BD09 -> inverse(inverse(point, Wgs84::bdOf), Wgs84::gcjOf);
    };
  }

  /** A copy of a polygon, in WGS84. */
  static Geometry of(Geometry polygon, Datum datum) {
    var copy = polygon.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence points, int i) {
            var wgs = of(points.getX(i), points.getY(i), datum);
            points.setOrdinate(i, CoordinateSequence.X, wgs.x);
            points.setOrdinate(i, CoordinateSequence.Y, wgs.y);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  /** Finds the point that the forward formula takes to the target: the offset changes slowly. */
  private static Coordinate inverse(Coordinate target, UnaryOperator<Coordinate> forward) {
    var x = target;
    for (var step = 0; step < MOST_STEPS; step++) {
      var there = forward.apply(x);
      var dx = target.x - there.x;
      var dy = target.y - there.y;
      x = new Coordinate(x.x + dx, x.y + dy);
      if (Math.abs(dx) < CLOSE_ENOUGH && Math.abs(dy) < CLOSE_ENOUGH) {
        return x;
      }
    }
    return x;
  }

  /** WGS84 to GCJ-02. */
  static Coordinate gcjOf(Coordinate wgs) {
    if (wgs.x < 72.004 || wgs.x > 137.8347 || wgs.y < 0.8293 || wgs.y > 55.8271) {
      return wgs;
    }
    var x = wgs.x - 105;
    var y = wgs.y - 35;
    var root = 0.2 * Math.sqrt(Math.abs(x));
    var common = 20 * sin(6 * x) + 20 * sin(2 * x);
    var north = common + 20 * sin(y) + 40 * sin(y / 3) + 160 * sin(y / 12) + 320 * sin(y / 30);
    var east = common + 20 * sin(x) + 40 * sin(x / 3) + 150 * sin(x / 12) + 300 * sin(x / 30);
    var p = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + root + north * 2 / 3;
    var q = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + root / 2 + east * 2 / 3;
    var latitude = Math.toRadians(wgs.y);
    var m = 1 - E2 * Math.sin(latitude) * Math.sin(latitude);
    var dLat = p * 180 * m * Math.sqrt(m) / (Math.PI * A * (1 - E2));
    var dLon = q * 180 * Math.sqrt(m) / (Math.PI * A * Math.cos(latitude));
    return new Coordinate(wgs.x + dLon, wgs.y + dLat);
  }

  /** GCJ-02 to BD-09. */
  static Coordinate bdOf(Coordinate gcj) {
    var z = Math.hypot(gcj.x, gcj.y) + 2e-5 * Math.sin(gcj.y * BD_TURN);
    var theta = Math.atan2(gcj.y, gcj.x) + 3e-6 * Math.cos(gcj.x * BD_TURN);
    return new Coordinate(z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006);
  }

  private static double sin(double halfTurns) {
    return Math.sin(halfTurns * Math.PI);
  }
}
