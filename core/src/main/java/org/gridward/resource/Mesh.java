package org.gridward.resource;

/**
 * Cells of equal size over a box in degrees, numbered row by row from the south-west. Places beyond
 * the box belong to the cells at its edge.
 *
 * @param west longitude of the box's western edge
 * @param south latitude of its southern edge
 * @param north latitude of its northern edge
 * @param columns 1 or more
 * @param rows 1 or more
 * @param columnsPerDegree of longitude; 0 where the box has no width
 * @param rowsPerDegree of latitude; 0 where it has no height
 */
record Mesh(
    double west,
    double south,
    double north,
    int columns,
    int rows,
    double columnsPerDegree,
    double rowsPerDegree) {

  /** Cells cost more to visit than places: three of them for each place. */
  private static final double CELLS_PER_PLACE = 3;

  /** Cells about as wide as they are high. */
  static Mesh over(double west, double south, double east, double north, int places) {
    var width = (east - west) * Math.cos(Math.toRadians((south + north) / 2));
    var height = north - south;
    var cells = CELLS_PER_PLACE * places;
    var side = Math.max(Math.sqrt(width * height / cells), Math.max(width, height) / cells);
    var columns = side > 0 ? 1 + (int) (width / side) : 1;
    var rows = side > 0 ? 1 + (int) (height / side) : 1;
    return new Mesh(
        west, south, north, columns, rows, per(columns, east - west), per(rows, north - south));
  }

  private static double per(int count, double degrees) {
    return degrees > 0 ? count / degrees : 0;
  }

  int cells() {
    return columns * rows;
  }

  int cell(double longitude, double latitude) {
    return row(latitude) * columns + column(longitude);
  }

  int column(double longitude) {
    return within((longitude - west) * columnsPerDegree, columns);
  }

  int row(double latitude) {
    return within((latitude - south) * rowsPerDegree, rows);
  }

  private static int within(double number, int count) {
    return Math.max(0, Math.min(count - 1, (int) number)); // the cast keeps far ones in int's range
  }

  /** Whether nothing of the mesh is farther than so many cells away. */
  boolean isCovered(int column, int row, int ring) {
    return column <= ring && row <= ring && column + ring + 1 >= columns && row + ring + 1 >= rows;
  }

  // Cells beyond one ring around a cell as far as another are visited in runs, from the south.
  // A row that the inner ring meets has two: run 2 · row to its west, run 2 · row + 1 to its east.
  // Of another row the run is 2 · row + 1.

  int firstRun(int row, int beyond, int ring) {
    return runOf(Math.max(row - ring, 0), row, beyond);
  }

  private static int runOf(int number, int row, int beyond) {
    return 2 * number + (Math.abs(number - row) <= beyond ? 0 : 1);
  }

  int lastRun(int row, int ring) {
    return 2 * Math.min(row + ring, rows - 1) + 1;
  }

  int next(int row, int beyond, int run) {
    return run % 2 == 0 ? run + 1 : runOf(run / 2 + 1, row, beyond);
  }

  /** The first cell of a run. */
  int from(int column, int row, int beyond, int ring, int run) {
    var number = run >> 1;
    var east = (run & 1) == 1 && Math.abs(number - row) <= beyond;
    return number * columns
        + (east ? Math.min(column + beyond + 1, columns) : Math.max(column - ring, 0));
  }

  /** The cell after its last. */
  int to(int column, int beyond, int ring, int run) {
    var west = (run & 1) == 0;
    return (run >> 1) * columns
        + (west ? Math.max(column - beyond, 0) : Math.min(column + ring + 1, columns));
  }

  /** The ring around a place that has all places so many degrees around it, or more. */
  int ring(double longitude, double latitude, double wide, double high) {
    var column = column(longitude);
    var row = row(latitude);
    return Math.max(
        Math.max(column - column(longitude - wide), column(longitude + wide) - column),
        Math.max(row - row(latitude - high), row(latitude + high) - row));
  }
}
