package org.gridward.grid.cell;

import java.util.Arrays;

/** Numbers places so that near numbers are near places (Hilbert, 1891). */
final class HilbertCurve {

  private static final int BITS = 16;
  private static final int STEPS = (1 << BITS) - 1;

  private HilbertCurve() {}

  /** The order of rectangles by where their centres stand on a curve through all of them. */
  static int[] order(Box[] boxes, Box around) {
    var keys = new long[boxes.length];
    var perX = STEPS / Math.max(Double.MIN_NORMAL, around.maxX() - around.minX());
    var perY = STEPS / Math.max(Double.MIN_NORMAL, around.maxY() - around.minY());
    for (var i = 0; i < boxes.length; i++) {
      var x = (int) (((boxes[i].minX() + boxes[i].maxX()) / 2 - around.minX()) * perX);
      var y = (int) (((boxes[i].minY() + boxes[i].maxY()) / 2 - around.minY()) * perY);
      keys[i] = number(x, y) << 32 | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(it -> (int) it).toArray();
  }

  /** How far along the curve a cell of a 65,536 × 65,536 square stands. */
  static long number(int x, int y) {
    var number = 0L;
    for (var side = 1 << BITS - 1; side > 0; side >>= 1) {
      var right = (x & side) > 0 ? 1 : 0;
      var upper = (y & side) > 0 ? 1 : 0;
      number = number << 2 | 3 * right ^ upper;
      if (upper == 0) { // turn the quarter, so that the curve enters where it left
        if (right == 1) {
          x = side - 1 - (x & side - 1);
          y = side - 1 - (y & side - 1);
        }
        var swap = x;
        x = y;
        y = swap;
      }
    }
    return number;
  }
}
