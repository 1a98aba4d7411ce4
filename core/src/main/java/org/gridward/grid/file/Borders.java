package org.gridward.grid.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LocalMetric;
import org.gridward.grid.Wgs84;
import org.gridward.grid.check.DefectsBuilder;
import org.gridward.grid.check.GridDefect.FeatureRef;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Makes polygons of what features hold and says what is wrong with them.
 *
 * @param layer where the town must lie
 * @param datum the coordinate system of the file
 * @param defects where defects are noted
 */
record Borders(GridLayer layer, Datum datum, DefectsBuilder defects) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * The ground of a feature.
   *
   * @param polygon a valid polygon in WGS84, as it stands there or as mended; empty when it cannot
   *     even be guessed
   * @param mended what had to be mended; empty when it is sound
   * @param swapped whether longitude and latitude were exchanged
   */
  record Border(Optional<Geometry> polygon, Optional<String> mended, boolean swapped) {

    static final Border NONE = new Border(Optional.empty(), Optional.empty(), false);

    boolean sound() {
      return polygon.isPresent() && mended.isEmpty();
    }
  }

  Border of(RawFeature raw, FeatureRef feature) {
    if (!isPolygon(raw, feature)) {
      return Border.NONE;
    }
    var swapped = isSwapped(raw, feature);
    if (swapped.isEmpty()) {
      return Border.NONE;
    }
    raw.parts().forEach(part -> part.forEach(it -> convert(it, swapped.get())));
    if (isAround(raw, feature)) {
      return Border.NONE;
    }
    var mended = new ArrayList<String>();
    if (swapped.get()) {
      mended.add("longitude and latitude exchanged");
    }
    var parts =
        raw.parts().stream()
            .map(it -> usable(it, feature, mended))
            .filter(it -> !it.isEmpty())
            .toList();
    return parts.isEmpty() ? Border.NONE : valid(polygon(parts), feature, mended, swapped.get());
  }

  private boolean isPolygon(RawFeature raw, FeatureRef feature) {
    var at = new Coordinate(Double.NaN, Double.NaN);
    if (raw.problem().isPresent()) {
      var seen = raw.problem().get();
      defects.add(
          Kind.BAD_POSITION,
          feature,
          at,
          1,
          Unit.POSITIONS,
          "坐标 %s 不是一对数字；请写成 经度, 纬度".formatted(seen),
          "position %s is no pair of numbers; write longitude, latitude".formatted(seen));
      return false;
    }
    var single = raw.type().equals("Polygon") && raw.parts().size() == 1;
    var empty = raw.parts().isEmpty() || raw.parts().stream().anyMatch(List::isEmpty);
    if (empty || !single && !raw.type().equals("MultiPolygon")) {
      defects.add(
          Kind.NOT_A_POLYGON,
          feature,
          at,
          raw.positions(),
          Unit.POSITIONS,
          "几何类型是 %s，共 %d 个点；请画成 Polygon 或 MultiPolygon".formatted(raw.type(), raw.positions()),
          "geometry is %s of %d positions; draw a Polygon or MultiPolygon"
              .formatted(raw.type(), raw.positions()));
      return false;
    }
    if (raw.positions() > CoordinateReader.MOST_POSITIONS) {
      defects.add(
          Kind.TOO_DETAILED,
          feature,
          raw.first(),
          raw.positions(),
          Unit.POSITIONS,
          "一个网格有 %,d 个点，最多 %,d 个；请简化边界".formatted(raw.positions(), CoordinateReader.MOST_POSITIONS),
          "it has %,d positions, and %,d are the most for one grid; simplify its border"
              .formatted(raw.positions(), CoordinateReader.MOST_POSITIONS));
      return false;
    }
    return true;
  }

  /** Whether latitude stands first; empty when positions are elsewhere altogether. */
  private Optional<Boolean> isSwapped(RawFeature raw, FeatureRef feature) {
    Coordinate out = null;
    Coordinate swapped = null;
    var count = 0;
    for (var ring : raw.parts().stream().flatMap(List::stream).toList()) {
      for (var i = 0; i < ring.length; i += 2) {
        if (!layer.extent().has(ring[i], ring[i + 1])) {
          count++;
          var at = new Coordinate(ring[i], ring[i + 1]);
          if (layer.extent().has(ring[i + 1], ring[i])) {
            swapped = swapped == null ? at : swapped;
          } else {
            out = out == null ? at : out;
          }
        }
      }
    }
    if (out != null || swapped != null && count < raw.positions()) {
      tellOutOfRange(feature, out != null ? out : swapped, count);
      return Optional.empty();
    }
    if (swapped != null) {
      defects.add(
          Kind.SWAPPED,
          feature,
          swapped,
          count,
          Unit.POSITIONS,
          "坐标 %s 纬度写在前面；请先写经度".formatted(at(swapped)),
          "position %s has latitude first; write longitude first".formatted(at(swapped)));
    }
    return Optional.of(swapped != null);
  }

  private void tellOutOfRange(FeatureRef feature, Coordinate at, int count) {
    var onEarth = Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90;
    defects.add(
        Kind.OUT_OF_RANGE,
        feature,
        at,
        count,
        Unit.POSITIONS,
        onEarth
            ? "坐标 %s 不在本地范围 %s 内；请检查坐标系和数字".formatted(at(at), layer.extent())
            : "坐标 %s 不在地球上；请写经纬度（度），经度在前".formatted(at(at)),
        onEarth
            ? "position %s is not where the town must lie, %s; check the coordinate system"
                .formatted(at(at), layer.extent())
            : "position %s is not on earth; write degrees, longitude first".formatted(at(at)));
  }

  /** Turns a ring around where needed, and brings it to WGS84. */
  private void convert(double[] ring, boolean swapped) {
    for (var i = 0; i < ring.length; i += 2) {
      var x = swapped ? ring[i + 1] : ring[i];
      var y = swapped ? ring[i] : ring[i + 1];
      if (datum == Datum.GCJ02 || datum == Datum.BD09) {
        var place = Wgs84.of(Location.of(x, y, datum));
        x = place.longitude();
        y = place.latitude();
      }
      ring[i] = x;
      ring[i + 1] = y;
    }
  }

  /** The rings of a part that can be used, closed; none where its shell cannot. */
  private List<double[]> usable(List<double[]> part, FeatureRef feature, List<String> mended) {
    var rings = new ArrayList<double[]>();
    var shell = true;
    for (var ring : part) {
      if (ring.length < 6 || isClosed(ring) && ring.length < 8) {
        tellShort(feature, ring);
        mended.add("ring of too few positions dropped");
        shell &= ring != part.get(0);
      } else if (isClosed(ring)) {
        rings.add(ring);
      } else {
        tellUnclosed(feature, ring);
        mended.add("ring closed");
        var longer = Arrays.copyOf(ring, ring.length + 2);
        longer[ring.length] = ring[0];
        longer[ring.length + 1] = ring[1];
        rings.add(longer);
      }
    }
    return shell ? rings : List.of();
  }

  private static boolean isClosed(double[] ring) {
    return ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1];
  }

  private void tellShort(FeatureRef feature, double[] ring) {
    var count = ring.length / 2;
    defects.add(
        Kind.SHORT_RING,
        feature,
        count == 0 ? new Coordinate() : new Coordinate(ring[0], ring[1]),
        count,
        Unit.POSITIONS,
        "一个环只有 %d 个点；至少要 4 个".formatted(count),
        "a ring has %d positions; a ring needs 4 or more".formatted(count));
  }

  private boolean isAround(RawFeature raw, FeatureRef feature) {
    for (var ring : raw.parts().stream().flatMap(List::stream).toList()) {
      var longitudes = IntStream.range(0, ring.length / 2).mapToDouble(it -> ring[2 * it]);
      var range = longitudes.summaryStatistics();
      if (range.getMax() - range.getMin() > 180) {
        defects.add(
            Kind.ANTIMERIDIAN,
            feature,
            new Coordinate(ring[0], ring[1]),
            ring.length / 2.0,
            Unit.POSITIONS,
            "边界跨越 180° 经线（经度 %s 到 %s）；请在 180° 处分成两块".formatted(range.getMin(), range.getMax()),
            "its border crosses the antimeridian (longitudes %s to %s); part it at 180°"
                .formatted(range.getMin(), range.getMax()));
        return true;
      }
    }
    return false;
  }

  private void tellUnclosed(FeatureRef feature, double[] ring) {
    var last = new Coordinate(ring[ring.length - 2], ring[ring.length - 1]);
    var first = new Coordinate(ring[0], ring[1]);
    defects.add(
        Kind.UNCLOSED_RING,
        feature,
        last,
        LocalMetric.at(last.x, last.y).metresTo(first.x, first.y),
        Unit.METRES,
        "一个环没有闭合：起点 %s，终点 %s；终点请回到起点".formatted(at(first), at(last)),
        "a ring is not closed: it begins at %s and ends at %s; end where it begins"
            .formatted(at(first), at(last)));
  }

  private static Geometry polygon(List<List<double[]>> parts) {
    var polygons = parts.stream().map(Borders::part).toArray(Polygon[]::new);
    return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
  }

  private static Polygon part(List<double[]> rings) {
    var all = rings.stream().map(Borders::ring).toArray(LinearRing[]::new);
    return FACTORY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  private static LinearRing ring(double[] ordinates) {
    return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(ordinates, 2, 0));
  }

  private Border valid(Geometry polygon, FeatureRef feature, List<String> mended, boolean swapped) {
    var error = new IsValidOp(polygon).getValidationError();
    if (error == null) {
      return new Border(Optional.of(polygon), words(mended), swapped);
    }
    var fixed = GeometryFixer.fix(polygon);
    tellInvalid(feature, error, fixed);
    if (fixed.isEmpty() || !(fixed instanceof Polygonal)) {
      return Border.NONE;
    }
    mended.add("border parted where it crosses itself");
    return new Border(Optional.of(fixed), words(mended), swapped);
  }

  private static Optional<String> words(List<String> mended) {
    return mended.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", new LinkedHashSet<>(mended)));
  }

  private void tellInvalid(FeatureRef feature, TopologyValidationError error, Geometry fixed) {
    var at = error.getCoordinate();
    var kind =
        switch (error.getErrorType()) {
          case TopologyValidationError.SELF_INTERSECTION,
              TopologyValidationError.RING_SELF_INTERSECTION ->
              Kind.SELF_CROSSING;
          case TopologyValidationError.HOLE_OUTSIDE_SHELL -> Kind.HOLE_OUTSIDE;
          default -> Kind.INVALID_POLYGON;
        };
    var zh =
        switch (kind) {
          case SELF_CROSSING -> "边界在 %s 处自相交；请在那里修正";
          case HOLE_OUTSIDE -> "洞在 %s 处超出外环；请在那里修正";
          default -> "多边形在 %s 处无效（" + error.getMessage() + "）；请在那里修正";
        };
    defects.add(
        kind,
        feature,
        at,
        LocalMetric.at(at.x, at.y).area(fixed.getArea()),
        Unit.SQUARE_METRES,
        zh.formatted(at(at)),
        "%s at %s; mend the border there".formatted(error.getMessage(), at(at)));
  }

  static String at(Coordinate point) {
    return point.x + ", " + point.y;
  }
}
