package org.gridward.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gridward.grid.GridShape;
import org.gridward.testkit.Tiling;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class TilingTest {

  private final Tiling town = Tiling.of(400, 120, 5);

  @Test
  void grids_are_valid_and_fill_the_rectangle() {
    var shapes = town.shapes();

    assertThat(shapes).hasSize(400).allMatch(it -> it.polygon().isValid());
    var area = shapes.stream().mapToDouble(it -> it.polygon().getArea()).sum();
    assertThat(area).isCloseTo(town.envelope().getArea(), within(1e-12));
  }

  @Test
  void neighbours_share_each_edge_to_the_last_bit() {
    var grids = new HashMap<Set<Coordinate>, Integer>();
    town.shapes().forEach(it -> count(it, grids));

    assertThat(grids.values()).allMatch(it -> it <= 2);
    assertThat(grids.entrySet()).allMatch(it -> it.getValue() == 2 || onOutline(it.getKey()));
  }

  @Test
  void every_point_lies_in_a_grid_that_both_jts_lookups_name() {
    var indexed = JtsLookup.indexed(town, 400);
    var simple = JtsLookup.simple(town, 400);
    var points = town.points(2_000, 9);

    for (var i = 0; i < points.length; i += 2) {
      assertThat(indexed.locate(points[i], points[i + 1]))
          .isNotNegative()
          .isEqualTo(simple.locate(points[i], points[i + 1]));
    }
  }

  private static void count(GridShape shape, Map<Set<Coordinate>, Integer> grids) {
    var ring = shape.polygon().getCoordinates();
    for (var i = 1; i < ring.length; i++) {
      grids.merge(Set.of(ring[i - 1], ring[i]), 1, Integer::sum);
    }
  }

  private boolean onOutline(Set<Coordinate> edge) {
    var box = town.envelope();
    return edge.stream().allMatch(it -> it.x == box.getMinX() || it.x == box.getMaxX())
        || edge.stream().allMatch(it -> it.y == box.getMinY() || it.y == box.getMaxY());
  }
}
