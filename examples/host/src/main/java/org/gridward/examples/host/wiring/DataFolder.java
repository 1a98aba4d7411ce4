package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /** Where the register of devices and the other files of the town are. */
  Path town() {
    return path.resolve("town");
  }

  /** Where people, places and things are that are no devices. */
  Path resources() {
    return path.resolve("town/resources.csv");
  }
}
