package org.gridward.sensors.protocol.senml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridward.event.Datum;
import org.gridward.event.Location;

/** Where the devices of a pack were: pairs of {@code lat} and {@code lon} of one moment. */
final class Positions {

  private final Map<String, TreeMap<Double, Location>> byDevice = new HashMap<>();
  private final Map<Integer, Location> byIndex = new HashMap<>();
  private final List<Entry> lonely = new ArrayList<>();

  private Positions() {}

  static Positions of(List<Entry> entries) {
    var positions = new Positions();
    var waiting = new HashMap<String, Entry>();
    for (var entry : entries) {
      if (entry.isPosition()) {
        var key = entry.name().device() + '|' + entry.time();
        var other = waiting.remove(key);
        if (other == null || !positions.pair(other, entry)) {
          waiting.put(key, entry);
          positions.lonely.add(entry);
        } else {
          positions.lonely.remove(other);
        }
      }
    }
    return positions;
  }

  private boolean pair(Entry one, Entry two) {
    if (one.isLatitude() == two.isLatitude()) {
      return false;
    }
    var longitude = (one.isLongitude() ? one : two).number().orElseThrow();
    var latitude = (one.isLatitude() ? one : two).number().orElseThrow();
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      return false;
    }
    var place = Location.of(longitude, latitude, Datum.WGS84);
    byDevice.computeIfAbsent(two.name().device(), it -> new TreeMap<>()).put(two.time(), place);
    byIndex.put(two.index(), place);
    return true;
  }

  /** Records that have no other half, or are out of range with it. */
  List<Entry> lonely() {
    return List.copyOf(lonely);
  }

  /** The position that a record completes. */
  Optional<Location> completedBy(Entry entry) {
    return Optional.ofNullable(byIndex.get(entry.index()));
  }

  /** The newest position that is not newer than a reading of the same device. */
  Optional<Location> at(Entry reading) {
    return Optional.ofNullable(byDevice.get(reading.name().device()))
        .map(it -> it.floorEntry(reading.time()))
        .map(Map.Entry::getValue);
  }
}
