package org.gridward.sensors.protocol.chirpstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.event.Location.Method;
import org.gridward.sensors.codec.Json;

/** Where a device is: its tags first, then its own receiver, then the gateway that heard it. */
final class Positions {

  /** A gateway hears some kilometres far. */
  private static final double GATEWAY_METRES = 5_000;

  private Positions() {}

  /**
   * A position that an object carries under {@code longitude} and {@code latitude}; 0, 0 is none.
   */
  static Optional<Location> of(JsonNode object) {
    var longitude = number(object, "longitude");
    var latitude = number(object, "latitude");
    if (longitude.isEmpty() || latitude.isEmpty()) {
      return Optional.empty();
    }
    var x = longitude.getAsDouble();
    var y = latitude.getAsDouble();
    if (Math.abs(x) > 180 || Math.abs(y) > 90 || (x == 0 && y == 0)) {
      return Optional.empty();
    }
    var told = Json.number(object, "accuracy");
    var accuracy = told.orElse(0) > 0 ? told : OptionalDouble.empty();
    return Optional.of(new Location(x, y, datum(object), accuracy, Method.GPS));
  }

  /** Decoders write {@code latitude} and {@code Latitude}. */
  private static OptionalDouble number(JsonNode object, String name) {
    return object.properties().stream()
        .filter(it -> it.getKey().equalsIgnoreCase(name))
        .map(it -> Json.number(it.getValue()))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  private static Datum datum(JsonNode object) {
    var name = Json.text(object, "datum").orElse("WGS84").toUpperCase(Locale.ROOT).replace("-", "");
    return Arrays.stream(Datum.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElse(Datum.WGS84);
  }

  /** Where the device stands, by its tags. */
  static Optional<Location> ofTags(JsonNode root) {
    return of(root.path("deviceInfo").path("tags")).map(it -> it.by(Method.ASSET));
  }

  /** The gateway that heard the device best. */
  static Optional<Location> ofGateway(JsonNode root) {
    JsonNode best = null;
    for (var gateway : root.path("rxInfo")) {
      if (of(gateway.path("location")).isPresent()
          && (best == null || rssi(gateway) > rssi(best))) {
        best = gateway;
      }
    }
    return Optional.ofNullable(best)
        .flatMap(it -> of(it.path("location")))
        .map(
            it ->
                new Location(
                    it.longitude(),
                    it.latitude(),
                    Datum.WGS84,
                    OptionalDouble.of(GATEWAY_METRES),
                    Method.ASSET));
  }

  private static double rssi(JsonNode gateway) {
    return Json.number(gateway, "rssi").orElse(Double.NEGATIVE_INFINITY);
  }
}
