package org.gridward.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridward.grid.cell.BoxTree;
import org.gridward.grid.cell.CellIndex;
import org.gridward.grid.cell.CellIndexBuilder;

/** The grids of one span of time, indexed. Immutable; safe for any number of threads. */
final class GridSet {

  private static final double SLACK = 1.01; // a degree's length changes a little on the way

  /** Twice as far each time: far fewer borders are measured than lie within the whole distance. */
  private static final double FIRST_LOOK_METRES = 100;

  private final Ground ground;
  private final int[] numbers; // in order of precedence
  private final CodeTable codes;
  private final CellIndex cells;
  private final BoxTree boxes;
  private final String version;
  private final GridAnswer.Inside[] inside; // by number
  private final GridAnswer.Outside outside;

  /** Indexes some grids; their codes differ. */
  GridSet(Ground ground, int[] numbers, long mostBytes) {
    this.ground = ground;
    this.numbers = numbers;
    this.codes = new CodeTable(ground.grids(), numbers);
    this.boxes = BoxTree.over(ground.rings(), numbers);
    this.cells = CellIndexBuilder.build(ground.rings(), numbers, mostBytes);
    this.version = ground.version(numbers);
    this.inside = new GridAnswer.Inside[ground.grids().size()];
    this.outside = new GridAnswer.Outside(version);
    for (var number : numbers) {
      inside[number] = new GridAnswer.Inside(ground.grids().get(number), version);
    }
  }

  String version() {
    return version;
  }

  int[] numbers() {
    return numbers;
  }

  int locate(double longitude, double latitude) {
    return CellIndex.polygon(cells.find(longitude, latitude));
  }

  void locate(double[] longitudes, double[] latitudes, int[] found, int count) {
    cells.find(longitudes, latitudes, found, count);
    for (var i = 0; i < count; i++) {
      found[i] = CellIndex.polygon(found[i]);
    }
  }

  GridAnswer answer(double longitude, double latitude) {
    var found = cells.find(longitude, latitude);
    if (found >= 0) {
      return inside[found];
    }
    return found == CellIndex.NOBODY ? outside : onBorder(longitude, latitude);
  }

  private GridAnswer onBorder(double longitude, double latitude) {
    var tied = covering(longitude, latitude);
    return new GridAnswer.OnBorder(tied.get(0), tied.stream().map(Grid::code).toList(), version);
  }

  /** All that have a place in or on them, in order of precedence. */
  List<Grid> covering(double longitude, double latitude) {
    var hits = new ArrayList<Integer>();
    boxes.forEach(
        longitude,
        latitude,
        longitude,
        latitude,
        it -> {
          if (ground.rings().side(it, longitude, latitude) >= 0) {
            hits.add(it);
          }
        });
    return hits.stream().sorted().map(ground.grids()::get).toList();
  }

  boolean isOnBorder(double longitude, double latitude) {
    return CellIndex.isBorder(cells.find(longitude, latitude));
  }

  Optional<NearGrid> nearest(double longitude, double latitude, double withinMetres) {
    var number = locate(longitude, latitude);
    if (number >= 0) {
      return Optional.of(new NearGrid(ground.grids().get(number), 0));
    }
    var around = Math.min(FIRST_LOOK_METRES, withinMetres);
    var found = nearestOutside(longitude, latitude, around);
    while (found.isEmpty() && around < withinMetres) {
      around = Math.min(2 * around, withinMetres);
      found = nearestOutside(longitude, latitude, around);
    }
    return found;
  }

  private Optional<NearGrid> nearestOutside(
      double longitude, double latitude, double withinMetres) {
    var metric = LocalMetric.at(longitude, latitude);
    var high = SLACK * withinMetres / metric.perLatitude();
    var pole = Math.min(89, Math.abs(latitude) + high);
    var wide = SLACK * withinMetres / LocalMetric.at(longitude, pole).perLongitude();
    var near = new ArrayList<Integer>();
    boxes.forEach(longitude - wide, latitude - high, longitude + wide, latitude + high, near::add);
    return near.stream()
        .sorted()
        .map(it -> new NearGrid(grid(it), ground.borderMetres(it, longitude, latitude)))
        .filter(it -> it.metres() <= withinMetres)
        .min(Comparator.comparingDouble(NearGrid::metres)); // of equals the first
  }

  Grid grid(int number) {
    return ground.grids().get(number);
  }

  Optional<Grid> find(GridCode code) {
    var number = codes.find(code);
    return number.isPresent() ? Optional.of(grid(number.getAsInt())) : Optional.empty();
  }

  /** Bytes beyond the vertices and what is known of each grid. */
  long bytes() {
    return cells.bytes()
        + boxes.bytes()
        + codes.bytes()
        + 4L * numbers.length
        + 28L * inside.length;
  }
}
