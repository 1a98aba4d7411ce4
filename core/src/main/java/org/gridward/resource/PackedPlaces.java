package org.gridward.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridward.grid.LocalMetric;

/**
 * Places sorted into the cells of a mesh, so that what is near on the ground is near in memory; a
 * crowded cell has a mesh of its own. Immutable; safe for any number of threads.
 *
 * <p>Places are pairs of degrees WGS84, longitude first, known by their number. Distances are
 * compared by their squares; places equally far are ordered by number.
 */
final class PackedPlaces {

  private static final int CROWDED = 256;

  /** So far in degrees a rounded cell number may have put a place beyond its cell's edge. */
  private static final double ROUNDING = 1e-12;

  private final Mesh mesh;
  private final int[] starts; // of each cell, and the end of the last
  private final double[] places; // in the order of the cells
  private final int[] numbers; // theirs
  private final int[] crowdedCells; // ascending
  private final PackedPlaces[] crowds; // what is in them

  private PackedPlaces(
      Mesh mesh,
      int[] starts,
      double[] places,
      int[] numbers,
      int[] crowdedCells,
      List<PackedPlaces> crowds) {
    this.mesh = mesh;
    this.starts = starts;
    this.places = places;
    this.numbers = numbers;
    this.crowdedCells = crowdedCells;
    this.crowds = crowds.toArray(PackedPlaces[]::new);
  }

  /**
   * Packs some places.
   *
   * @param all longitude and latitude of every number
   * @param members the numbers to pack
   */
  static PackedPlaces of(double[] all, int[] members) {
    var mesh = mesh(all, members);
    var cells = new int[members.length];
    var ends = new int[mesh.cells() + 1];
    for (var i = 0; i < members.length; i++) {
      cells[i] = mesh.cell(all[2 * members[i]], all[2 * members[i] + 1]);
      ends[cells[i]]++;
    }
    var crowded = crowded(mesh, ends);
    var crowds = new ArrayList<PackedPlaces>();
    for (var cell : crowded) {
      crowds.add(of(all, inCell(cell, cells, members)));
      ends[cell] = 0;
    }
    for (var cell = 1; cell < ends.length; cell++) {
      ends[cell] += ends[cell - 1];
    }
    return packed(mesh, ends, cells, all, members, crowded, crowds);
  }

  private static Mesh mesh(double[] all, int[] members) {
    if (members.length == 0) {
      return Mesh.over(0, 0, 0, 0, 0);
    }
    var west = Double.POSITIVE_INFINITY;
    var south = Double.POSITIVE_INFINITY;
    var east = Double.NEGATIVE_INFINITY;
    var north = Double.NEGATIVE_INFINITY;
    for (var number : members) {
      west = Math.min(west, all[2 * number]);
      east = Math.max(east, all[2 * number]);
      south = Math.min(south, all[2 * number + 1]);
      north = Math.max(north, all[2 * number + 1]);
    }
    return Mesh.over(west, south, east, north, members.length);
  }

  private static int[] crowded(Mesh mesh, int[] counts) {
    if (mesh.cells() == 1) { // all at one place: no finer mesh would part them
      return new int[0];
    }
    var crowded = new int[counts.length];
    var count = 0;
    for (var cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > CROWDED) {
        crowded[count++] = cell;
      }
    }
    return Arrays.copyOf(crowded, count);
  }

  private static int[] inCell(int cell, int[] cells, int[] members) {
    var inside = new int[members.length];
    var count = 0;
    for (var i = 0; i < members.length; i++) {
      if (cells[i] == cell) {
        inside[count++] = members[i];
      }
    }
    return Arrays.copyOf(inside, count);
  }

  /**
   * Puts every place that is in no crowd before the end of its cell, which so becomes its start.
   */
  private static PackedPlaces packed(
      Mesh mesh,
      int[] ends,
      int[] cells,
      double[] all,
      int[] members,
      int[] crowded,
      List<PackedPlaces> crowds) {
    var count = ends[mesh.cells()];
    var places = new double[2 * count];
    var numbers = new int[count];
    for (var i = members.length - 1; i >= 0; i--) {
      if (crowded.length == 0 || Arrays.binarySearch(crowded, cells[i]) < 0) {
        var slot = --ends[cells[i]];
        places[2 * slot] = all[2 * members[i]];
        places[2 * slot + 1] = all[2 * members[i] + 1];
        numbers[slot] = members[i];
      }
    }
    return new PackedPlaces(mesh, ends, places, numbers, crowded, crowds);
  }

  /**
   * Adds the nearest ones to a shortlist, which stays sorted by distance, then number.
   *
   * @param shortlist numbers found, as many as are wanted
   * @param squares of their distances in metres
   * @param found how many are on the list already
   * @return how many are on it now
   */
  int nearest(double longitude, double latitude, int[] shortlist, double[] squares, int found) {
    var here = LocalMetric.at(longitude, latitude);
    var column = mesh.column(longitude);
    var row = mesh.row(latitude);
    var kept = found;
    var ring = 0;
    do {
      ring++; // the first is a block of nine cells
      kept = visit(here, column, row, ring, shortlist, squares, kept);
    } while (!mesh.isCovered(column, row, ring)
        && (kept < shortlist.length
            || beyond(here, column, row, ring, squares[kept - 1]) <= squares[kept - 1]));
    return kept;
  }

  /** Visits the cells at that distance in cells. */
  private int visit(
      LocalMetric here,
      int column,
      int row,
      int ring,
      int[] shortlist,
      double[] squares,
      int found) {
    var kept = found;
    var west = Math.max(column - ring, 0);
    var east = Math.min(column + ring, mesh.columns() - 1);
    var last = Math.min(row + ring, mesh.rows() - 1);
    for (var at = Math.max(row - ring, 0); at <= last; at++) {
      var first = at * mesh.columns();
      var whole = ring == 1 || at == row - ring || at == row + ring;
      if (whole || column - ring >= 0) {
        kept = scan(here, first + west, first + (whole ? east : west), shortlist, squares, kept);
      }
      if (!whole && column + ring < mesh.columns()) {
        kept = scan(here, first + east, first + east, shortlist, squares, kept);
      }
    }
    return kept;
  }

  /** Cells beside each other in one row: their places are one run. */
  private int scan(
      LocalMetric here, int from, int to, int[] shortlist, double[] squares, int found) {
    var kept = found;
    var end = starts[to + 1];
    for (var slot = starts[from]; slot < end; slot++) {
      var east = here.east(places[2 * slot], places[2 * slot + 1]);
      var north = here.north(places[2 * slot + 1]);
      var square = east * east + north * north;
      if (kept < shortlist.length || square <= squares[kept - 1]) {
        kept = insert(numbers[slot], square, shortlist, squares, kept);
      }
    }
    for (var i = 0; i < crowds.length; i++) {
      if (crowdedCells[i] >= from && crowdedCells[i] <= to) {
        kept = crowds[i].nearest(here.longitude(), here.latitude(), shortlist, squares, kept);
      }
    }
    return kept;
  }

  private static int insert(
      int number, double square, int[] shortlist, double[] squares, int found) {
    var full = found == shortlist.length;
    var at = full ? found - 1 : found;
    if (full && square == squares[at] && number > shortlist[at]) {
      return found;
    }
    while (at > 0
        && (square < squares[at - 1] || square == squares[at - 1] && number < shortlist[at - 1])) {
      squares[at] = squares[at - 1];
      shortlist[at] = shortlist[at - 1];
      at--;
    }
    squares[at] = square;
    shortlist[at] = number;
    return full ? found : found + 1;
  }

  /**
   * A square that no place beyond the visited rings falls short of, as far as it matters: places
   * that lie more than the limit to the north or south need not be held by it.
   */
  private double beyond(LocalMetric here, int column, int row, int ring, double limit) {
    var longitude = here.longitude();
    var latitude = here.latitude();
    var reach = Math.max(latitude - mesh.south(), mesh.north() - latitude);
    var perLatitude = here.perLatitude() - Math.abs(here.latitudeSlope()) * reach;
    var perLongitude = leastPerLongitude(here, Math.min(reach, Math.sqrt(limit) / perLatitude));
    var aside = square(Math.max(mesh.west() - longitude, longitude - mesh.east()), perLongitude);
    var apart = square(Math.max(mesh.south() - latitude, latitude - mesh.north()), perLatitude);
    var least = Double.POSITIVE_INFINITY;
    if (row > ring) {
      least = Math.min(least, aside + square(latitude - mesh.southOf(row - ring), perLatitude));
    }
    if (row + ring + 1 < mesh.rows()) {
      least = Math.min(least, aside + square(mesh.southOf(row + ring + 1) - latitude, perLatitude));
    }
    if (column > ring) {
      least = Math.min(least, apart + square(longitude - mesh.westOf(column - ring), perLongitude));
    }
    if (column + ring + 1 < mesh.columns()) {
      var edge = mesh.westOf(column + ring + 1);
      least = Math.min(least, apart + square(edge - longitude, perLongitude));
    }
    return least;
  }

  /**
   * Metres of one degree of longitude, at least, so many degrees around here: it is shortest at the
   * end that is nearer to the pole.
   */
  private static double leastPerLongitude(LocalMetric here, double degrees) {
    var loss = Math.abs(here.longitudeSlope()) - here.longitudeCurve() * degrees;
    return Math.max(0, here.perLongitude() - loss * degrees);
  }

  /** Of so many degrees, as metres; 0 where they count the other way. */
  private static double square(double degrees, double metresPerDegree) {
    var metres = Math.max(0, degrees - ROUNDING) * metresPerDegree;
    return metres * metres;
  }

  /** Takes a number and its distance in metres. */
  interface Found {
    void take(int number, double metres);
  }

  /** Tells all places that are at most so many metres away, in no order. */
  void within(double longitude, double latitude, double metres, Found found) {
    var here = LocalMetric.at(longitude, latitude);
    var reach = Math.max(latitude - mesh.south(), mesh.north() - latitude);
    var perLatitude = here.perLatitude() - Math.abs(here.latitudeSlope()) * Math.max(reach, 0);
    var high = metres / perLatitude + ROUNDING;
    var perLongitude = leastPerLongitude(here, Math.min(high, reach));
    var wide = perLongitude > 0 ? metres / perLongitude + ROUNDING : 360; // all around the pole
    var west = mesh.column(longitude - wide);
    var east = mesh.column(longitude + wide);
    var last = mesh.row(latitude + high);
    for (var row = mesh.row(latitude - high); row <= last; row++) {
      var first = row * mesh.columns();
      within(here, first + west, first + east, metres, found);
    }
  }

  private void within(LocalMetric here, int from, int to, double metres, Found found) {
    for (var slot = starts[from]; slot < starts[to + 1]; slot++) {
      var east = here.east(places[2 * slot], places[2 * slot + 1]);
      var north = here.north(places[2 * slot + 1]);
      var distance = Math.sqrt(east * east + north * north);
      if (distance <= metres) {
        found.take(numbers[slot], distance);
      }
    }
    for (var i = 0; i < crowds.length; i++) {
      if (crowdedCells[i] >= from && crowdedCells[i] <= to) {
        crowds[i].within(here.longitude(), here.latitude(), metres, found);
      }
    }
  }
}
