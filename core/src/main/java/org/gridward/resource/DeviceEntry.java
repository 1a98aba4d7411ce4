package org.gridward.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;

/**
 * A device that the town knows (设备台账).
 *
 * @param key as events name it, without a channel
 * @param name what people call it
 * @param place where it stands
 * @param grid the grid it is said to stand in
 * @param department whose it is
 * @param every how often it says something, if only that it lives; without, nobody waits for it
 * @param gateway the key of the device that it speaks through
 * @param mutedUntil until when nobody shall be told that it is silent, during maintenance
 */
public record DeviceEntry(
    String key,
    String name,
    Optional<Location> place,
    Optional<GridCode> grid,
    Optional<String> department,
    Optional<Duration> every,
    Optional<String> gateway,
    Optional<Instant> mutedUntil) {

  public DeviceEntry {
    Resource.checkId(key);
    if (every.filter(it -> it.isNegative() || it.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          "Device %s says something every %s; write a length above zero, or none."
              .formatted(key, every.get()));
    }
    if (gateway.filter(key::equals).isPresent()) {
      throw new IllegalArgumentException(
          "Device %s speaks through itself; name its gateway, or none.".formatted(key));
    }
  }

  /** A device that says something so often. */
  public static DeviceEntry of(String key, String name, Duration every) {
    return new DeviceEntry(
        key,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(every),
        Optional.empty(),
        Optional.empty());
  }

  /** The same behind a gateway. */
  public DeviceEntry behind(String other) {
    return new DeviceEntry(
        key, name, place, grid, department, every, Optional.of(other), mutedUntil);
  }

  /** The same, of which nobody wants to hear until then. */
  public DeviceEntry mutedUntil(Instant moment) {
    return new DeviceEntry(key, name, place, grid, department, every, gateway, Optional.of(moment));
  }
}
