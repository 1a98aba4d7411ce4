package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.examples.host.feed.DevicePlace;
import org.gridward.grid.GridCode;
import org.gridward.resource.DeviceEntry;

/**
 * Where the host keeps everything. An empty one gets the demo town and its policy; from then on
 * they are the operator's, to be changed there.
 *
 * @param path the folder
 */
record DataFolder(Path path) {

  private static final List<String> SHIPPED =
      List.of(
          "town/grids.geojson",
          "town/devices.csv",
          "town/resources.csv",
          "town/bindings.csv",
          "policy/派单规则.xlsx");

  /** Makes the folder and puts the demo town into it where there is none. */
  static DataFolder prepare(Path path) {
    try {
      for (var name : SHIPPED) {
        var target = path.resolve(name);
        var folder = Files.createDirectories(target.getParent());
        if (isEmpty(folder) || name.startsWith("town/") && !Files.exists(target)) {
          try (var in = DataFolder.class.getResourceAsStream("/" + name)) {
            Files.copy(in, target);
          }
        }
      }
      return new DataFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Data folder " + path + " cannot be written: " + e + "; set GRIDWARD_DATA to another.",
          e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  Path grids() {
    return path.resolve("town/grids.geojson");
  }

  Path policy() {
    return path.resolve("policy");
  }

  /** Workbooks that somebody uploaded and has not proposed yet. */
  Path drafts() {
    return path.resolve("drafts");
  }

  Path database() {
    return path.resolve("gridward.db");
  }

  /** Who is registered over SIP. */
  Path registrations() {
    return path.resolve("sip.registrations");
  }

  Path broker() {
    return path.resolve("broker");
  }

  Bindings bindings() {
    return Bindings.read(path.resolve("town/bindings.csv"));
  }

  /** The town's devices and where they stand. */
  List<DevicePlace> devices() {
    return rows(path.resolve("town/devices.csv")).stream()
        .map(
            row ->
                new DevicePlace(
                    row.get("key"),
                    row.get("name"),
                    row.get("kind"),
                    Double.parseDouble(row.get("longitude")),
                    Double.parseDouble(row.get("latitude")),
                    Datum.valueOf(row.get("datum")),
                    cell(row, "grid").orElse("")))
        .toList();
  }

  /**
   * The same devices as the town's registry. A recorder's channels are one device; a column {@code
   * every} says how often a device speaks, such as {@code PT30S}, {@code gateway} through which,
   * {@code department} whose it is, {@code muted_until} until when its silence is known.
   */
  List<DeviceEntry> registry() {
    var file = path.resolve("town/devices.csv");
    var entries = new LinkedHashMap<String, DeviceEntry>();
    for (var row : rows(file)) {
      try {
        var entry = entry(row);
        entries.putIfAbsent(entry.key(), entry);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException(
            "Line %d of %s is no device: %s".formatted(row.getRecordNumber() + 1, file, e), e);
      }
    }
    return List.copyOf(entries.values());
  }

  private static DeviceEntry entry(CSVRecord row) {
    var key = row.get("key");
    var place =
        Location.of(
                Double.parseDouble(row.get("longitude")),
                Double.parseDouble(row.get("latitude")),
                Datum.valueOf(row.get("datum")))
            .by(Location.Method.ASSET);
    return new DeviceEntry(
        key.matches("[^/]+/\\d+") ? key.substring(0, key.indexOf('/')) : key, // a channel
        row.get("name"),
        Optional.of(place),
        cell(row, "grid").map(GridCode::new),
        cell(row, "department"),
        cell(row, "every").map(Duration::parse),
        cell(row, "gateway"),
        cell(row, "muted_until").map(Instant::parse));
  }

  private static Optional<String> cell(CSVRecord row, String column) {
    return row.isSet(column)
        ? Optional.of(row.get(column).strip()).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  private static List<CSVRecord> rows(Path file) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file);
        var rows = CSVParser.parse(reader, format)) {
      return rows.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("Devices " + file + " cannot be read: " + e, e);
    }
  }

  /** Where people, places and things are that are no devices. */
  Path resources() {
    return path.resolve("town/resources.csv");
  }
}
