package org.gridward.grid.cell;

/**
 * A piece of border as seen from its cell: every vertex rounded to 1/2,048 of the cell's side and
 * kept in 32 bits, beside what else the cell knows. Rounding moves a vertex by less than {@link
 * #ERROR}; what such a move could change is in doubt, and is told by the true vertices.
 *
 * <p>East and north are counted from the centre of the cell. A vertex on the parallel of the centre
 * or south of it is rounded to 0 or less, any other to 1 or more, so that this is never in doubt.
 */
final class Sketch {

  private static final double UNITS = 2_048;
  private static final double MOST = Short.MAX_VALUE - 1;

  /** How far rounding moves a vertex on either axis at most, with what floating point adds. */
  private static final double ERROR = 1.01;

  private Sketch() {}

  /** Units from the centre. */
  static double offset(double place, double centre, double side) {
    return (place - centre) * (UNITS / side);
  }

  /** Whether a coordinate is near enough to be kept. */
  static boolean fits(double place, double centre, double side) {
    return Math.abs(offset(place, centre, side)) <= MOST;
  }

  /** A vertex: units to the east in the upper, to the north in the lower half. */
  static int vertex(double x, double y, double centreX, double centreY, double side) {
    var east = (int) Math.rint(offset(x, centreX, side));
    var near = (int) Math.rint(offset(y, centreY, side));
    var north = y <= centreY ? Math.min(0, near) : Math.max(1, near);
    return east << 16 | north & 0xFFFF;
  }

  /**
   * Whether the walk from a place along its meridian and then along the parallel of the centre
   * crosses a piece an odd number of times; −1 when in doubt.
   */
  static int crossings(int[] vertices, int first, int edges, double east, double north) {
    var ax = (vertices[first] >> 16) - east; // from the corner of the walk
    var ay = (double) (short) vertices[first];
    var doubt = Math.abs(ax) <= ERROR;
    var odd = 0;
    for (var i = first + 1; i <= first + edges; i++) {
      var bx = (vertices[i] >> 16) - east;
      var by = (double) (short) vertices[i];
      doubt |= Math.abs(bx) <= ERROR;
      var meridian = ax < 0 != bx < 0;
      var parallel = ay <= 0 != by <= 0;
      if (meridian || parallel) {
        var corner = ax * by - ay * bx;
        doubt |= isDoubtful(corner, ax, ay, bx, by);
        if (meridian) {
          var place = ax * (by - north) - (ay - north) * bx;
          doubt |= isDoubtful(place, ax, ay - north, bx, by - north);
          odd ^= place > 0 == corner > 0 ? 0 : 1;
        }
        if (parallel) {
          var centre = (ax + east) * by - ay * (bx + east);
          doubt |= isDoubtful(centre, ax + east, ay, bx + east, by);
          odd ^= centre > 0 == corner > 0 ? 0 : 1;
        }
      }
      ax = bx;
      ay = by;
    }
    return doubt ? -1 : odd;
  }

  /** Whether moving both ends of an edge by {@link #ERROR} could change the sign of its turn. */
  private static boolean isDoubtful(double turn, double ax, double ay, double bx, double by) {
    var most = Math.abs(ax) + Math.abs(ay) + Math.abs(bx) + Math.abs(by) + 2 * ERROR;
    return Math.abs(turn) <= ERROR * most;
  }
}
