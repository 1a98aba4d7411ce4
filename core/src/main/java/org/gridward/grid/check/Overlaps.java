package org.gridward.grid.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocalMetric;
import org.gridward.grid.check.DefectsBuilder.Finding;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Grids that have the same ground. Used for the candidates of one kind and time. */
final class Overlaps {

  /** Ground narrower than this on average is the noise of rounding. */
  static final double NOISE_METRES = 0.001;

  /** Ground narrower than this on average is a sliver. */
  static final double SLIVER_METRES = 1;

  private final List<Candidate> candidates;
  private final Packed packed;
  private final DefectsBuilder defects;
  private final Set<Pair> compared = new HashSet<>();
  private final Set<Pair> found = new HashSet<>();

  /** Two candidates, the lower number first. */
  record Pair(int one, int other) {

    static Pair of(int one, int other) {
      return new Pair(Math.min(one, other), Math.max(one, other));
    }
  }

  Overlaps(List<Candidate> candidates, DefectsBuilder defects) {
    this(candidates, Packed.of(candidates), defects);
  }

  Overlaps(List<Candidate> candidates, Packed packed, DefectsBuilder defects) {
    this.candidates = candidates;
    this.packed = packed;
    this.defects = defects;
  }

  /** Compares all that may meet. */
  void checkAll() {
    for (var i = 0; i < candidates.size(); i++) {
      check(i);
    }
  }

  /** Compares one with all that it may meet. */
  void check(int number) {
    var box = ground(number).getEnvelopeInternal();
    packed
        .boxes()
        .forEach(
            box.getMinX(),
            box.getMinY(),
            box.getMaxX(),
            box.getMaxY(),
            it -> {
              if (it != number && compared.add(Pair.of(number, it))) {
                compare(Pair.of(number, it));
              }
            });
  }

  private Geometry ground(int number) {
    return candidates.get(number).ground().orElseThrow();
  }

  /** Whether two were found to have the same ground. */
  boolean found(Pair pair) {
    return found.contains(pair);
  }

  private void compare(Pair pair) {
    var one = candidates.get(pair.one);
    var other = candidates.get(pair.other);
    if (one.sameCode(other)) {
      return; // told already, as a twin
    }
    var both =
        polygons(
            OverlayNGRobust.overlay(ground(pair.one), ground(pair.other), OverlayNG.INTERSECTION));
    var width = width(both);
    if (width > NOISE_METRES && !isNested(pair, one.kind())) {
      found.add(pair);
      tell(one, other, both, width);
    }
  }

  /** A dedicated grid may lie wholly in another one, as a market does in a park. */
  private boolean isNested(Pair pair, GridKind kind) {
    var covers = ground(pair.one).covers(ground(pair.other));
    var covered = ground(pair.other).covers(ground(pair.one));
    return kind == GridKind.DEDICATED && covers != covered;
  }

  private void tell(Candidate one, Candidate other, Geometry both, double width) {
    var at = inside(both);
    var area = area(both);
    var zh = "与%s 重叠 %.1f 平方米，位于 %.6f, %.6f；请让一方退到共同边界";
    var en = "overlaps %s by %.1f m² at %.6f, %.6f; let one of them end at the common border";
    var kind = width < SLIVER_METRES ? Kind.SLIVER : Kind.OVERLAP;
    defects.add(
        new Finding(
            kind,
            List.of(one.feature(), other.feature()),
            at,
            area,
            Unit.SQUARE_METRES,
            Optional.of(both)),
        zh.formatted(other.feature().zh(), area, at.x, at.y),
        en.formatted(other.feature(), area, at.x, at.y));
  }

  /** What of a geometry has area. */
  static Geometry polygons(Geometry mixed) {
    return mixed.getFactory().buildGeometry(PolygonExtracter.getPolygons(mixed));
  }

  static Coordinate inside(Geometry ground) {
    return ground.getInteriorPoint().getCoordinate();
  }

  /** Square metres. */
  static double area(Geometry ground) {
    var at = ground.getEnvelopeInternal().centre();
    return LocalMetric.at(at.x, at.y).area(ground.getArea());
  }

  /** Metres that ground is wide on average: twice its area by its length of border. */
  static double width(Geometry ground) {
    var area = ground.getArea();
    if (area == 0) {
      return 0;
    }
    var metric = LocalMetric.at(inside(ground).x, inside(ground).y);
    var border = 0.0;
    for (var line : LinearComponentExtracter.getLines(ground)) {
      var points = ((LineString) line).getCoordinates();
      for (var i = 1; i < points.length; i++) {
        var east = (points[i].x - points[i - 1].x) * metric.perLongitude();
        var north = (points[i].y - points[i - 1].y) * metric.perLatitude();
        border += Math.hypot(east, north);
      }
    }
    return 2 * metric.area(area) / border;
  }
}
