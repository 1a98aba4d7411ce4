package org.gridward.grid.cell;

/**
 * Square cells over the ground. The one place that says which cell a place is in and where a cell's
 * centre is: whoever builds and whoever looks up get the same bits.
 *
 * @param minX west edge, degrees
 * @param minY south edge, degrees
 * @param side of a cell, degrees
 * @param inverse 1 / side
 * @param width cells from west to east
 * @param height cells from south to north
 */
record Lattice(double minX, double minY, double side, double inverse, int width, int height) {

  /** Degrees, some 10 cm: in smaller cells the seam would be lost in rounding. */
  static final double LEAST_SIDE = 1e-6;

  /** So far beyond its edges a cell takes notice of a border, so that no rounding loses one. */
  static final double SEAM = 1e-7;

  static Lattice over(Box box, double cells) {
    var w = box.maxX() - box.minX();
    var h = box.maxY() - box.minY();
    var side = Math.max(Math.sqrt(w * h / cells), Math.max(w, h) / (1 << 24));
    side = Math.max(side, LEAST_SIDE);
    while ((w / side + 2) * (h / side + 2) >= Integer.MAX_VALUE - 8) {
      side *= 2;
    }
    // a little off the corner, so that round coordinates do not meet cell edges or centres
    var margin = 0.001 * side;
    var width = (int) ((w + 2 * margin) / side) + 1;
    var height = (int) ((h + 2 * margin) / side) + 1;
    return new Lattice(box.minX() - margin, box.minY() - margin, side, 1 / side, width, height);
  }

  int column(double x) {
    return Math.max(0, Math.min(width - 1, (int) ((x - minX) * inverse)));
  }

  int row(double y) {
    return Math.max(0, Math.min(height - 1, (int) ((y - minY) * inverse)));
  }

  double west(int column) {
    return minX + column * side;
  }

  double south(int row) {
    return minY + row * side;
  }

  /** Centre of a cell from its lower edge and its side; for both axes and all depths. */
  static double centre(double edge, double side) {
    return edge + 0.5 * side;
  }
}
