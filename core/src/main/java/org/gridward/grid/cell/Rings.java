package org.gridward.grid.cell;

import java.util.BitSet;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/**
 * The rings of all polygons in one array. A place is inside a polygon when a ray from it crosses
 * the polygon's rings an odd number of times; the rings themselves are its border. Immutable; safe
 * for any number of threads.
 */
public final class Rings {

  final double[] xy; // longitude, latitude of every vertex; rings are closed
  final int[] ringStart; // first vertex of every ring, and the end of the last
  final int[] polygonStart; // first ring of every polygon, and the end of the last
  private final BitSet shells; // rings that are not holes
  private final BitSet ringEnds; // last vertex of every ring

  private Rings(Builder builder) {
    this.xy = builder.xy;
    this.ringStart = builder.ringStart;
    this.polygonStart = builder.polygonStart;
    this.shells = builder.shells;
    this.ringEnds = builder.ringEnds;
  }

  /** How many polygons. */
  public int polygons() {
    return polygonStart.length - 1;
  }

  /** How many vertices, closing ones counted. */
  public int vertices() {
    return xy.length / 2;
  }

  /** Number of the first ring of a polygon; the first of the next polygon ends it. */
  public int firstRing(int polygon) {
    return polygonStart[polygon];
  }

  /** Number of the first vertex of a ring; the first of the next ring ends it. */
  public int firstVertex(int ring) {
    return ringStart[ring];
  }

  /** Whether a ring begins a part of its polygon; else it is a hole of the part before it. */
  public boolean isShell(int ring) {
    return shells.get(ring);
  }

  /** Degrees. */
  public double longitude(int vertex) {
    return xy[2 * vertex];
  }

  /** Degrees. */
  public double latitude(int vertex) {
    return xy[2 * vertex + 1];
  }

  /** Whether a vertex is the last of its ring, where no edge starts. */
  boolean endsRing(int vertex) {
    return ringEnds.get(vertex);
  }

  /** Whether two edges, given by their first vertices, join the same two points. */
  boolean sameEdge(int one, int other) {
    var a = 2 * one;
    var b = 2 * other;
    return same(a, b) && same(a + 2, b + 2) || same(a, b + 2) && same(a + 2, b);
  }

  private boolean same(int a, int b) {
    return xy[a] == xy[b] && xy[a + 1] == xy[b + 1];
  }

  /** Around all rings, holes too: a hole may leave its shell where a file is bad. */
  Box box(int polygon) {
    var box = new Box.Builder();
    var end = ringStart[polygonStart[polygon + 1]];
    for (var i = ringStart[polygonStart[polygon]]; i < end; i++) {
      box.add(xy[2 * i], xy[2 * i + 1]);
    }
    return box.build();
  }

  /** Where a place lies, by all rings of the polygon: 1 inside, 0 on the border, −1 outside. */
  public int side(int polygon, double x, double y) {
    var inside = false;
    for (var ring = polygonStart[polygon]; ring < polygonStart[polygon + 1]; ring++) {
      var end = ringStart[ring + 1] - 1;
      for (var i = ringStart[ring]; i < end; i++) {
        var crossing = crossing(i, x, y);
        if (crossing == 0) {
          return 0;
        }
        inside ^= crossing > 0;
      }
    }
    return inside ? 1 : -1;
  }

  /** Whether the ray to the east crosses an edge: 1 yes, −1 no, 0 the place is on the edge. */
  private int crossing(int edge, double x, double y) {
    var at = 2 * edge;
    var ay = xy[at + 1];
    var by = xy[at + 3];
    if (ay < y && by < y || ay > y && by > y) {
      return -1;
    }
    var ax = xy[at];
    var bx = xy[at + 2];
    if (ax < x && bx < x) {
      return -1;
    }
    if (ay == by) { // level with the place
      return ax <= x || bx <= x ? 0 : -1;
    }
    var turn = CGAlgorithmsDD.orientationIndex(ax, ay, bx, by, x, y);
    if (turn == 0) {
      return 0;
    }
    // half-open, so that a vertex at this height counts once
    return ay <= y != by <= y && turn > 0 == by > ay ? 1 : -1;
  }

  /** Gathers polygons of known numbers of rings and vertices. Not thread-safe. */
  public static final class Builder {

    private final double[] xy;
    private final int[] ringStart;
    private final int[] polygonStart;
    private final BitSet shells;
    private final BitSet ringEnds;
    private int vertex;
    private int ring;
    private int polygon;

    /**
     * Makes room.
     *
     * @throws IllegalArgumentException when there are more vertices than one index can hold
     */
    public Builder(int polygons, long rings, long vertices) {
      if (vertices >= 1 << 30 || polygons >= 1 << 29) {
        throw new IllegalArgumentException(
            "%,d grids with %,d vertices are more than one index holds (%,d vertices); split the town."
                .formatted(polygons, vertices, 1 << 30));
      }
      this.xy = new double[2 * (int) vertices];
      this.ringStart = new int[(int) rings + 1];
      this.polygonStart = new int[polygons + 1];
      this.shells = new BitSet((int) rings);
      this.ringEnds = new BitSet((int) vertices);
    }

    /** The next vertex of the ring; −0 becomes 0, so that equal vertices are equal bits. */
    public void vertex(double longitude, double latitude) {
      xy[2 * vertex] = longitude + 0.0;
      xy[2 * vertex + 1] = latitude + 0.0;
      vertex++;
    }

    /** The ring is complete; shells are turned counter-clockwise, holes clockwise (RFC 7946). */
    public void endRing(boolean shell) {
      if (area(ringStart[ring]) > 0 != shell) {
        reverse(ringStart[ring]);
      }
      shells.set(ring, shell);
      ringEnds.set(vertex - 1);
      ringStart[++ring] = vertex;
    }

    /** Twice the area of the open ring, above 0 when it runs counter-clockwise. */
    private double area(int first) {
      var x0 = xy[2 * first];
      var y0 = xy[2 * first + 1];
      var area = 0.0;
      for (var i = 2 * first + 2; i < 2 * vertex - 2; i += 2) {
        area += (xy[i] - x0) * (xy[i + 3] - y0) - (xy[i + 2] - x0) * (xy[i + 1] - y0);
      }
      return area;
    }

    private void reverse(int first) {
      for (int low = 2 * first, high = 2 * vertex - 2; low < high; low += 2, high -= 2) {
        var x = xy[low];
        var y = xy[low + 1];
        xy[low] = xy[high];
        xy[low + 1] = xy[high + 1];
        xy[high] = x;
        xy[high + 1] = y;
      }
    }

    /** The polygon is complete. */
    public void endPolygon() {
      polygonStart[++polygon] = ring;
    }

    /** All polygons are complete. */
    public Rings build() {
      return new Rings(this);
    }
  }
}
