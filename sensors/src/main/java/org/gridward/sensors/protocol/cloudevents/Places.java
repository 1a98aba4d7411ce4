package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.event.Location.Method;
import org.gridward.event.Source;
import org.gridward.sensors.codec.GeoJson;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Finds the place that data names. A wrong place is worse than none, so it is never guessed. */
final class Places {

  private Places() {}

  /**
   * The place of a report.
   *
   * @param whole the data, which may be GeoJSON itself
   * @param data the object whose members are asked
   */
  static Optional<Location> of(JsonNode whole, JsonNode data, Source source)
      throws MalformedPayload {
    var point =
        GeoJson.point(whole)
            .or(() -> GeoJson.point(whole.path("geometry")))
            .or(() -> GeoJson.point(data.path("geometry")))
            .or(() -> GeoJson.point(data.path("location")))
            .or(() -> pair(data))
            .or(() -> pair(data.path("location")));
    if (point.isEmpty()) {
      return Optional.empty();
    }
    var accuracy = Json.number(data, "accuracy");
    try {
      return Optional.of(
          new Location(
              point.get()[0],
              point.get()[1],
              datum(data),
              accuracy.orElse(0) > 0 ? accuracy : OptionalDouble.empty(),
              source.isDevice() ? Method.GPS : Method.MANUAL));
    } catch (IllegalArgumentException e) {
      throw CloudEventsCodec.malformed("found a place out of range: " + e.getMessage());
    }
  }

  private static Optional<double[]> pair(JsonNode object) {
    return GeoJson.both(object.path("longitude"), object.path("latitude"));
  }

  private static Datum datum(JsonNode data) throws MalformedPayload {
    var name = Json.text(data, "datum").orElse("WGS84");
    var wanted = name.toUpperCase(Locale.ROOT).replace("-", "");
    for (var datum : Datum.values()) {
      if (datum.name().equals(wanted)) {
        return datum;
      }
    }
    throw CloudEventsCodec.malformed(
        "found data.datum " + Words.seen(name) + ", expected WGS84, CGCS2000, GCJ02 or BD09");
  }
}
