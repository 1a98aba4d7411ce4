package org.gridward.resource;

/**
 * Cells of equal size over a box in degrees, numbered row by row from the south-west. Places beyond
 * the box belong to the cells at its edge.
 *
 * @param west longitude of the box's western edge
 * @param south latitude of its southern edge
 * @param east longitude of its eastern edge
 * @param north latitude of its northern edge
 * @param columns 1 or more
 * @param rows 1 or more
 * @param columnsPerDegree of longitude; 0 where the box has no width
 * @param rowsPerDegree of latitude; 0 where it has no height
 */
record Mesh(
    double west,
    double south,
    double east,
    double north,
    int columns,
    int rows,
    double columnsPerDegree,
    double rowsPerDegree) {

  /** Cells cost more to visit than places: two and a half of them for each place. */
  private static final double CELLS_PER_PLACE = 2.5;

  /** Cells about as wide as they are high. */
  static Mesh over(double west, double south, double east, double north, int places) {
    var width = (east - west) * Math.cos(Math.toRadians((south + north) / 2));
    var height = north - south;
    var cells = CELLS_PER_PLACE * places;
    var side = Math.max(Math.sqrt(width * height / cells), Math.max(width, height) / cells);
    var columns = side > 0 ? 1 + (int) (width / side) : 1;
    var rows = side > 0 ? 1 + (int) (height / side) : 1;
    return new Mesh(
        west,
        south,
        east,
        north,
        columns,
        rows,
        per(columns, east - west),
        per(rows, north - south));
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

  /** Longitude of the western edge of a column. */
  double westOf(int column) {
    return west + column / columnsPerDegree;
  }

  /** Latitude of the southern edge of a row. */
  double southOf(int row) {
    return south + row / rowsPerDegree;
  }
}
