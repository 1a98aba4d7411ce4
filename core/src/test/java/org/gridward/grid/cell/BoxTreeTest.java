package org.gridward.grid.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class BoxTreeTest {

  @Test
  void it_tells_every_polygon_whose_rectangle_is_met() {
    for (var seed = 0; seed < 20; seed++) {
      var random = new SplittableRandom(seed);
      var scene = seed % 2 == 0 ? Scene.stars(random) : Scene.tiling(random);
      var tree = BoxTree.over(scene.rings(), all(scene));
      for (var i = 0; i < 500; i++) {
        var box = new Envelope(scene.place(random), scene.place(random));

        assertThat(found(tree, box))
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, scene.polygons().size())
                    .filter(it -> scene.polygons().get(it).getEnvelopeInternal().intersects(box))
                    .boxed()
                    .toList());
      }
    }
  }

  @Test
  void an_empty_tree_and_a_place_that_is_no_number_find_nothing() {
    var scene = Scene.squares(new SplittableRandom(1));

    assertThat(found(BoxTree.over(scene.rings(), new int[0]), new Envelope(-180, 180, -90, 90)))
        .isEmpty();
    var tree = BoxTree.over(scene.rings(), all(scene));
    var found = new ArrayList<Integer>();
    tree.forEach(Double.NaN, 31, Double.NaN, 31, found::add);
    tree.forEach(121, Double.NaN, 121, Double.NaN, found::add);
    assertThat(found).isEmpty();
  }

  @Test
  void the_curve_goes_through_every_cell_once_from_neighbour_to_neighbour() {
    var side = 64;
    var cells = new int[side * side][];
    var numbers = new HashSet<Long>();
    var first = HilbertCurve.number(0, 0);
    for (var x = 0; x < side; x++) {
      for (var y = 0; y < side; y++) {
        var number = HilbertCurve.number(x, y);
        assertThat(numbers.add(number)).isTrue();
        cells[(int) (number - first)] = new int[] {x, y};
      }
    }
    for (var i = 1; i < cells.length; i++) {
      var steps = Math.abs(cells[i][0] - cells[i - 1][0]) + Math.abs(cells[i][1] - cells[i - 1][1]);
      assertThat(steps).isEqualTo(1);
    }
  }

  private static int[] all(Scene scene) {
    return IntStream.range(0, scene.polygons().size()).toArray();
  }

  private static ArrayList<Integer> found(BoxTree tree, Envelope box) {
    var found = new ArrayList<Integer>();
    tree.forEach(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), found::add);
    return found;
  }
}
