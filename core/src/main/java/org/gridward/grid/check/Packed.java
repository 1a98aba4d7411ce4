package org.gridward.grid.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridward.grid.cell.BoxTree;
import org.gridward.grid.cell.Rings;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The rings of candidates in one array, the ground of each to their left: two neighbours go along
 * their border in opposite directions.
 *
 * @param rings by the number of the candidate in its list
 * @param boxes what lies where
 */
record Packed(Rings rings, BoxTree boxes) {

  static Packed of(List<Candidate> candidates) {
    var polygons = candidates.stream().map(it -> it.ground().orElseThrow()).toList();
    var builder =
        new Rings.Builder(
            polygons.size(),
            polygons.stream()
                .flatMap(Packed::parts)
                .mapToLong(it -> 1 + it.getNumInteriorRing())
                .sum(),
            polygons.stream().mapToLong(Geometry::getNumPoints).sum());
    for (var polygon : polygons) {
      parts(polygon).forEach(it -> add(it, builder));
      builder.endPolygon();
    }
    var rings = builder.build();
    return new Packed(rings, BoxTree.over(rings, IntStream.range(0, polygons.size()).toArray()));
  }

  static Stream<Polygon> parts(Geometry polygon) {
    return IntStream.range(0, polygon.getNumGeometries())
        .mapToObj(it -> (Polygon) polygon.getGeometryN(it));
  }

  private static void add(Polygon part, Rings.Builder builder) {
    add(part.getExteriorRing(), true, builder);
    for (var i = 0; i < part.getNumInteriorRing(); i++) {
      add(part.getInteriorRingN(i), false, builder);
    }
  }

  private static void add(LinearRing ring, boolean shell, Rings.Builder builder) {
    var points = ring.getCoordinateSequence();
    for (var i = 0; i < points.size(); i++) {
      builder.vertex(points.getX(i), points.getY(i));
    }
    builder.endRing(shell);
  }
}
