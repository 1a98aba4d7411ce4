package org.gridward.grid.cell;

import java.util.Arrays;

/** Paints polygons into cells, last first, so that what goes first lies on top. Not thread-safe. */
public final class CellIndexBuilder {

  /** So near to a border, in sides of a cell, a centre is asked exactly. */
  private static final double NEAR = 1e-6;

  /** Cells are written in squares of so many by so many. */
  private static final int TILE = 64;

  private final Rings rings;
  private final int[] polygons;
  private final Box[] boxes;
  private final Box around;
  private final Tuning tuning;
  private final Lattice lattice;
  private final int[] cells;
  private final ChainBuilder chains = new ChainBuilder();
  private final TraceBuilder trace;
  private final PiecesBuilder pieces;

  private CellIndexBuilder(Rings rings, int[] polygons, Tuning tuning) {
    this.rings = rings;
    this.polygons = polygons;
    this.tuning = tuning;
    this.boxes = Arrays.stream(polygons).mapToObj(rings::box).toArray(Box[]::new);
    this.around = Box.around(boxes);
    this.lattice = Lattice.over(around, tuning.cellsPerPolygon() * polygons.length);
    this.cells = new int[lattice.width() * lattice.height()];
    this.trace = new TraceBuilder(rings, lattice);
    this.pieces = new PiecesBuilder(rings);
  }

  /**
   * An index over some polygons.
   *
   * @param polygons their numbers; the lower goes first
   * @param mostBytes what the index may take beyond the vertices; 0 for 1,100 a polygon and at
   *     least 64 MiB
   * @throws IllegalArgumentException when no index is as small as that
   */
  public static CellIndex build(Rings rings, int[] polygons, long mostBytes) {
    if (polygons.length == 0) {
      return new CellIndex(rings, new Lattice(0, 0, 1, 1, 0, 0), new int[0], new int[0]);
    }
    var budget = mostBytes > 0 ? mostBytes : Tuning.defaultBudget(polygons.length);
    return build(rings, polygons, Tuning.forPolygons(polygons.length, budget));
  }

  static CellIndex build(Rings rings, int[] polygons, Tuning tuning) {
    for (var it = tuning; it.cellsPerPolygon() * polygons.length >= 1; it = it.coarser()) {
      var index = new CellIndexBuilder(rings, polygons, it).build();
      if (index != null && index.bytes() <= it.mostBytes()) {
        return index;
      }
    }
    throw new IllegalArgumentException(
        "%,d grids cannot be indexed within %,d bytes; allow more, %,d are usual."
            .formatted(polygons.length, tuning.mostBytes(), Tuning.defaultBudget(polygons.length)));
  }

  /** The index; null when it is sure to grow beyond its budget. */
  private CellIndex build() {
    for (var i : HilbertCurve.order(boxes, around)) {
      paint(polygons[i]);
      if (chains.bytes() / 3 > tuning.mostBytes()) {
        return null;
      }
    }
    var records = new RecordBuilder(rings, tuning, chains);
    for (var row = 0; row < lattice.height(); row += TILE) {
      for (var column = 0; column < lattice.width(); column += TILE) {
        write(records, row, column);
      }
    }
    return new CellIndex(rings, lattice, cells, records.build());
  }

  private void write(RecordBuilder records, int firstRow, int firstColumn) {
    var lastRow = Math.min(lattice.height(), firstRow + TILE);
    var lastColumn = Math.min(lattice.width(), firstColumn + TILE);
    for (var row = firstRow; row < lastRow; row++) {
      for (var column = firstColumn; column < lastColumn; column++) {
        var cell = row * lattice.width() + column;
        if (cells[cell] < 0) {
          cells[cell] =
              records.code(cells[cell], lattice.west(column), lattice.south(row), lattice.side());
        }
      }
    }
  }

  private void paint(int polygon) {
    trace.trace(polygon);
    for (var meeting = 0; meeting < trace.meetings(); ) {
      meeting = paintRow(polygon, meeting);
    }
  }

  /** Paints one row of cells from its first meeting; returns the first meeting of the next. */
  private int paintRow(int polygon, int first) {
    var row = trace.row(first);
    var middle = Lattice.centre(lattice.south(row), lattice.side());
    var crossing = trace.firstCrossing(row);
    var lastCrossing = trace.firstCrossing(row + 1);
    var column = trace.column(first);
    var meeting = first;
    while (meeting < trace.meetings() && trace.row(meeting) == row) {
      var next = trace.column(meeting);
      if (next > column) { // nothing between: all of it is inside or outside
        crossing = pass(crossing, lastCrossing, centre(column));
        fill(polygon, row, column, next, crossing - trace.firstCrossing(row));
      }
      crossing = pass(crossing, lastCrossing, centre(next));
      var inside = crossing - trace.firstCrossing(row) & 1;
      meeting = border(polygon, row, next, meeting, inside, middle);
      column = next + 1;
    }
    return meeting;
  }

  private double centre(int column) {
    return Lattice.centre(lattice.west(column), lattice.side());
  }

  private int pass(int crossing, int last, double x) {
    var it = crossing;
    while (it < last && trace.crossing(it) < x) {
      it++;
    }
    return it;
  }

  private void fill(int polygon, int row, int from, int to, int crossed) {
    if ((crossed & 1) == 1) {
      var start = row * lattice.width();
      for (var cell = start + from; cell < start + to; cell++) {
        cells[cell] = chains.cover(cells[cell], polygon);
      }
    }
  }

  /** Notes the border inside one cell. */
  private int border(int polygon, int row, int column, int first, int inside, double middle) {
    pieces.clear();
    var near = false;
    var x = centre(column);
    var meeting = first;
    do {
      var edge = trace.edge(meeting);
      pieces.add(edge);
      near |= isNear(edge, x, middle);
      meeting++;
    } while (meeting < trace.meetings()
        && trace.column(meeting) == column
        && trace.row(meeting) == row);
    var centre = near ? exactCentre(polygon, x, middle) : inside;
    var cell = row * lattice.width() + column;
    cells[cell] = chains.push(cells[cell], polygon, centre, pieces);
    return meeting;
  }

  private int exactCentre(int polygon, double x, double y) {
    var side = rings.side(polygon, x, y);
    return side == 0 ? -1 : (side + 1) / 2;
  }

  /** Whether the line through an edge comes too near to a centre to trust a rounded crossing. */
  private boolean isNear(int edge, double x, double y) {
    var ax = rings.xy[2 * edge];
    var ay = rings.xy[2 * edge + 1];
    var dx = rings.xy[2 * edge + 2] - ax;
    var dy = rings.xy[2 * edge + 3] - ay;
    var side = dx * (y - ay) - dy * (x - ax);
    var near = NEAR * lattice.side();
    return side * side <= near * near * (dx * dx + dy * dy);
  }
}
