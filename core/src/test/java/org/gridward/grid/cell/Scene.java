package org.gridward.grid.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridward.grid.GridShape;
import org.gridward.testkit.Tiling;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons to be wrong about, all valid, the first going first. The same seed makes the same scene.
 *
 * @param polygons Polygons and MultiPolygons
 */
record Scene(List<Geometry> polygons) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A town without gaps, its borders shared to the last bit. */
  static Scene tiling(SplittableRandom random) {
    var town = Tiling.of(20 + random.nextInt(60), 6 + random.nextInt(120), random.nextLong());
    return new Scene(
        town.shapes().stream().map(GridShape::polygon).map(Geometry.class::cast).toList());
  }

  /**
   * Squares on a lattice that touch along borders, at corners, around holes and islands in them.
   */
  static Scene squares(SplittableRandom random) {
    var side = random.nextBoolean() ? 0.001 : 0.0009765625; // the second is exact in binary
    var polygons = new ArrayList<Geometry>();
    for (var i = 0; i < 40; i++) {
      var column = random.nextInt(8);
      var row = random.nextInt(8);
      var size = 1 + random.nextInt(4);
      var shell = square(column * side, row * side, size * side);
      if (size >= 3 && random.nextBoolean()) {
        var hole = square((column + 1) * side, (row + 1) * side, side);
        polygons.add(FACTORY.createPolygon(shell, new LinearRing[] {hole}));
      } else {
        polygons.add(FACTORY.createPolygon(shell));
      }
    }
    return new Scene(polygons);
  }

  private static LinearRing square(double west, double south, double side) {
    return ((Polygon)
            FACTORY.toGeometry(
                new Envelope(121 + west, 121 + west + side, 31 + south, 31 + south + side)))
        .getExteriorRing();
  }

  /**
   * Stars over each other, with holes, in one or more parts; a third snapped to a coarse lattice.
   */
  static Scene stars(SplittableRandom random) {
    var polygons = new ArrayList<Geometry>();
    while (polygons.size() < 30) {
      var parts =
          IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(it -> star(random))
              .toArray(Polygon[]::new);
      Geometry polygon = parts.length == 1 ? parts[0] : FACTORY.createMultiPolygon(parts);
      if (random.nextInt(3) == 0) {
        polygon.apply(
            (CoordinateFilter)
                it -> {
                  it.x = Math.rint(it.x * 1e3) / 1e3;
                  it.y = Math.rint(it.y * 1e3) / 1e3;
                });
        polygon.geometryChanged();
      }
      if (polygon.isValid()) {
        polygons.add(polygon);
      }
    }
    return new Scene(polygons);
  }

  private static Polygon star(SplittableRandom random) {
    var x = 120 + 0.05 * random.nextDouble();
    var y = 30 + 0.05 * random.nextDouble();
    var radius = 0.001 + 0.015 * random.nextDouble();
    var shell = star(random, x, y, radius / 2, radius);
    if (random.nextBoolean()) {
      return FACTORY.createPolygon(shell);
    }
    var hole = star(random, x, y, radius / 8, radius / 3);
    return FACTORY.createPolygon(shell, new LinearRing[] {hole});
  }

  private static LinearRing star(
      SplittableRandom random, double x, double y, double inner, double outer) {
    var points = new Coordinate[4 + random.nextInt(40)];
    for (var i = 0; i < points.length - 1; i++) {
      var angle = 2 * Math.PI * i / (points.length - 1);
      var radius = inner + (outer - inner) * random.nextDouble();
      points[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    points[points.length - 1] = points[0].copy();
    return FACTORY.createLinearRing(points);
  }

  /** The same polygons as the index wants them. */
  Rings rings() {
    var ends = polygons.stream().map(Scene::rings).toList();
    var builder =
        new Rings.Builder(
            polygons.size(),
            ends.stream().mapToLong(List::size).sum(),
            polygons.stream().mapToLong(Geometry::getNumPoints).sum());
    for (var rings : ends) {
      for (var ring : rings) {
        for (var point : ring.getCoordinates()) {
          builder.vertex(point.x, point.y);
        }
        builder.endRing(true);
      }
      builder.endPolygon();
    }
    return builder.build();
  }

  private static List<LinearRing> rings(Geometry polygon) {
    var rings = new ArrayList<LinearRing>();
    for (var i = 0; i < polygon.getNumGeometries(); i++) {
      var part = (Polygon) polygon.getGeometryN(i);
      rings.add(part.getExteriorRing());
      IntStream.range(0, part.getNumInteriorRing())
          .forEach(it -> rings.add(part.getInteriorRingN(it)));
    }
    return rings;
  }

  /**
   * A place where an index could be wrong: anywhere, a vertex, the middle of an edge, a hair beside
   * them, or level with a vertex.
   */
  Coordinate place(SplittableRandom random) {
    var box = polygons.get(random.nextInt(polygons.size())).getEnvelopeInternal();
    var x = box.getMinX() + (1.2 * random.nextDouble() - 0.1) * box.getWidth();
    var y = box.getMinY() + (1.2 * random.nextDouble() - 0.1) * box.getHeight();
    var ring = polygons.get(random.nextInt(polygons.size())).getCoordinates();
    var at = random.nextInt(ring.length - 1);
    var a = ring[at];
    var b = ring[at + 1];
    return switch (random.nextInt(8)) {
      case 0 -> a;
      case 1 -> new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2);
      case 2 -> new Coordinate(a.x + hair(random), a.y + hair(random));
      case 3 -> new Coordinate((a.x + b.x) / 2 + hair(random), (a.y + b.y) / 2 + hair(random));
      case 4 -> new Coordinate(a.x, y);
      case 5 -> new Coordinate(x, a.y);
      default -> new Coordinate(x, y);
    };
  }

  private static double hair(SplittableRandom random) {
    return (random.nextInt(3) - 1) * (random.nextBoolean() ? 1e-9 : Math.ulp(120.0));
  }
}
