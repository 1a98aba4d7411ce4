package org.gridward.grid.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.check.GridDefect;
import org.gridward.grid.check.GridDefect.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoPackageTest {

  @TempDir Path folder;

  @Test
  void grids_of_a_geopackage_are_read_with_their_properties() throws Exception {
    var file = create(4490, "grids");
    try (var db = open(file)) {
      insert(
          db, "grids", "330421100201001", "专属", box("120 30, 121 30, 121 31, 120 31, 120 30"), 0);
      insert(
          db, "grids", "330421100201002", null, box("121 30, 122 30, 122 31, 121 31, 121 30"), 1);
      insert(
          db, "grids", "330421100201003", null, box("122 30, 123 30, 123 31, 122 31, 122 30"), 4);
    }

    var index = GridIndex.load(file, Datum.CGCS2000);

    assertThat(index.grids())
        .extracting(it -> it.code().value() + " " + it.kind())
        .containsExactly(
            "330421100201001 DEDICATED", "330421100201002 BASIC", "330421100201003 BASIC");
    assertThat(index.grid(index.locate(122.5, 30.5)).code()).hasToString("330421100201003");
  }

  @Test
  void broken_geometries_are_defects_of_their_features() throws Exception {
    var file = create(4326, "grids");
    try (var db = open(file)) {
      insert(db, "grids", "330421100201001", null, new byte[] {'G', 'P', 0, 1});
      insert(db, "grids", "330421100201002", null, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
      insert(db, "grids", "330421100201003", null, null);
      insert(db, "grids", "330421100201004", null, new byte[] {'G', 'P', 0, 17, 0, 0, 0, 0});
      insert(db, "grids", "330421100201005", null, box("120 30, 121 30, 121 31, 120 30"), 7);
      insert(db, "grids", "330421100201006", null, blob(wkt("POINT (120 30)"), 0));
    }

    var defects =
        GridFile.check(file, Datum.WGS84, GridLayer.STANDARD, LoadPolicy.STRICT, Optional.empty())
            .report()
            .defects();

    assertThat(defects)
        .extracting(GridDefect::kind)
        .containsExactly(
            Kind.BAD_POSITION,
            Kind.BAD_POSITION,
            Kind.NOT_A_POLYGON,
            Kind.NOT_A_POLYGON,
            Kind.BAD_POSITION,
            Kind.NOT_A_POLYGON);
    assertThat(defects.get(4).en()).contains("its envelope is of kind 7, and 0 to 4 are known");
  }

  @Test
  void another_coordinate_system_is_refused() throws Exception {
    assertThatThrownBy(() -> GridIndex.load(create(4549, "grids"), Datum.WGS84))
        .hasMessageEndingWith(
            "table grids: its coordinate system is EPSG:4549; reproject it to EPSG:4326 or"
                + " EPSG:4490.");
  }

  @Test
  void of_several_tables_one_must_be_named() throws Exception {
    var file = create(4326, "grids", "roads");
    try (var db = open(file)) {
      insert(db, "grids", "330421100201001", null, box("120 30, 121 30, 121 31, 120 30"), 0);
    }

    assertThatThrownBy(() -> GridIndex.load(file, Datum.WGS84))
        .hasMessageEndingWith("has the feature tables [grids, roads]; name one of them.");
    assertThatThrownBy(() -> table(file, "rivers"))
        .hasMessageEndingWith(
            "has the feature tables [grids, roads], not rivers; name one of them.");
    assertThat(table(file, "grids").shapes()).hasSize(1);
  }

  @Test
  void a_view_is_read_as_its_table_is() throws Exception {
    var file = create(4326, "grids");
    try (var db = open(file);
        var statement = db.createStatement()) {
      insert(db, "grids", "330421100201001", null, box("120 30, 121 30, 121 31, 120 30"), 0);
      statement.execute("CREATE VIEW current AS SELECT geom, code FROM grids");
      statement.execute("UPDATE gpkg_contents SET table_name = 'current'");
      statement.execute("UPDATE gpkg_geometry_columns SET table_name = 'current'");
    }

    assertThat(GridIndex.load(file, Datum.WGS84).grids()).hasSize(1);
  }

  @Test
  void what_is_no_geopackage_is_refused() throws IOException {
    var text =
        Files.writeString(
            folder.resolve("text.gpkg"), "not a database, but long enough".repeat(99));
    var empty = Files.createFile(folder.resolve("empty.gpkg"));

    assertThatThrownBy(() -> GridIndex.load(text, Datum.WGS84))
        .hasMessageContaining("text.gpkg is no GeoPackage:");
    assertThatThrownBy(() -> GridIndex.load(empty, Datum.WGS84))
        .hasMessageContaining("empty.gpkg is no GeoPackage:");
    assertThatThrownBy(() -> GridIndex.load(folder.resolve("absent.gpkg"), Datum.WGS84))
        .hasMessageContaining("absent.gpkg");
    assertThat(folder.resolve("absent.gpkg")).doesNotExist();
  }

  private static GridFile.Loaded table(Path file, String table) {
    return GridFile.load(
        file, Datum.WGS84, GridLayer.STANDARD, LoadPolicy.STRICT, Optional.of(table));
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private Path create(int srs, String... tables) throws SQLException {
    var file = folder.resolve("town.gpkg");
    try (var db = open(file);
        var statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INT)");
      statement.execute(
          "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
              + " geometry_type_name TEXT, srs_id INT, z TINYINT, m TINYINT)");
      for (var table : tables) {
        statement.execute(
            "INSERT INTO gpkg_contents VALUES ('" + table + "', 'features', " + srs + ")");
        statement.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('"
                + table
                + "', 'geom', 'POLYGON', "
                + srs
                + ", 0, 0)");
        statement.execute(
            "CREATE TABLE "
                + table
                + " (fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, kind TEXT)");
      }
    }
    return file;
  }

  private static void insert(Connection db, String table, String code, String kind, byte[] geometry)
      throws SQLException {
    try (var row =
        db.prepareStatement("INSERT INTO " + table + " (geom, code, kind) VALUES (?, ?, ?)")) {
      row.setBytes(1, geometry);
      row.setString(2, code);
      row.setString(3, kind);
      row.execute();
    }
  }

  private static void insert(
      Connection db, String table, String code, String kind, Geometry ground, int envelope)
      throws SQLException {
    insert(db, table, code, kind, blob(ground, envelope));
  }

  /** The header of the standard, with an envelope of that kind full of zeros, and the geometry. */
  private static byte[] blob(Geometry ground, int envelope) {
    var wkb = new WKBWriter().write(ground);
    var room = new int[] {0, 32, 48, 48, 64, 0, 0, 0}[envelope];
    var flags = (byte) (envelope << 1 | 1);
    return ByteBuffer.allocate(8 + room + wkb.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {'G', 'P', 0, flags})
        .putInt(4326)
        .position(8 + room)
        .put(wkb)
        .array();
  }

  private static Geometry box(String ring) throws ParseException {
    return wkt("POLYGON ((" + ring + "))");
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }
}
