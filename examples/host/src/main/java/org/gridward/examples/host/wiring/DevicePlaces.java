package org.gridward.examples.host.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.examples.host.feed.DevicePlace;
import org.gridward.grid.GridCode;
import org.gridward.resource.DatumWatch;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceKind;
import org.gridward.sensors.intake.Places;

/**
 * Where the town's fixed devices stand; watches whether those that tell their own place tell one in
 * the grid that they are said to stand in. Safe for any number of threads.
 */
final class DevicePlaces implements Places {

  private final Places known;
  private final Map<String, GridCode> grids = new HashMap<>();
  private final DatumWatch watch;

  DevicePlaces(List<DevicePlace> devices, DatumWatch watch) {
    var places = new HashMap<String, Location>();
    for (var it : devices) {
      places.put(it.key(), place(it));
      if (!it.grid().isBlank()) {
        grids.put(it.key(), new GridCode(it.grid()));
      }
    }
    this.known = Places.of(places);
    this.watch = watch;
  }

  private static Location place(DevicePlace it) {
    return Location.of(it.longitude(), it.latitude(), it.datum()).by(Location.Method.ASSET);
  }

  /** The devices as a layer of resources: what sees is a camera, the rest measures. */
  static List<Resource> resources(List<DevicePlace> devices) {
    return devices.stream().map(DevicePlaces::resource).toList();
  }

  private static Resource resource(DevicePlace it) {
    var sees = !it.family().equals("deveui");
    var grid = Optional.of(it.grid()).filter(code -> !code.isBlank()).map(GridCode::new);
    return new Resource(
        it.key(),
        sees ? ResourceKind.CAMERA : ResourceKind.SENSOR,
        it.name(),
        place(it),
        grid,
        Optional.empty(),
        Map.of("tells", it.kind()));
  }

  @Override
  public Optional<Location> find(Device device) {
    return known.find(device);
  }

  @Override
  public Event placed(Event event) {
    var own = event.location().filter(it -> !event.attributes().containsKey(POSITION_OF));
    if (own.isPresent() && event.device().isPresent()) {
      var device = event.device().get();
      var grid = grids.getOrDefault(device.toString(), grids.get(device.key()));
      if (grid != null) {
        watch.seen(device.toString(), grid, own.get());
      }
    }
    return Places.super.placed(event);
  }
}
