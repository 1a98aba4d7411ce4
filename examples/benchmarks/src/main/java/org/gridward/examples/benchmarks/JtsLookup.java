package org.gridward.examples.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gridward.grid.GridShape;
import org.gridward.testkit.Tiling;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.strtree.STRtree;

/** The same question asked of JTS: a tree of envelopes, and a locator for each grid in it. */
final class JtsLookup {

  private final SpatialIndex tree;
  private final List<PointOnGeometryLocator> locators;
  private final Coordinate point = new Coordinate();
  private int lowest;

  private JtsLookup(
      SpatialIndex tree,
      Tiling town,
      int grids,
      Function<Geometry, PointOnGeometryLocator> locator) {
    var polygons = IntStream.range(0, grids).mapToObj(it -> unpacked(town.shape(it))).toList();
    this.tree = tree;
    this.locators = polygons.stream().map(locator).toList();
    for (var i = 0; i < grids; i++) {
      tree.insert(polygons.get(i).getEnvelopeInternal(), i);
    }
    locate(0, 0); // trees are built, and locators indexed, by their first question
    locators.forEach(it -> it.locate(new Coordinate()));
  }

  /** With coordinates as JTS itself would keep them: it reads those fastest. */
  private static Geometry unpacked(GridShape shape) {
    return new GeometryFactory().createPolygon(shape.polygon().getCoordinates());
  }

  /** STRtree and IndexedPointInAreaLocator: the fastest where its 12 KB a grid fit. */
  static JtsLookup indexed(Tiling town, int grids) {
    return new JtsLookup(new STRtree(), town, grids, IndexedPointInAreaLocator::new);
  }

  /** HPRtree and SimplePointInAreaLocator: the fastest of those that fit a million grids. */
  static JtsLookup simple(Tiling town, int grids) {
    return new JtsLookup(new HPRtree(), town, grids, SimplePointInAreaLocator::new);
  }

  /** The lowest number of a grid that has the point in or on it, or −1. Not thread-safe. */
  int locate(double longitude, double latitude) {
    point.setX(longitude);
    point.setY(latitude);
    lowest = Integer.MAX_VALUE;
    tree.query(new Envelope(point), it -> ask((Integer) it));
    return lowest == Integer.MAX_VALUE ? -1 : lowest;
  }

  private void ask(int number) {
    if (number < lowest && locators.get(number).locate(point) != Location.EXTERIOR) {
      lowest = number;
    }
  }
}
