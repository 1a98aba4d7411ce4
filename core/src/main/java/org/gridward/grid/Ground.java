package org.gridward.grid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.gridward.grid.cell.Rings;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * All grids of all times with their borders, in their order of precedence: the number of a grid is
 * its place in that order. Immutable.
 *
 * @param grids what is known of each
 * @param rings the border of each
 */
record Ground(List<Grid> grids, Rings rings) {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final int HASHED_AT_ONCE = 8_192;

  /** What goes first has the lower rank: dedicated before basic, then the smaller area. */
  private record Ranked(GridShape shape, long rank) {

    static Ranked of(GridShape shape) {
      var basic = shape.grid().kind() == GridKind.BASIC ? 1L << 62 : 0;
      return new Ranked(shape, basic | squareMetres(shape));
    }

    GridCode code() {
      return shape.grid().code();
    }

    Instant from() {
      return shape.grid().validity().from().orElse(Instant.MIN);
    }
  }

  /** Sorts grids by precedence and packs their borders. */
  static Ground of(List<GridShape> shapes) {
    var sorted =
        shapes.stream()
            .map(Ranked::of)
            .sorted(
                Comparator.comparingLong(Ranked::rank)
                    .thenComparing(Ranked::code)
                    .thenComparing(Ranked::from))
            .toList();
    // counted in the order they came in, in which they lie in memory
    var builder =
        new Rings.Builder(
            shapes.size(),
            shapes.stream().mapToLong(it -> countRings(it.polygon())).sum(),
            shapes.stream().mapToLong(it -> it.polygon().getNumPoints()).sum());
    sorted.forEach(it -> pack(it.shape.polygon(), builder));
    return new Ground(sorted.stream().map(it -> it.shape.grid()).toList(), builder.build());
  }

  /** Rounded, so that the order does not hang on the last bit. */
  private static long squareMetres(GridShape shape) {
    var centre = shape.polygon().getEnvelopeInternal().centre();
    return Math.round(LocalMetric.at(centre.x, centre.y).area(shape.polygon().getArea()));
  }

  private static void pack(Geometry polygon, Rings.Builder builder) {
    for (var i = 0; i < polygon.getNumGeometries(); i++) {
      var part = (Polygon) polygon.getGeometryN(i);
      add(builder, part.getExteriorRing(), true);
      for (var hole = 0; hole < part.getNumInteriorRing(); hole++) {
        add(builder, part.getInteriorRingN(hole), false);
      }
    }
    builder.endPolygon();
  }

  private static long countRings(Geometry polygon) {
    return IntStream.range(0, polygon.getNumGeometries())
        .mapToLong(it -> 1 + ((Polygon) polygon.getGeometryN(it)).getNumInteriorRing())
        .sum();
  }

  private static void add(Rings.Builder builder, LineString ring, boolean shell) {
    var points = ring.getCoordinateSequence();
    for (var i = 0; i < points.size(); i++) {
      builder.vertex(points.getX(i), points.getY(i));
    }
    builder.endRing(shell);
  }

  /** The grid of that number with its polygon, built anew. */
  GridShape shape(int number) {
    var parts = new ArrayList<Polygon>();
    var ring = rings.firstRing(number);
    while (ring < rings.firstRing(number + 1)) {
      var shell = ring(ring++);
      var holes = new ArrayList<LinearRing>();
      while (ring < rings.firstRing(number + 1) && !rings.isShell(ring)) {
        holes.add(ring(ring++));
      }
      parts.add(GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new)));
    }
    var polygon =
        parts.size() == 1
            ? parts.get(0)
            : GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new));
    return new GridShape(grids.get(number), polygon);
  }

  private LinearRing ring(int ring) {
    var first = rings.firstVertex(ring);
    var count = rings.firstVertex(ring + 1) - first;
    var ordinates = new double[2 * count];
    for (var i = 0; i < count; i++) {
      ordinates[2 * i] = rings.longitude(first + i);
      ordinates[2 * i + 1] = rings.latitude(first + i);
    }
    return GEOMETRIES.createLinearRing(new PackedCoordinateSequence.Double(ordinates, 2, 0));
  }

  /** Metres from a place to the border of a grid. */
  double borderMetres(int number, double longitude, double latitude) {
    var metric = LocalMetric.at(longitude, latitude);
    var nearest = Double.POSITIVE_INFINITY;
    for (var ring = rings.firstRing(number); ring < rings.firstRing(number + 1); ring++) {
      for (var i = rings.firstVertex(ring); i < rings.firstVertex(ring + 1) - 1; i++) {
        nearest =
            Math.min(
                nearest,
                metric.squareToLine(
                    rings.longitude(i),
                    rings.latitude(i),
                    rings.longitude(i + 1),
                    rings.latitude(i + 1)));
      }
    }
    return Math.sqrt(nearest);
  }

  /** Twelve hex digits of a hash over some grids and their borders. */
  String version(int[] numbers) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = ByteBuffer.allocate(16 * HASHED_AT_ONCE);
      for (var number : numbers) {
        digest.update(identity(grids.get(number)).getBytes(StandardCharsets.UTF_8));
        var last = rings.firstVertex(rings.firstRing(number + 1));
        for (var i = rings.firstVertex(rings.firstRing(number)); i < last; i++) {
          buffer.putDouble(rings.longitude(i)).putDouble(rings.latitude(i));
          if (!buffer.hasRemaining()) {
            digest.update(buffer.flip());
            buffer.clear();
          }
        }
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  private static String identity(Grid grid) {
    return String.join(
        "\n",
        grid.code().value(),
        grid.name(),
        grid.kind().name(),
        grid.validity().toString(),
        grid.areas().toString());
  }
}
