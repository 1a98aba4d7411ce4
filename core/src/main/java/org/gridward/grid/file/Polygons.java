package org.gridward.grid.file;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Makes polygons of GeoJSON geometries and refuses those that do not hold together. */
final class Polygons {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Polygons() {}

  static Geometry of(Map<?, ?> geometry) {
    var coordinates = geometry.get("coordinates");
    var polygon =
        switch (String.valueOf(geometry.get("type"))) {
          case "Polygon" -> polygon(list(coordinates));
          case "MultiPolygon" ->
              FACTORY.createMultiPolygon(
                  list(coordinates).stream().map(it -> polygon(list(it))).toArray(Polygon[]::new));
          default ->
              throw new IllegalArgumentException(
                  "geometry is %s; draw a Polygon or MultiPolygon".formatted(geometry.get("type")));
        };
    var check = new IsValidOp(polygon).getValidationError();
    if (check != null) {
      throw new IllegalArgumentException(
          "%s at %s; mend the border there"
              .formatted(check.getMessage(), at(check.getCoordinate())));
    }
    return polygon;
  }

  private static Polygon polygon(List<?> rings) {
    if (rings.isEmpty()) {
      throw new IllegalArgumentException("it has no ring; draw its border");
    }
    return FACTORY.createPolygon(
        ring(list(rings.get(0))),
        rings.stream().skip(1).map(it -> ring(list(it))).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(List<?> positions) {
    var points = positions.stream().map(it -> point(list(it))).toArray(Coordinate[]::new);
    if (points.length < 4) {
      throw new IllegalArgumentException(
          "a ring has %d positions; a ring needs 4 or more".formatted(points.length));
    }
    if (!points[0].equals2D(points[points.length - 1])) {
      throw new IllegalArgumentException(
          "a ring is not closed: it begins at %s and ends at %s; end where it begins"
              .formatted(at(points[0]), at(points[points.length - 1])));
    }
    return FACTORY.createLinearRing(points);
  }

  private static Coordinate point(List<?> position) {
    if (position.size() < 2
        || !(position.get(0) instanceof Number x)
        || !(position.get(1) instanceof Number y)) {
      throw new IllegalArgumentException(
          "position " + position + " is no pair of numbers; write longitude, latitude");
    }
    var point = new Coordinate(x.doubleValue(), y.doubleValue());
    if (!(Math.abs(point.x) <= 180 && Math.abs(point.y) <= 90)) {
      throw new IllegalArgumentException(
          "position %s is not on earth; write degrees, longitude first".formatted(at(point)));
    }
    return point;
  }

  private static String at(Coordinate point) {
    return point.x + ", " + point.y;
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> it) {
      return it;
    }
    throw new IllegalArgumentException(
        "coordinates hold " + value + " where a list belongs; export the file again");
  }
}
