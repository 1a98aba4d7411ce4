package org.gridward.grid.cell;

/**
 * How fine the cells are.
 *
 * @param cellsPerPolygon 1 or more
 * @param mostEdges a cell with more edges is divided
 * @param depth how often a cell may be divided
 * @param mostBytes what cells and records may take; with less room the cells become larger
 */
record Tuning(double cellsPerPolygon, int mostEdges, int depth, long mostBytes) {

  private static final long BYTES_PER_POLYGON = 1_100;
  private static final long LEAST_BUDGET = 64L << 20;

  /** What measured best for so many polygons. */
  static Tuning forPolygons(int polygons, long mostBytes) {
    if (polygons <= 1_000) {
      return new Tuning(1024, 12, 3, mostBytes);
    }
    return polygons <= 20_000
        ? new Tuning(256, 32, 2, mostBytes)
        : new Tuning(64, 1_000, 1, mostBytes);
  }

  /** 1,100 bytes for each polygon, and at least 64 MiB. */
  static long defaultBudget(int polygons) {
    return Math.max(LEAST_BUDGET, BYTES_PER_POLYGON * polygons);
  }

  /** Half the cells, fewer of them divided: small thresholds on large cells would explode. */
  Tuning coarser() {
    return new Tuning(cellsPerPolygon / 2, 2 * mostEdges, depth, mostBytes);
  }
}
