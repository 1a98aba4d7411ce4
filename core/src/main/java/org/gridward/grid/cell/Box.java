package org.gridward.grid.cell;

/** The smallest rectangle around something, in degrees. */
record Box(double minX, double minY, double maxX, double maxY) {

  static Box around(Box[] boxes) {
    var around = new Builder();
    for (var box : boxes) {
      around.add(box.minX, box.minY);
      around.add(box.maxX, box.maxY);
    }
    return around.build();
  }

  void write(double[] to, int at) {
    to[at] = minX;
    to[at + 1] = minY;
    to[at + 2] = maxX;
    to[at + 3] = maxY;
  }

  /** Grows around points. */
  static final class Builder {
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    void add(double x, double y) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }

    Box build() {
      return new Box(minX, minY, maxX, maxY);
    }
  }
}
