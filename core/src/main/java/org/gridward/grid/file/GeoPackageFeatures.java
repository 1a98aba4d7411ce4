package org.gridward.grid.file;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;

/**
 * Reads one table of features of a GeoPackage (OGC 12-128r18), an SQLite file, row by row. Nothing
 * is written to it. Used for one file.
 */
final class GeoPackageFeatures {

  private static final int HEADER = 8;
  private static final int EMPTY = 0b1_0000;
  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final List<Integer> DEGREES = List.of(4326, 4490, 0, -1);

  private final Path file;
  private final Consumer<RawFeature> found;
  private final WKBReader reader = new WKBReader();
  private int count;

  private GeoPackageFeatures(Path file, Consumer<RawFeature> found) {
    this.file = file;
    this.found = found;
  }

  private record Table(String name, String column, int srs) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it is no GeoPackage, or not in degrees, or the table is
   *     not there
   * @throws UncheckedIOException when there is no such file
   */
  static void read(Path file, Optional<String> table, Consumer<RawFeature> found) {
    if (!Files.isRegularFile(file)) {
      throw new UncheckedIOException(new NoSuchFileException(file.toString()));
    }
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    try (var connection = config.createConnection("jdbc:sqlite:" + file)) {
      var features = new GeoPackageFeatures(file, found);
      features.readRows(connection, features.table(connection, table));
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          file + " is no GeoPackage: " + e.getMessage() + "; export it again, or as GeoJSON.", e);
    }
  }

  private Table table(Connection connection, Optional<String> wanted) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g"
                    + " JOIN gpkg_contents c ON c.table_name = g.table_name"
                    + " WHERE c.data_type = 'features' ORDER BY g.table_name")) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), rows.getString(2), rows.getInt(3)));
      }
    }
    var names = tables.stream().map(Table::name).toList();
    var fitting =
        tables.stream().filter(it -> wanted.isEmpty() || wanted.get().equals(it.name)).toList();
    if (fitting.size() != 1) {
      throw new IllegalArgumentException(
          "%s has the feature tables %s%s; name one of them."
              .formatted(file, names, wanted.map(it -> ", not " + it).orElse("")));
    }
    var table = fitting.get(0);
    if (!DEGREES.contains(table.srs)) {
      throw new IllegalArgumentException(
          "%s, table %s: its coordinate system is EPSG:%d; reproject it to EPSG:4326 or EPSG:4490."
              .formatted(file, table.name, table.srs));
    }
    return table;
  }

  /** In the order of the table, which is that of its row ids; a view has none to order by. */
  private void readRows(Connection connection, Table table) throws SQLException {
    var name = table.name.replace("\"", "\"\"");
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM \"" + name + "\"")) {
      while (rows.next()) {
        count++;
        found.accept(feature(rows, table.column));
      }
    }
  }

  private RawFeature feature(ResultSet rows, String column) throws SQLException {
    var properties = new LinkedHashMap<String, Object>();
    var meta = rows.getMetaData();
    for (var i = 1; i <= meta.getColumnCount(); i++) {
      var value = rows.getObject(i);
      if (!meta.getColumnName(i).equals(column) && value != null && !(value instanceof byte[])) {
        properties.put(meta.getColumnName(i), value);
      }
    }
    return feature(properties, rows.getBytes(column));
  }

  private RawFeature feature(Map<String, Object> properties, byte[] bytes) {
    if (bytes == null) {
      return new RawFeature(count, properties, "null", List.of(), 0, Optional.empty());
    }
    try {
      var geometry = geometry(bytes);
      return new RawFeature(
          count,
          properties,
          geometry.map(Geometry::getGeometryType).orElse("null"),
          geometry.map(GeoPackageFeatures::parts).orElse(List.of()),
          geometry.map(Geometry::getNumPoints).orElse(0),
          Optional.empty());
    } catch (ParseException | IllegalArgumentException e) {
      var problem = Optional.of("geometry of " + bytes.length + " bytes: " + e.getMessage());
      return new RawFeature(count, properties, "unreadable", List.of(), 0, problem);
    }
  }

  /** Header as in clause 2.1.3 of the standard, then well-known binary. */
  private Optional<Geometry> geometry(byte[] bytes) throws ParseException {
    if (bytes.length < HEADER || bytes[0] != 'G' || bytes[1] != 'P') {
      throw new ParseException("it does not begin with GP");
    }
    var flags = bytes[3];
    var envelope = flags >> 1 & 0b111;
    if (envelope >= ENVELOPE_BYTES.length) {
      throw new ParseException("its envelope is of kind " + envelope + ", and 0 to 4 are known");
    }
    var start = HEADER + ENVELOPE_BYTES[envelope];
    if ((flags & EMPTY) != 0) {
      return Optional.empty();
    }
    if (start >= bytes.length) {
      throw new ParseException("it ends within its header");
    }
    return Optional.of(reader.read(Arrays.copyOfRange(bytes, start, bytes.length)));
  }

  private static List<List<double[]>> parts(Geometry geometry) {
    return IntStream.range(0, geometry.getNumGeometries())
        .mapToObj(geometry::getGeometryN)
        .filter(Polygon.class::isInstance)
        .map(it -> rings((Polygon) it))
        .toList();
  }

  private static List<double[]> rings(Polygon polygon) {
    var rings = new ArrayList<double[]>();
    if (!polygon.isEmpty()) {
      rings.add(ordinates(polygon.getExteriorRing()));
    }
    for (var i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(ordinates(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static double[] ordinates(LineString ring) {
    var points = ring.getCoordinateSequence();
    var ordinates = new double[2 * points.size()];
    for (var i = 0; i < points.size(); i++) {
      ordinates[2 * i] = points.getX(i);
      ordinates[2 * i + 1] = points.getY(i);
    }
    return ordinates;
  }
}
