package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gridward.event.Datum;
import org.gridward.grid.GridIndex;
import org.gridward.resource.ResourceMap;
import org.gridward.resource.file.ResourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the town that may change while the host runs. A changed file is read beside what is
 * in use and put in its place as a whole; one with defects is refused and told once, and what was
 * in use stays. To be called by one thread.
 */
final class TownFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TownFiles.class);

  /** The layer of resources that no device list has. */
  static final String LAYER = "resources.csv";

  private final DataFolder data;
  private final Consumer<GridIndex> grids;
  private final ResourceMap resources;
  private final DeviceRegister devices;
  private final Map<Path, String> seen = new HashMap<>();

  /** Those files as they are now, which are in use already. */
  TownFiles(
      DataFolder data, Consumer<GridIndex> grids, ResourceMap resources, DeviceRegister devices) {
    this.data = data;
    this.grids = grids;
    this.resources = resources;
    this.devices = devices;
    seen.put(devices.sheet(), stamp(devices.sheet()));
    seen.put(data.grids(), stamp(data.grids()));
    seen.put(data.resources(), stamp(data.resources()));
  }

  /** Takes in what has changed since the last call. */
  void reloadIfChanged() {
    reload(
        data.grids(),
        file -> {
          var index = GridIndex.load(file, Datum.WGS84);
          grids.accept(index);
          return "grids, version " + index.version();
        });
    reload(
        data.resources(),
        file -> {
          var layer = ResourceFiles.read(file, Datum.WGS84);
          resources.replace(LAYER, layer);
          return layer.size() + " resources";
        });
    reload(devices.sheet(), file -> devices.reload());
  }

  /** Reads a file and puts it to use. */
  private interface Use {
    String of(Path file);
  }

  private void reload(Path file, Use use) {
    var now = stamp(file);
    if (!now.equals(seen.put(file, now))) {
      try {
        LOG.info("{} has changed: {}", file, use.of(file));
      } catch (RuntimeException e) {
        LOG.warn("{} is refused, what was in use stays: {}", file, e.getMessage());
      }
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "not there";
    }
  }
}
