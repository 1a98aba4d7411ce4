package org.gridward.grid.cell;

/**
 * Which polygon goes first at a place. Square cells know the answer where no border meets them;
 * where borders do, they keep the pieces of border inside the cell and whether its centre is
 * inside. A walk from the place to the centre counts the borders it crosses. What floating point
 * cannot tell for certain is told by all edges of the polygon and an exact orientation. Immutable;
 * safe for any number of threads; no look-up allocates.
 *
 * <p>A cell's code: 0 nobody; above 0 polygon + 1; below 0, without its sign bit, where its record
 * stands, or its 8 × 8 finer cells when {@link #FINER} is set. A record: number of candidates, the
 * polygon that has the rest of the cell or −1, then the candidates in order: polygon · 2 + whether
 * the centre is inside, how many integers its pieces take ({@link #EXACT_ONLY}: ask all edges), and
 * the pieces. A piece: its first vertex and number of edges, or, so that one read of memory is
 * enough, the negated number of edges and its {@linkplain Sketch sketched} vertices.
 */
public final class CellIndex {

  /** No polygon has the place. */
  public static final int NOBODY = -1;

  static final int FINER = 1 << 30;
  static final int FINER_SIDE = 8;
  static final int EXACT_ONLY = 0xFFFF;

  /** Four times what the signs of two rounded products need to differ by. */
  private static final double DOUBT = 1e-15;

  private static final int BATCH = 256;

  private final Rings rings;
  private final Lattice lattice;
  private final int[] cells;
  private final int[] pool;

  CellIndex(Rings rings, Lattice lattice, int[] cells, int[] pool) {
    this.rings = rings;
    this.lattice = lattice;
    this.cells = cells;
    this.pool = pool;
  }

  /** The polygon that {@link #find} means, be it inside or on its border; {@link #NOBODY} stays. */
  public static int polygon(int found) {
    return found >= NOBODY ? found : -2 - found;
  }

  /** Whether {@link #find} means the border of the polygon. */
  public static boolean isBorder(int found) {
    return found < NOBODY;
  }

  /**
   * The first polygon that has a place.
   *
   * @return the polygon, {@link #NOBODY}, or −2 − polygon where the place is on its border; a place
   *     that is not a number is nobody's
   */
  public int find(double x, double y) {
    var code = code(x, y);
    return code >= 0 ? code - 1 : look(code, x, y);
  }

  /** The code of the cell, 0 beyond all cells. */
  private int code(double x, double y) {
    var fx = (x - lattice.minX()) * lattice.inverse();
    var fy = (y - lattice.minY()) * lattice.inverse();
    if (!(fx >= 0 && fy >= 0 && fx < lattice.width() && fy < lattice.height())) { // NaN too
      return 0;
    }
    return cells[(int) fy * lattice.width() + (int) fx];
  }

  /** Looks into a cell that borders meet. */
  private int look(int code, double x, double y) {
    var side = lattice.side();
    var west = lattice.west(lattice.column(x));
    var south = lattice.south(lattice.row(y));
    while (code < 0 && (code & FINER) != 0) {
      side /= FINER_SIDE;
      var column = finer(x - west, side);
      var row = finer(y - south, side);
      code = pool[(code & FINER - 1) + row * FINER_SIDE + column];
      west += column * side;
      south += row * side;
    }
    if (code >= 0) {
      return code - 1;
    }
    var centreX = Lattice.centre(west, side);
    var centreY = Lattice.centre(south, side);
    return resolve(code & FINER - 1, x, y, centreX, centreY, side);
  }

  static int finer(double offset, double side) {
    return Math.max(0, Math.min(FINER_SIDE - 1, (int) (offset / side)));
  }

  private int resolve(int record, double x, double y, double centreX, double centreY, double side) {
    var east = Sketch.offset(x, centreX, side);
    var north = Sketch.offset(y, centreY, side);
    var at = record + 2;
    for (var left = pool[record]; left > 0; left--) {
      var head = pool[at];
      var length = pool[at + 1];
      if (length == EXACT_ONLY) {
        return exactly(record, x, y);
      }
      at += 2;
      var inside = head & 1;
      for (var end = at + length; at < end; ) {
        var first = pool[at];
        var crossed =
            first < 0
                ? Sketch.crossings(pool, at + 1, -first, east, north)
                : Walk.crossings(rings.xy, first, pool[at + 1], x, y, centreX, centreY);
        if (crossed < 0) {
          return exactly(record, x, y);
        }
        inside ^= crossed;
        at += first < 0 ? 2 - first : 2;
      }
      if (inside != 0) {
        return head >> 1;
      }
    }
    return pool[record + 1];
  }

  /** Asks the candidates by all their edges. */
  private int exactly(int record, double x, double y) {
    var at = record + 2;
    for (var left = pool[record]; left > 0; left--) {
      var polygon = pool[at] >> 1;
      var side = rings.side(polygon, x, y);
      if (side >= 0) {
        return side > 0 ? polygon : -2 - polygon;
      }
      at += pool[at + 1] == EXACT_ONLY ? 2 : 2 + pool[at + 1];
    }
    return pool[record + 1];
  }

  /**
   * {@link #find} for many places. The memory that one look-up waits for is asked for by all of a
   * block before the first is answered.
   */
  public void find(double[] x, double[] y, int[] found, int count) {
    for (var from = 0; from < count; from += BATCH) {
      var to = Math.min(count, from + BATCH);
      for (var i = from; i < to; i++) {
        found[i] = code(x[i], y[i]);
      }
      if (touchRecords(found, from, to) + touchBorders(found, from, to) == Double.MIN_VALUE) {
        found[from] = 0; // never: but it keeps the reads alive
      }
      for (var i = from; i < to; i++) {
        found[i] = found[i] >= 0 ? found[i] - 1 : look(found[i], x[i], y[i]);
      }
    }
  }

  /** Reads the head of every record of a block. */
  private int touchRecords(int[] codes, int from, int to) {
    var sum = 0;
    for (var i = from; i < to; i++) {
      if (codes[i] < 0) {
        sum += pool[codes[i] & FINER - 1];
      }
    }
    return sum;
  }

  /** Reads where the first border of every record of a block begins and ends. */
  private double touchBorders(int[] codes, int from, int to) {
    var sum = 0.0;
    for (var i = from; i < to; i++) {
      var record = codes[i] & FINER - 1;
      if (codes[i] < 0 && (codes[i] & FINER) == 0 && pool[record] > 0) {
        var first = pool[record + 4];
        if (pool[record + 3] != EXACT_ONLY && first >= 0) {
          sum += rings.xy[2 * first] + rings.xy[2 * (first + pool[record + 5])];
        }
      }
    }
    return sum;
  }

  /** Bytes of memory beyond the vertices. */
  public long bytes() {
    return 4L * (cells.length + pool.length);
  }

  /**
   * The walk from a place to the centre of its cell: first along the meridian, then along the
   * parallel.
   */
  static final class Walk {

    private Walk() {}

    /** Whether the walk crosses a piece of border an odd number of times; −1 when in doubt. */
    static int crossings(
        double[] xy, int first, int edges, double x, double y, double centreX, double centreY) {
      var at = 2 * first;
      var ax = xy[at];
      var ay = xy[at + 1];
      var odd = 0;
      for (var end = at + 2 * edges; at < end; ) {
        at += 2;
        var bx = xy[at];
        var by = xy[at + 1];
        if (ax == x || bx == x) {
          return -1;
        }
        var meridian = ax < x != bx < x;
        var parallel = ay <= centreY != by <= centreY;
        if (meridian || parallel) {
          var dx = bx - ax;
          var dy = by - ay;
          var rise = dx * (centreY - ay); // of the corner of the walk
          var run = dy * (x - ax);
          var corner = rise - run;
          if (doubtful(corner, rise, run)) {
            return -1;
          }
          if (meridian) {
            var placeRise = dx * (y - ay);
            var place = placeRise - run;
            if (doubtful(place, placeRise, run)) {
              return -1;
            }
            odd ^= place > 0 == corner > 0 ? 0 : 1;
          }
          if (parallel) {
            var centreRun = dy * (centreX - ax);
            var centre = rise - centreRun;
            if (doubtful(centre, rise, centreRun)) {
              return -1;
            }
            odd ^= centre > 0 == corner > 0 ? 0 : 1;
          }
        }
        ax = bx;
        ay = by;
      }
      return odd;
    }

    private static boolean doubtful(double difference, double left, double right) {
      return Math.abs(difference) <= DOUBT * (Math.abs(left) + Math.abs(right));
    }
  }
}
