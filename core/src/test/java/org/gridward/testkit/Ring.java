package org.gridward.testkit;

import java.util.Arrays;

/** A line that grows border by border, each beginning where the last one ended. */
final class Ring {

  private double[] points = new double[0];

  /** Adds a border, from its end to its beginning if so wanted. */
  void add(double[] border, boolean backwards) {
    var size = points.length;
    var skipped = size == 0 ? 0 : 2;
    points = Arrays.copyOf(points, size + border.length - skipped);
    for (var i = skipped; i < border.length; i += 2) {
      var from = backwards ? border.length - 2 - i : i;
      points[size + i - skipped] = border[from];
      points[size + i - skipped + 1] = border[from + 1];
    }
  }

  double[] points() {
    return points;
  }

  /** The points, of which the last must be the first again. */
  double[] closed() {
    var last = points.length - 2;
    if (points[0] != points[last] || points[1] != points[last + 1]) {
      throw new IllegalStateException("Ring ends where it did not begin; mend its borders.");
    }
    return points;
  }
}
