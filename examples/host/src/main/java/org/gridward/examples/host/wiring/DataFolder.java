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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
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
    return DeviceSheet.read(path.resolve("town")).stream().map(DataFolder::place).toList();
  }

  private static DevicePlace place(DeviceSheet.Row row) {
    return read(
        row,
        it ->
            new DevicePlace(
                it.get("key"),
                it.get("name"),
                it.get("kind"),
                Double.parseDouble(it.get("longitude")),
                Double.parseDouble(it.get("latitude")),
                Datum.valueOf(it.get("datum")),
                it.find("grid").orElse("")));
  }

  /**
   * The same devices as the town's registry. A recorder's channels are one device; a column {@code
   * every} says how often a device speaks, such as {@code PT30S}, {@code gateway} through which,
   * {@code department} whose it is, {@code muted_until} until when its silence is known.
   */
  List<DeviceEntry> registry() {
    var entries = new LinkedHashMap<String, DeviceEntry>();
    for (var row : DeviceSheet.read(path.resolve("town"))) {
      var entry = read(row, DataFolder::entry);
      entries.putIfAbsent(entry.key(), entry);
    }
    return List.copyOf(entries.values());
  }

  private static <T> T read(DeviceSheet.Row row, Function<DeviceSheet.Row, T> reader) {
    try {
      return reader.apply(row);
    } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
      throw DeviceSheet.wrong(row.place(), e.getMessage());
    }
  }

  private static DeviceEntry entry(DeviceSheet.Row row) {
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
        row.find("grid").map(GridCode::new),
        row.find("department"),
        row.find("every").map(Duration::parse),
        row.find("gateway"),
        row.find("muted_until").map(Instant::parse));
  }

  /** Where people, places and things are that are no devices. */
  Path resources() {
    return path.resolve("town/resources.csv");
  }
}
