package org.gridward.resource.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gridward.event.Datum;
import org.gridward.resource.Resource;

/**
 * Reads layers of resources from files: CSV with the columns {@code
 * id,kind,name,longitude,latitude} and, where wanted, {@code datum,grid,department}, or GeoJSON
 * points with properties of those names. Chinese headings (编号, 类型, 名称, 经度, 纬度, 坐标系, 网格, 部门) are as
 * good; any other column becomes an attribute.
 */
public final class ResourceFiles {

  private static final long MOST_BYTES = 64L << 20;

  private ResourceFiles() {}

  /**
   * Reads a file.
   *
   * @param file ends in {@code .csv}, {@code .json} or {@code .geojson}; at most 64 MB
   * @param datum the coordinate system of the file; a row may declare its own
   * @throws IllegalArgumentException when it has defects; it names each with line or feature,
   *     column, value and how to mend it
   * @throws UncheckedIOException when it cannot be read
   */
  public static List<Resource> read(Path file, Datum datum) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    var findings = new Findings(file, datum);
    try {
      check(file);
      if (name.endsWith(".csv")) {
        CsvRows.read(Files.readAllBytes(file), findings);
      } else if (name.endsWith(".json") || name.endsWith(".geojson")) {
        try (var in = Files.newInputStream(file)) {
          GeoJsonPoints.read(in, findings);
        }
      } else {
        findings.note("the name tells no format; end it in .csv or .geojson");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
    return findings.resources();
  }

  private static void check(Path file) throws IOException {
    var bytes = Files.size(file);
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "%s has %d bytes, and at most %d are read; part it into several layers."
              .formatted(file, bytes, MOST_BYTES));
    }
  }
}
