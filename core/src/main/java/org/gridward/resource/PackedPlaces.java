package org.gridward.resource;

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

  /** So far in degrees a rounded cell number may have put a place beyond its cell's edge. */
  private static final double ROUNDING = 1e-12;

  private final Mesh mesh;
  private final int[] starts;
  private final double[] places;
  private final int[] numbers;
  private final int[] crowdedCells;
  private final PackedPlaces[] crowds;

  /**
   * Places that are packed already, see {@link Packing}.
   *
   * @param mesh the cells
   * @param starts where the places of each cell start, and where those of the last end
   * @param places longitude and latitude of each, in the order of the cells
   * @param numbers theirs
   * @param crowdedCells cells that hold no place here, ascending
   * @param crowds what is in them
   */
  PackedPlaces(
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
   * Adds the nearest ones to a shortlist, which stays sorted by distance, then number: from a block
   * of nine cells, then from rings of cells around it until the list is full, then from whatever
   * else is no farther than its last. One method down to the places, so that the metric stays in
   * registers and nothing is allocated, however the compiler cuts it.
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
    var done = -1;
    for (var ring = 1; ring > done; ) {
      var last = mesh.lastRun(row, ring);
      for (var run = mesh.firstRun(row, done, ring); run <= last; run = mesh.next(row, done, run)) {
        var from = mesh.from(column, row, done, ring, run);
        var to = mesh.to(column, done, ring, run);
        var end = starts[to];
        for (var slot = starts[from]; slot < end; slot++) {
          var east = here.east(places[2 * slot], places[2 * slot + 1]);
          var north = here.north(places[2 * slot + 1]);
          var square = east * east + north * north;
          if (kept < shortlist.length || square <= squares[kept - 1]) {
            kept = insert(numbers[slot], square, shortlist, squares, kept);
          }
        }
        if (crowds.length > 0) {
          kept = addCrowds(longitude, latitude, from, to, shortlist, squares, kept);
        }
      }
      done = ring;
      if (kept < shortlist.length) {
        ring = mesh.isCovered(column, row, ring) ? ring : ring + 1 + ring / 2;
      } else {
        var high = high(here, Math.sqrt(squares[kept - 1]));
        var wide = wide(here, Math.sqrt(squares[kept - 1]), high);
        ring = mesh.ring(longitude, latitude, wide, high);
      }
    }
    return kept;
  }

  private int addCrowds(
      double longitude,
      double latitude,
      int from,
      int to,
      int[] shortlist,
      double[] squares,
      int found) {
    var kept = found;
    for (var i = 0; i < crowds.length; i++) {
      if (crowdedCells[i] >= from && crowdedCells[i] < to) {
        kept = crowds[i].nearest(longitude, latitude, shortlist, squares, kept);
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

  /** Degrees of latitude that so many metres are at most. */
  private double high(LocalMetric here, double metres) {
    return metres / (here.perLatitude() - Math.abs(here.latitudeSlope()) * reach(here)) + ROUNDING;
  }

  private double reach(LocalMetric here) {
    return Math.max(here.latitude() - mesh.south(), mesh.north() - here.latitude());
  }

  /**
   * Degrees of longitude that so many metres are at most, no farther to the north or south than the
   * metres go: a degree is shortest at the end that is nearer to the pole.
   */
  private double wide(LocalMetric here, double metres, double high) {
    var degrees = Math.min(high, reach(here));
    var loss = Math.abs(here.longitudeSlope()) - here.longitudeCurve() * degrees;
    var perLongitude = here.perLongitude() - loss * degrees;
    return perLongitude > 0 ? metres / perLongitude + ROUNDING : 360; // all around the pole
  }

  /** Takes a number and its distance in metres. */
  interface Found {
    void take(int number, double metres);
  }

  /** Tells all places that are at most so many metres away, in no order. */
  void within(double longitude, double latitude, double metres, Found found) {
    var here = LocalMetric.at(longitude, latitude);
    var high = high(here, metres);
    var wide = wide(here, metres, high);
    var west = mesh.column(longitude - wide);
    var east = mesh.column(longitude + wide);
    var last = mesh.row(latitude + high);
    for (var row = mesh.row(latitude - high); row <= last; row++) {
      var first = row * mesh.columns();
      within(here, first + west, first + east + 1, metres, found);
    }
  }

  private void within(LocalMetric here, int from, int to, double metres, Found found) {
    for (var slot = starts[from]; slot < starts[to]; slot++) {
      var east = here.east(places[2 * slot], places[2 * slot + 1]);
      var north = here.north(places[2 * slot + 1]);
      var distance = Math.sqrt(east * east + north * north);
      if (distance <= metres) {
        found.take(numbers[slot], distance);
      }
    }
    for (var i = 0; i < crowds.length; i++) {
      if (crowdedCells[i] >= from && crowdedCells[i] < to) {
        crowds[i].within(here.longitude(), here.latitude(), metres, found);
      }
    }
  }
}
