package org.gridward.grid.cell;

import java.util.Arrays;

/**
 * Which cells each edge of one polygon meets, row by row, and where the edges cross the line
 * through the centres of a row. Not thread-safe; used again for every polygon.
 */
final class TraceBuilder {

  private final Rings rings;
  private final Lattice lattice;
  private final double seam;
  private final IntPoolBuilder edges = new IntPoolBuilder();
  private long[] order = new long[256]; // cell within the polygon's box, then number of the meeting
  private long[] byCell = new long[256];
  private int[] cellStart = new int[256];
  private int meetings;
  private double[] crossings = new double[256];
  private int[] crossingRows = new int[256];
  private int crossed;
  private int[] rowStart = new int[64];
  private double[] sorted = new double[256];
  private int firstRow;
  private int firstColumn;
  private int rows;
  private int columns;

  TraceBuilder(Rings rings, Lattice lattice) {
    this.rings = rings;
    this.lattice = lattice;
    this.seam = lattice.side() * Lattice.SEAM;
  }

  /** Traces all rings of a polygon. */
  void trace(int polygon) {
    var box = rings.box(polygon);
    firstRow = lattice.row(box.minY() - seam);
    firstColumn = lattice.column(box.minX() - seam);
    rows = lattice.row(box.maxY() + seam) - firstRow + 1;
    columns = lattice.column(box.maxX() + seam) - firstColumn + 1;
    meetings = 0;
    crossed = 0;
    edges.clear();
    for (var r = rings.polygonStart[polygon]; r < rings.polygonStart[polygon + 1]; r++) {
      for (var v = rings.ringStart[r]; v < rings.ringStart[r + 1] - 1; v++) {
        addEdge(v);
      }
    }
    sortMeetings();
    sortCrossings();
  }

  /** By cell, edges of one cell in their order. */
  private void sortMeetings() {
    var cells = (long) rows * columns;
    if (cells > 8L * meetings) { // hardly any of the box has border: counting cells would cost more
      Arrays.sort(order, 0, meetings);
      return;
    }
    if (cellStart.length <= cells) {
      cellStart = new int[2 * (int) cells];
    }
    Arrays.fill(cellStart, 0, (int) cells + 1, 0);
    for (var i = 0; i < meetings; i++) {
      cellStart[(int) (order[i] >>> 32)]++;
    }
    for (var cell = 1; cell <= cells; cell++) {
      cellStart[cell] += cellStart[cell - 1];
    }
    byCell = byCell.length < meetings ? new long[order.length] : byCell;
    for (var i = meetings - 1; i >= 0; i--) {
      byCell[--cellStart[(int) (order[i] >>> 32)]] = order[i];
    }
    var sorted = byCell;
    byCell = order;
    order = sorted;
  }

  private void addEdge(int start) {
    var ax = rings.xy[2 * start];
    var ay = rings.xy[2 * start + 1];
    var bx = rings.xy[2 * start + 2];
    var by = rings.xy[2 * start + 3];
    var low = lattice.row(Math.min(ay, by) - seam);
    var high = lattice.row(Math.max(ay, by) + seam);
    for (var row = low; row <= high; row++) {
      if (low == high || ay == by) {
        meet(start, row, Math.min(ax, bx), Math.max(ax, bx));
      } else {
        var south = lattice.south(row);
        var from = at(south - seam, ax, ay, bx, by);
        var to = at(south + lattice.side() + seam, ax, ay, bx, by);
        meet(start, row, Math.min(from, to), Math.max(from, to));
      }
      var middle = Lattice.centre(lattice.south(row), lattice.side());
      if (ay <= middle != by <= middle) {
        cross(row, at(middle, ax, ay, bx, by));
      }
    }
  }

  /** Longitude of an edge at a latitude; its nearer end where it does not reach so far. */
  private static double at(double y, double ax, double ay, double bx, double by) {
    var share = Math.max(0, Math.min(1, (y - ay) / (by - ay)));
    return ax + share * (bx - ax);
  }

  private void meet(int edge, int row, double west, double east) {
    var to = lattice.column(east + seam);
    for (var column = lattice.column(west - seam); column <= to; column++) {
      if (meetings == order.length) {
        order = Arrays.copyOf(order, 2 * meetings);
      }
      var cell = (row - firstRow) * columns + column - firstColumn;
      order[meetings++] = (long) cell << 32 | edges.size();
      edges.add(edge);
    }
  }

  private void cross(int row, double x) {
    if (crossed == crossings.length) {
      crossings = Arrays.copyOf(crossings, 2 * crossed);
      crossingRows = Arrays.copyOf(crossingRows, 2 * crossed);
      sorted = new double[2 * crossed];
    }
    crossings[crossed] = x;
    crossingRows[crossed++] = row - firstRow;
  }

  private void sortCrossings() {
    if (rowStart.length < rows + 1) {
      rowStart = new int[2 * rows];
    }
    Arrays.fill(rowStart, 0, rows + 1, 0);
    for (var i = 0; i < crossed; i++) {
      rowStart[crossingRows[i]]++;
    }
    for (var row = 1; row <= rows; row++) {
      rowStart[row] += rowStart[row - 1];
    }
    for (var i = crossed - 1; i >= 0; i--) {
      sorted[--rowStart[crossingRows[i]]] = crossings[i];
    }
    for (var row = 0; row < rows; row++) {
      Arrays.sort(sorted, rowStart[row], rowStart[row + 1]);
    }
  }

  int meetings() {
    return meetings;
  }

  int row(int meeting) {
    return firstRow + (int) (order[meeting] >>> 32) / columns;
  }

  int column(int meeting) {
    return firstColumn + (int) (order[meeting] >>> 32) % columns;
  }

  int edge(int meeting) {
    return edges.get((int) order[meeting]);
  }

  /** The first crossing of a row; the first of the next row ends it. */
  int firstCrossing(int row) {
    return rowStart[row - firstRow];
  }

  double crossing(int number) {
    return sorted[number];
  }
}
