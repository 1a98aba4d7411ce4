package org.gridward.rules.engine.situation;

import java.util.function.Consumer;

/**
 * Cells so small that any two places in one lie within a radius of each other: squares of the
 * radius divided by √2, in rows of equal latitude. Distances are those of a sphere of 6,371,008.8 m
 * (IUGG mean radius R₁), flat within the few kilometres that matter here.
 */
final class Cells {

  private static final double METRES_PER_DEGREE = Math.PI / 180 * 6_371_008.8;
  private static final double NEAREST_POLE =
      0.01; // no city lies where a circle of latitude is less

  private final double reach; // the radius in degrees of latitude
  private final double degrees; // height of a cell

  Cells(int metres) {
    this.reach = metres / METRES_PER_DEGREE;
    this.degrees = metres / Math.sqrt(2) / METRES_PER_DEGREE;
  }

  /**
   * One cell.
   *
   * @param row counted from the equator to the north
   * @param column counted from 180° west to the east
   */
  record Cell(int row, int column) {

    /** The cell that {@link #toString} names; any other name stays what it is. */
    static Object named(String name) {
      if (!name.matches("-?\\d{1,9}:\\d{1,9}")) {
        return name;
      }
      var colon = name.indexOf(':');
      return new Cell(
          Integer.parseInt(name.substring(0, colon)), Integer.parseInt(name.substring(colon + 1)));
    }

    /** Rows and columns of one town lie close together, so neither may hide the other. */
    @Override
    public int hashCode() {
      return row * 0x9e3779b1 + column;
    }

    @Override
    public String toString() {
      return row + ":" + column;
    }
  }

  /** The cell of a place. */
  Cell of(double longitude, double latitude) {
    var row = row(latitude);
    var columns = columns(row);
    var column = (long) Math.floor((longitude + 180) / (360.0 / columns));
    return new Cell(row, (int) Math.floorMod(column, columns));
  }

  /** Tells the cells that reach within the radius of any place of a cell, the cell itself too. */
  void around(Cell cell, Consumer<Cell> each) {
    var of = span(cell);
    var far = of.halfWidth() + eastward(Math.abs(of.latitude()) + of.halfHeight());
    var north = row(of.latitude() + of.halfHeight() + reach);
    for (var row = row(of.latitude() - of.halfHeight() - reach); row <= north; row++) {
      var columns = columns(row);
      var side = 360.0 / columns;
      var first = (long) Math.floor((of.longitude() + 180 - far) / side);
      var last = (long) Math.floor((of.longitude() + 180 + far) / side);
      for (var column = first; column <= Math.min(last, first + columns - 1); column++) {
        each.accept(new Cell(row, (int) Math.floorMod(column, columns)));
      }
    }
  }

  /** Degrees of longitude that the radius is at a latitude. */
  double eastward(double latitude) {
    return reach / cosine(latitude);
  }

  /** Where a cell lies. */
  Span span(Cell cell) {
    var side = 360.0 / columns(cell.row());
    return new Span(
        (cell.column() + 0.5) * side - 180, (cell.row() + 0.5) * degrees, side / 2, degrees / 2);
  }

  /**
   * Whether the radius around a place reaches into a cell, as far as a box tells.
   *
   * @param far {@link #eastward} of the place
   */
  boolean reaches(double longitude, double latitude, double far, Span cell) {
    var east = Math.abs(longitude - cell.longitude());
    return Math.abs(latitude - cell.latitude()) <= reach + cell.halfHeight()
        && Math.min(east, 360 - east) <= far + cell.halfWidth();
  }

  /**
   * The middle of a cell and how far it stretches to each side, in degrees.
   *
   * @param longitude of its middle
   * @param latitude of its middle
   */
  record Span(double longitude, double latitude, double halfWidth, double halfHeight) {}

  private int row(double latitude) {
    return (int) Math.floor(latitude / degrees);
  }

  /** How many cells a row has all around, each as wide as high or narrower. */
  private long columns(int row) {
    var widest = Math.min(Math.abs(row), Math.abs(row + 1)) * degrees;
    return Math.max(1, (long) Math.ceil(360 / (degrees / cosine(widest))));
  }

  private static double cosine(double latitude) {
    return Math.max(NEAREST_POLE, Math.cos(Math.toRadians(latitude)));
  }

  /** How far two places lie apart, in metres; not a number where one of them is none. */
  static double metres(
      double longitude, double latitude, double otherLongitude, double otherLatitude) {
    var east = Math.abs(longitude - otherLongitude);
    var north = latitude - otherLatitude;
    var x = Math.min(east, 360 - east) * cosine(latitude - north / 2);
    return Math.sqrt(x * x + north * north) * METRES_PER_DEGREE;
  }
}
