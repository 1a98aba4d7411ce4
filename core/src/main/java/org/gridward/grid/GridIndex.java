package org.gridward.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.grid.file.GeoJsonGrids;
import org.gridward.grid.file.GridFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the grids a location lies in. Immutable; safe for any number of threads; a look-up takes no
 * lock and, unless the place is on a border, allocates nothing.
 *
 * <p>A border belongs to the grids on both sides. Where several grids have a point, dedicated goes
 * before basic, then the smaller area, then the lower code, so that a kerb has one owner every day.
 *
 * <p>Grids that carry dates are those of their time: an index answers for the last of all times,
 * and {@link #at} gives that of another moment. Events are located by the grids of the moment at
 * which they happened.
 */
public final class GridIndex {

  /** Nearer than this to its border a place is called near it, whatever accuracy it claims. */
  public static final double NEAR_BORDER_METRES = 10;

  /** So far beyond all grids the nearest one is still named in the proof. */
  public static final double NEAREST_WITHIN_METRES = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(GridIndex.class);

  private final Ground ground;
  private final Spans spans;
  private final GridSet set;

  GridIndex(Ground ground, Spans spans, GridSet set) {
    this.ground = ground;
    this.spans = spans;
    this.set = set;
  }

  /** Loads a file with Gridward's own property names and 15-digit codes, of a town in China. */
  public static GridIndex load(Path file, Datum datum) {
    return load(file, datum, GridLayer.STANDARD);
  }

  /**
   * Loads a file of grids, GeoJSON or, by its ending {@code .gpkg}, GeoPackage, and refuses one
   * with defects. Warnings are written to the log; {@link GridFile} tells and mends more.
   *
   * @param datum the coordinate system of the file
   * @param layer what the file calls things, and what its grids must be like
   * @throws IllegalArgumentException when the file has defects; it names each with its feature
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  public static GridIndex load(Path file, Datum datum, GridLayer layer) {
    var loaded = GridFile.load(file, datum, layer, LoadPolicy.STRICT, Optional.empty());
    if (!loaded.report().defects().isEmpty()) {
      LOG.warn(
          "{} has {} warnings, such as: {}; gridward import-grids lists them all",
          file,
          loaded.report().defects().size(),
          loaded.report().defects().get(0));
    }
    return of(loaded.shapes());
  }

  /**
   * An index over grids in WGS84; they may overlap. Cells and records take at most 1,100 bytes a
   * grid, or 64 MiB where that is more.
   *
   * @throws IllegalArgumentException when two grids have the same code at the same time
   */
  public static GridIndex of(List<GridShape> shapes) {
    return of(shapes, 0);
  }

  /**
   * An index over grids in WGS84 that takes no more memory than allowed: with less of it, a look-up
   * reads more border.
   *
   * @param mostBytes for the cells and records of one span of time; 0 for the usual
   * @throws IllegalArgumentException when two grids have the same code at the same time, or when no
   *     index is as small as that
   */
  public static GridIndex of(List<GridShape> shapes, long mostBytes) {
    var ground = Ground.of(shapes);
    var spans = new Spans(ground, mostBytes);
    if (!spans.changes().isEmpty()) { // else the one span sees to it
      refuseTwins(ground.grids());
    }
    return spans.last();
  }

  private static void refuseTwins(List<Grid> grids) {
    var known = new HashMap<GridCode, List<Validity>>();
    for (var grid : grids) {
      var others = known.computeIfAbsent(grid.code(), it -> new ArrayList<>());
      if (others.stream().anyMatch(grid.validity()::overlaps)) {
        throw CodeTable.twin(grid.code());
      }
      others.add(grid.validity());
    }
  }

  /**
   * The index of the grids that were, are or will be valid at a moment; of one before them all the
   * first, after them all the last.
   */
  public GridIndex at(Instant moment) {
    return spans.at(moment);
  }

  /** The moments at which the town is cut anew, in order; empty when its grids carry no dates. */
  public List<Instant> changes() {
    return spans.changes();
  }

  /**
   * The grid that a location belongs to. A place in GCJ-02 or BD-09 is converted first, which makes
   * a new location; nothing else is made.
   */
  public GridAnswer locate(Location location) {
    var place = Wgs84.of(location);
    return set.answer(place.longitude(), place.latitude());
  }

  /**
   * The number of the grid that a place belongs to, in or on it, for {@link #grid(int)}; −1 outside
   * all grids. The innermost step: no more than numbers.
   *
   * @param longitude degrees WGS84
   * @param latitude degrees WGS84; what is no number or not on earth is outside
   */
  public int locate(double longitude, double latitude) {
    return set.locate(longitude, latitude);
  }

  /**
   * {@link #locate(double, double)} for many places at once, in less time for each.
   *
   * @param longitudes degrees WGS84, at least {@code count}
   * @param latitudes degrees WGS84, at least {@code count}
   * @param numbers where the answers go, at least {@code count}
   * @param count how many places
   */
  public void locate(double[] longitudes, double[] latitudes, int[] numbers, int count) {
    set.locate(longitudes, latitudes, numbers, count);
  }

  /** The grid of that number, which this index gave as an answer. */
  public Grid grid(int number) {
    return set.grid(number);
  }

  /** An event with its grid of the time at which it happened, and the proof of it. */
  public LocatedEvent locate(Event event) {
    if (event.location().isEmpty()) {
      return LocatedEvent.nowhere(event);
    }
    var index = at(event.occurredAt());
    var proof = index.proof(event.location().get());
    return new LocatedEvent(event, proof.grid().flatMap(index::find), Optional.of(proof));
  }

  private GridProof proof(Location received) {
    var place = Wgs84.of(received);
    var x = place.longitude();
    var y = place.latitude();
    var covering = set.covering(x, y).stream().map(Grid::code).toList();
    var metres = borderMetres(place);
    return new GridProof(
        version(),
        received,
        x,
        y,
        covering.stream().findFirst(),
        covering,
        set.isOnBorder(x, y),
        metres,
        isNear(place, metres),
        metres.isPresent() ? Optional.empty() : nearest(place, NEAREST_WITHIN_METRES));
  }

  /** Metres from a location to the border of the grid that it belongs to; empty outside all. */
  public OptionalDouble borderMetres(Location location) {
    var place = Wgs84.of(location);
    var number = set.locate(place.longitude(), place.latitude());
    return number < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ground.borderMetres(number, place.longitude(), place.latitude()));
  }

  /**
   * Whether a location is so near to the border of its grid that it might as well be beyond: within
   * its accuracy, or within {@link #NEAR_BORDER_METRES}.
   */
  public boolean nearBorder(Location location) {
    return isNear(location, borderMetres(location));
  }

  private static boolean isNear(Location location, OptionalDouble metres) {
    var near = Math.max(NEAR_BORDER_METRES, location.accuracyMetres().orElse(0));
    return metres.isPresent() && metres.getAsDouble() <= near;
  }

  /** All layers that have a location in or on them. */
  public Covering covering(Location location) {
    var place = Wgs84.of(location);
    var grids = set.covering(place.longitude(), place.latitude());
    var areas =
        Arrays.stream(Area.Level.values())
            .flatMap(level -> grids.stream().flatMap(it -> it.area(level).stream()))
            .distinct()
            .toList();
    return new Covering(grids, areas, version());
  }

  /**
   * The grid nearest to a location: its own, 0 metres away, or the one whose border is nearest; of
   * equals the first in their order of precedence.
   *
   * @param withinMetres farther ones do not count; at most 20,000
   */
  public Optional<NearGrid> nearest(Location location, double withinMetres) {
    if (!(withinMetres >= 0 && withinMetres <= 20_000)) {
      throw new IllegalArgumentException(
          "Nearest grid within " + withinMetres + " m; write 0 to 20,000.");
    }
    var place = Wgs84.of(location);
    return set.nearest(place.longitude(), place.latitude(), withinMetres);
  }

  /** The grid of that code. */
  public Optional<Grid> find(GridCode code) {
    return set.find(code);
  }

  /** All grids, in their order of precedence. */
  public List<Grid> grids() {
    return Arrays.stream(set.numbers()).mapToObj(set::grid).toList();
  }

  /** Names exactly this set of grids: 12 hex digits of a hash over grids and borders. */
  public String version() {
    return set.version();
  }

  /** Memory that this index takes beyond the vertices and what is known of each grid, in bytes. */
  public long bytes() {
    return set.bytes();
  }

  /** Writes all grids as a GeoJSON FeatureCollection in WGS84. */
  public void writeGeoJson(OutputStream out) throws IOException {
    GeoJsonGrids.write(Arrays.stream(set.numbers()).mapToObj(ground::shape), out);
  }
}
