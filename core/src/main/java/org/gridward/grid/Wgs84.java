package org.gridward.grid;

import java.util.function.UnaryOperator;
import org.gridward.event.Datum;
import org.gridward.event.Location;

/**
 * Brings places from one {@link Datum} to another, there and back to less than a millimetre; the
 * one place where coordinates are converted. The formulas of GCJ-02 and BD-09 were never published:
 * these are the ones in general use. Outside longitude 72.004 to 137.8347 and latitude 0.8293 to
 * 55.8271 GCJ-02 is WGS84.
 */
public final class Wgs84 {

  private static final double A = 6_378_245.0;
  private static final double E2 = 0.00669342162296594323;
  private static final double BD_TURN = 3000 * Math.PI / 180;
  private static final double CLOSE_ENOUGH = 1e-11; // degrees, about a micrometre
  private static final int MOST_STEPS = 20;

  /** Degrees, longitude as x. */
  record Point(double x, double y) {}

  private Wgs84() {}

  /** The same place in WGS84; a place in WGS84 or CGCS2000 is given back as it is. */
  public static Location of(Location place) {
    if (isWgs84(place.datum())) {
      return place;
    }
    return moved(place, of(place.longitude(), place.latitude(), place.datum()), Datum.WGS84);
  }

  /** A place in another system, as a map drawn in that system wants it. */
  public static Location to(Datum datum, Location place) {
    var wgs = of(place.longitude(), place.latitude(), place.datum());
    return switch (datum) {
      case WGS84, CGCS2000 -> moved(place, wgs, datum);
      case GCJ02 -> moved(place, gcjOf(wgs), datum);
      case BD09 -> moved(place, bdOf(gcjOf(wgs)), datum);
    };
  }

  private static Location moved(Location place, Point to, Datum datum) {
    return new Location(to.x, to.y, datum, place.accuracyMetres(), place.method());
  }

  /** Whether the numbers of that system count as WGS84. */
  static boolean isWgs84(Datum datum) {
    return datum == Datum.WGS84 || datum == Datum.CGCS2000;
  }

  /** The point in WGS84. */
  static Point of(double longitude, double latitude, Datum datum) {
    var point = new Point(longitude, latitude);
    return switch (datum) {
      case WGS84, CGCS2000 -> point;
      case GCJ02 -> inverse(point, Wgs84::gcjOf);
      case BD09 -> inverse(inverse(point, Wgs84::bdOf), Wgs84::gcjOf);
    };
  }

  /** Finds the point that the forward formula takes to the target: the offset changes slowly. */
  private static Point inverse(Point target, UnaryOperator<Point> forward) {
    var x = target;
    for (var step = 0; step < MOST_STEPS; step++) {
      var there = forward.apply(x);
      var dx = target.x - there.x;
      var dy = target.y - there.y;
      x = new Point(x.x + dx, x.y + dy);
      if (Math.abs(dx) < CLOSE_ENOUGH && Math.abs(dy) < CLOSE_ENOUGH) {
        return x;
      }
    }
    return x;
  }

  /** WGS84 to GCJ-02. */
  static Point gcjOf(Point wgs) {
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
    return new Point(wgs.x + dLon, wgs.y + dLat);
  }

  /** GCJ-02 to BD-09. */
  static Point bdOf(Point gcj) {
    var z = Math.hypot(gcj.x, gcj.y) + 2e-5 * Math.sin(gcj.y * BD_TURN);
    var theta = Math.atan2(gcj.y, gcj.x) + 3e-6 * Math.cos(gcj.x * BD_TURN);
    return new Point(z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006);
  }

  private static double sin(double halfTurns) {
    return Math.sin(halfTurns * Math.PI);
  }
}
