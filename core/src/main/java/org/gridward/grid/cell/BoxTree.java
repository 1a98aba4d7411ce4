package org.gridward.grid.cell;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A packed Hilbert R-tree (Kamel and Faloutsos, 1993): the rectangles around polygons, ordered
 * along a Hilbert curve, sixteen to a node, all levels in one array. It misses none that meets what
 * is asked for; whether the polygon itself does is for its rings to say. Immutable; safe for any
 * number of threads.
 */
public final class BoxTree {

  private static final int NODE = 16;
  private static final int BOX = 4;

  private final double[] boxes; // min x, min y, max x, max y: leaves first, the root last
  private final int[] polygons; // of the leaves
  private final int[] levels; // first box of every level, and the end of the last

  private BoxTree(double[] boxes, int[] polygons, int[] levels) {
    this.boxes = boxes;
    this.polygons = polygons;
    this.levels = levels;
  }

  /** A tree over some polygons. */
  public static BoxTree over(Rings rings, int[] polygons) {
    var single = Arrays.stream(polygons).mapToObj(rings::box).toArray(Box[]::new);
    var order = HilbertCurve.order(single, Box.around(single));
    var levels = levels(polygons.length);
    var boxes = new double[BOX * levels[levels.length - 1]];
    var sorted = new int[polygons.length];
    for (var i = 0; i < order.length; i++) {
      sorted[i] = polygons[order[i]];
      single[order[i]].write(boxes, BOX * i);
    }
    for (var level = 1; level < levels.length - 1; level++) {
      for (var node = levels[level]; node < levels[level + 1]; node++) {
        var first = levels[level - 1] + (node - levels[level]) * NODE;
        enclose(boxes, node, first, Math.min(first + NODE, levels[level]));
      }
    }
    return new BoxTree(boxes, sorted, levels);
  }

  /** From the leaves to a level of one box. */
  private static int[] levels(int leaves) {
    var starts = new int[12];
    var level = 0;
    for (var count = leaves; ; count = (count + NODE - 1) / NODE) {
      starts[level + 1] = starts[level] + count;
      level++;
      if (count <= 1) {
        return Arrays.copyOf(starts, level + 1);
      }
    }
  }

  private static void enclose(double[] boxes, int node, int from, int to) {
    var box = new Box.Builder();
    for (var i = BOX * from; i < BOX * to; i += BOX) {
      box.add(boxes[i], boxes[i + 1]);
      box.add(boxes[i + 2], boxes[i + 3]);
    }
    box.build().write(boxes, BOX * node);
  }

  /** Tells every polygon whose rectangle meets this one; edges belong to both. */
  public void forEach(double minX, double minY, double maxX, double maxY, IntConsumer found) {
    if (polygons.length > 0) {
      visit(levels.length - 2, levels[levels.length - 2], minX, minY, maxX, maxY, found);
    }
  }

  private void visit(
      int level, int box, double minX, double minY, double maxX, double maxY, IntConsumer found) {
    var at = BOX * box;
    if (!(boxes[at] <= maxX && boxes[at + 1] <= maxY && boxes[at + 2] >= minX)
        || !(boxes[at + 3] >= minY)) { // NaN meets nothing
      return;
    }
    if (level == 0) {
      found.accept(polygons[box]);
      return;
    }
    var first = levels[level - 1] + (box - levels[level]) * NODE;
    for (var child = first; child < Math.min(first + NODE, levels[level]); child++) {
      visit(level - 1, child, minX, minY, maxX, maxY, found);
    }
  }

  /** Bytes of memory. */
  public long bytes() {
    return 8L * boxes.length + 4L * polygons.length;
  }
}
