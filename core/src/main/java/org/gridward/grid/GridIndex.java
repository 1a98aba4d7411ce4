package org.gridward.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.grid.file.GeoJsonGrids;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Finds the grids a location lies in. Immutable; safe for any number of threads.
 *
 * <p>A border belongs to the grids on both sides. Where several grids have a point, dedicated goes
 * before basic, then the smaller area, then the lower code, so that a kerb has one owner every day.
 */
public final class GridIndex {

  /** Nearer than this to its border a place is called near it, whatever accuracy it claims. */
  public static final double NEAR_BORDER_METRES = 10;

  private final List<GridShape> shapes; // in order of precedence
  private final Map<GridCode, GridShape> byCode;
  private final HPRtree tree;
  private final String version;

  private GridIndex(List<GridShape> shapes) {
    this.shapes = shapes;
    this.byCode = new HashMap<>();
    this.tree = new HPRtree();
    for (var i = 0; i < shapes.size(); i++) {
      var shape = shapes.get(i);
      if (byCode.put(shape.grid().code(), shape) != null) {
        throw new IllegalArgumentException(
            "Grid code " + shape.grid().code() + " stands for two grids; give each its own code.");
      }
      tree.insert(shape.polygon().getEnvelopeInternal(), i);
    }
    tree.build(); // before it is published: building is not thread-safe
    this.version = hash(shapes);
  }

  /** Loads a GeoJSON file with Gridward's own property names and 15-digit codes. */
  public static GridIndex load(Path file, Datum datum) {
    return load(file, datum, GridLayer.STANDARD);
  }

  /**
   * Loads a GeoJSON file.
   *
   * @param datum the coordinate system of the file
   * @param layer what the file calls things, and the form of its codes
   * @throws IllegalArgumentException when the file has defects; it names each with its feature
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  public static GridIndex load(Path file, Datum datum, GridLayer layer) {
    return of(
        GeoJsonGrids.read(file, layer).stream()
            .map(it -> new GridShape(it.grid(), inWgs84(it.polygon(), datum)))
            .toList());
  }

  private static Geometry inWgs84(Geometry polygon, Datum datum) {
    var copy = polygon.copy();
    copy.apply(
        (CoordinateFilter)
            it -> {
              var wgs = Wgs84.of(it.x, it.y, datum);
              it.x = wgs.x();
              it.y = wgs.y();
            });
    return copy;
  }

  /** An index over grids in WGS84; they may overlap. */
  public static GridIndex of(List<GridShape> shapes) {
    var sorted = new ArrayList<>(shapes);
    sorted.sort(
        Comparator.comparing((GridShape it) -> it.grid().kind() == GridKind.BASIC)
            .thenComparingLong(GridIndex::squareMetres)
            .thenComparing(it -> it.grid().code()));
    return new GridIndex(Collections.unmodifiableList(sorted));
  }

  /** Rounded, so that the order does not hang on the last bit. */
  private static long squareMetres(GridShape shape) {
    var centre = shape.polygon().getEnvelopeInternal().centre();
    return Math.round(LocalMetric.at(centre.x, centre.y).area(shape.polygon().getArea()));
  }

  /** The grid that a location belongs to. */
  public GridAnswer locate(Location location) {
    return answer(hits(point(location)));
  }

  private static GridAnswer answer(List<Hit> hits) {
    if (hits.isEmpty()) {
      return new GridAnswer.Outside();
    }
    var first = hits.get(0);
    return first.onBorder()
        ? new GridAnswer.OnBorder(first.grid(), hits.stream().map(it -> it.grid().code()).toList())
        : new GridAnswer.Inside(first.grid());
  }

  /** An event with its grid and the proof of it. */
  public LocatedEvent locate(Event event) {
    if (event.location().isEmpty()) {
      return LocatedEvent.nowhere(event);
    }
    var location = event.location().get();
    var point = point(location);
    var hits = hits(point);
    var first = hits.stream().findFirst();
    var border = first.map(it -> OptionalDouble.of(borderMetres(it.shape(), point)));
    var metres = border.orElse(OptionalDouble.empty());
    var near = Math.max(NEAR_BORDER_METRES, location.accuracyMetres().orElse(0));
    var proof =
        new GridProof(
            version,
            location,
            point.x,
            point.y,
            first.map(it -> it.grid().code()),
            hits.stream().map(it -> it.grid().code()).toList(),
            first.map(Hit::onBorder).orElse(false),
            metres,
            metres.isPresent() && metres.getAsDouble() <= near);
    return new LocatedEvent(event, first.map(Hit::grid), Optional.of(proof));
  }

  /** All grids that have a location in or on them, in their order of precedence. */
  public List<Grid> covering(Location location) {
    return hits(point(location)).stream().map(Hit::grid).toList();
  }

  private record Hit(GridShape shape, boolean onBorder) {
    Grid grid() {
      return shape.grid();
    }
  }

  private List<Hit> hits(Coordinate point) {
    var candidates = new ArrayList<Integer>();
    tree.query(new Envelope(point), it -> candidates.add((Integer) it));
    Collections.sort(candidates);
    var hits = new ArrayList<Hit>();
    for (var candidate : candidates) {
      var shape = shapes.get(candidate);
      var where = SimplePointInAreaLocator.locate(point, shape.polygon());
      if (where != org.locationtech.jts.geom.Location.EXTERIOR) {
        hits.add(new Hit(shape, where == org.locationtech.jts.geom.Location.BOUNDARY));
      }
    }
    return hits;
  }

  private static Coordinate point(Location location) {
    var point = Wgs84.of(location.longitude(), location.latitude(), location.datum());
    return new Coordinate(point.x(), point.y());
  }

  private static double borderMetres(GridShape shape, Coordinate point) {
    var metric = LocalMetric.at(point.x, point.y);
    var nearest = Double.POSITIVE_INFINITY;
    var rings = shape.polygon().getBoundary();
    for (var i = 0; i < rings.getNumGeometries(); i++) {
      var ring = rings.getGeometryN(i).getCoordinates();
      for (var k = 1; k < ring.length; k++) {
        nearest =
            Math.min(
                nearest, metric.metresToLine(ring[k - 1].x, ring[k - 1].y, ring[k].x, ring[k].y));
      }
    }
    return nearest;
  }

  /** The grid of that code. */
  public Optional<Grid> find(GridCode code) {
    return Optional.ofNullable(byCode.get(code)).map(GridShape::grid);
  }

  /** All grids, in their order of precedence. */
  public List<Grid> grids() {
    return shapes.stream().map(GridShape::grid).toList();
  }

  /** Names exactly this set of grids: 12 hex digits of a hash over codes and borders. */
  public String version() {
    return version;
  }

  /** Writes all grids as a GeoJSON FeatureCollection in WGS84. */
  public void writeGeoJson(OutputStream out) throws IOException {
    GeoJsonGrids.write(shapes, out);
  }

  private static String hash(List<GridShape> shapes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var shape : shapes) {
        digest.update(shape.grid().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(shape.grid().kind().name().getBytes(StandardCharsets.UTF_8));
        for (var point : shape.polygon().getCoordinates()) {
          digest.update(ByteBuffer.allocate(16).putDouble(point.x).putDouble(point.y).flip());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }
}
