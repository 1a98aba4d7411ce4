package org.gridward.sensors.intake;

import java.util.Map;
import java.util.Optional;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;

/**
 * Where fixed devices stand, for those that do not tell it (设备台账). Asked on several threads at
 * once.
 */
@FunctionalInterface
public interface Places {

  /** The attribute that says whose place an event tells, where it is not the device's own. */
  String POSITION_OF = "positionOf";

  /** The place of a device; empty where nobody wrote it down. */
  Optional<Location> find(Device device);

  /** No device has a known place. */
  static Places none() {
    return device -> Optional.empty();
  }

  /**
   * Places by device key. A device with channels is looked up as {@code key/channel} first, such as
   * {@code hik:4f:e4:2f:81:cd:1b/2}, then by its key alone.
   */
  static Places of(Map<String, Location> byDevice) {
    var known = Map.copyOf(byDevice);
    return device ->
        Optional.ofNullable(known.get(device.toString()))
            .or(() -> Optional.ofNullable(known.get(device.key())));
  }

  /**
   * The event with its device's place, where the place is known and the event tells none of its
   * own: a gateway that heard the device stands somewhere else.
   */
  default Event placed(Event event) {
    var ofAnother = event.attributes().containsKey(POSITION_OF);
    if (event.location().isPresent() && !ofAnother) {
      return event;
    }
    var known = event.device().flatMap(this::find);
    if (known.isEmpty()) {
      return event;
    }
    var placed = event.toBuilder().location(known.get().by(Location.Method.ASSET));
    return (ofAnother ? placed.attribute(POSITION_OF, "device") : placed).build();
  }
}
