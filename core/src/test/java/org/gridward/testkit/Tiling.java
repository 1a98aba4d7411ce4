package org.gridward.testkit;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridShape;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * A generated town: a rectangle without gaps or overlaps, cut into irregular grids of about 550 m
 * whose wiggly borders are the same doubles on both sides. Laid like bricks, so that a grid has
 * about six neighbours. The same arguments give the same town. Immutable.
 */
public final class Tiling {

  private static final double WEST = 120;
  private static final double SOUTH = 30.5;
  private static final double WIDTH = 0.006; // degrees of one grid
  private static final double HEIGHT = 0.005;
  // Within these three no two borders can meet: lines rise by 45 degrees at most, walls lean by 16,
  // and a border strays from its chord by 12.
  private static final double JITTER_X = 0.1; // of a grid; nodes of a line are half a grid apart
  private static final double JITTER_Y = 0.15;
  private static final double STRAY = 0.2;

  private final GeometryFactory geometries =
      new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
  private final int rows;
  private final int columns;
  private final int segments;
  private final long seed;

  private record Node(double x, double y) {}

  private Tiling(int rows, int columns, int segments, long seed) {
    this.rows = rows;
    this.columns = columns;
    this.segments = segments;
    this.seed = seed;
  }

  /**
   * A town of exactly that many grids.
   *
   * @param grids 1 or more; with divisors near its root the town is nearly square
   * @param verticesPerGrid about how many a grid within the town has, 6 or more
   * @param seed another one, another town
   */
  public static Tiling of(int grids, int verticesPerGrid, long seed) {
    if (grids < 1 || verticesPerGrid < 6) {
      throw new IllegalArgumentException(
          "Tiling of " + grids + " × " + verticesPerGrid + "; write 1 grid, 6 vertices or more.");
    }
    var rows = (int) Math.sqrt(grids);
    while (grids % rows != 0) {
      rows--;
    }
    return new Tiling(rows, grids / rows, Math.round(verticesPerGrid / 6f), seed);
  }

  /** The whole town, degrees WGS84. */
  public Envelope envelope() {
    return new Envelope(WEST, WEST + columns * WIDTH, SOUTH, SOUTH + rows * HEIGHT);
  }

  /** All grids, row by row from the south-west; each call builds them anew. */
  public List<GridShape> shapes() {
    return IntStream.range(0, rows * columns).mapToObj(this::shape).toList();
  }

  /** The grid of that number, 0 to grids − 1, built anew. */
  public GridShape shape(int number) {
    var code = new GridCode(String.format("330421%09d", number));
    var grid = Grid.of(code, "Grid " + number, GridKind.BASIC, Optional.empty(), List.of());
    return new GridShape(grid, polygon(number / columns, number % columns));
  }

  /** Uniform random points over the envelope: longitude, latitude, longitude, … */
  public double[] points(int count, long pointSeed) {
    var random = new SplittableRandom(pointSeed);
    var points = new double[2 * count];
    for (var i = 0; i < points.length; i += 2) {
      points[i] = WEST + random.nextDouble() * columns * WIDTH;
      points[i + 1] = SOUTH + random.nextDouble() * rows * HEIGHT;
    }
    return points;
  }

  private Polygon polygon(int row, int column) {
    var left = wall(row, column);
    var right = wall(row, column + 1);
    var ring = new Ring();
    for (var j = left; j < right; j = next(row, j, right)) {
      ring.add(border(row, j, row, next(row, j, right)), false);
    }
    ring.add(border(row, right, row + 1, right), false);
    var top = new Ring();
    for (var j = left; j < right; j = next(row + 1, j, right)) {
      top.add(border(row + 1, j, row + 1, next(row + 1, j, right)), false);
    }
    ring.add(top.points(), true);
    ring.add(border(row, left, row + 1, left), true);
    return geometries.createPolygon(new PackedCoordinateSequence.Double(ring.closed(), 2, 0));
  }

  /** Where on a line the wall before a column stands; rows are shifted by half a grid. */
  private int wall(int row, int column) {
    return Math.max(0, Math.min(2 * columns - 1, 2 * column - (row % 2 == 0 ? 1 : 0)));
  }

  /** The next node of a line; on the town's outline nobody stands on the other side. */
  private int next(int line, int node, int right) {
    return line == 0 || line == rows ? right : node + 1;
  }

  private Node node(int line, int j) {
    var random = random(2L * (line * 2L * columns + j));
    var dx = JITTER_X * (2 * random.nextDouble() - 1);
    var dy = JITTER_Y * (2 * random.nextDouble() - 1);
    var x =
        j == 0 ? 0 : j == 2 * columns - 1 ? columns : (j + 1) / 2 + (j % 2 == 0 ? .25 : -.25) + dx;
    return new Node(x, line == 0 || line == rows ? line : line + dy);
  }

  /** The points from one node to another, both included, in degrees. */
  private double[] border(int line, int j, int toLine, int toJ) {
    var from = node(line, j);
    var to = node(toLine, toJ);
    var along = line == toLine ? 0 : 1;
    var random = random(2L * (2L * (line * 2L * columns + j) + along) + 1);
    var outline = along == 0 ? line == 0 || line == rows : j == 0 || j == 2 * columns - 1;
    var points = new double[2 * segments + 2];
    for (var i = 0; i <= segments; i++) {
      var t = (double) i / segments;
      var stray = outline ? 0 : STRAY * Math.min(t, 1 - t) * (2 * random.nextDouble() - 1);
      var x = i == segments ? to.x : from.x + (to.x - from.x) * t - (to.y - from.y) * stray;
      var y = i == segments ? to.y : from.y + (to.y - from.y) * t + (to.x - from.x) * stray;
      points[2 * i] = WEST + x * WIDTH;
      points[2 * i + 1] = SOUTH + y * HEIGHT;
    }
    return points;
  }

  private SplittableRandom random(long place) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + place * 0xD1342543DE82EF95L);
  }
}
