package org.gridward.sensors.protocol.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.AlarmNames;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.GeoJson;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Makes the event of one Observation. */
final class ObservationEvent {

  private static final String ID = "@iot.id";

  private final JsonNode fields;
  private final JsonNode datastream;
  private final JsonNode result;
  private final Device device;
  private final Inbound in;

  private ObservationEvent(Observation it, Address address, Inbound in) throws MalformedPayload {
    this.fields = it.fields();
    this.datastream = it.datastream();
    this.result = fields.path("result");
    this.in = in;
    if (result.isMissingNode() || result.isNull()) {
      throw SensorThingsCodec.malformed(
          "found " + Words.seen(fields.toString()) + ", expected an Observation with a result");
    }
    this.device = device(address);
  }

  static Event of(Observation observation, Address address, Inbound in) throws MalformedPayload {
    return new ObservationEvent(observation, address, in).event();
  }

  private Device device(Address address) throws MalformedPayload {
    var id =
        Json.text(datastream, ID)
            .or(() -> Json.text(datastream, "id"))
            .or(() -> link("Datastream"))
            .or(() -> link("MultiDatastream"))
            .or(address::datastream)
            .orElseThrow(
                () ->
                    SensorThingsCodec.malformed(
                        "found no Datastream with @iot.id, expected it in the Observation or in the"
                            + " topic"));
    var server = address.server().isEmpty() ? "" : address.server() + "/";
    return Device.of(Words.line("sta:" + server + id, 200));
  }

  private Optional<String> link(String name) {
    return Json.text(fields, name + "@iot.navigationLink").flatMap(Address::datastreamOf);
  }

  private Event event() throws MalformedPayload {
    var time = time();
    var event =
        Event.builder(id(time), Source.SENSOR, kind(), in.receivedAt())
            .device(device)
            .phase(in.retained() ? Phase.STATE_REPLAY : phase())
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(fields.toString().getBytes(StandardCharsets.UTF_8)));
    Json.text(fields, ID).ifPresent(it -> event.sourceRef(Words.line(it, 100)));
    name().ifPresent(event::nativeKind);
    alarm()
        .ifPresent(
            it ->
                event.situation(
                    Situation.until(Words.line(device.key() + "|" + name().orElse(""), 300))));
    values(event);
    place().ifPresent(event::location);
    attribute(event, "datastream", datastream, "name");
    attribute(event, "thing", datastream.path("Thing"), "name");
    attribute(event, "quality", fields, "resultQuality");
    attribute(event, "validTime", fields, "validTime");
    Json.text(fields, "phenomenonTime")
        .filter(it -> it.contains("/"))
        .ifPresent(it -> event.attribute("phenomenonTime", Words.line(it, 100)));
    return event.build();
  }

  private EventId id(DeviceTime time) {
    return EventIds.of(
        SensorThingsCodec.PROTOCOL,
        time.moment(in),
        device.key(),
        Json.text(fields, ID).orElse(""),
        Json.text(fields, "phenomenonTime").orElse(""),
        result.toString());
  }

  /** The phenomenon's; of an interval its end, or its start where it is still open. */
  private DeviceTime time() {
    var told = Json.text(fields, "phenomenonTime").or(() -> Json.text(fields, "resultTime"));
    var moments = List.of(told.orElse("").split("/", 2));
    var end = DeviceTime.ofServer(Optional.of(moments.get(moments.size() - 1)), in);
    return end.told().isPresent() ? end : DeviceTime.ofServer(Optional.of(moments.get(0)), in);
  }

  /** What is observed, where the Datastream tells it. */
  private Optional<String> name() {
    return Json.text(datastream.path("ObservedProperty"), "name")
        .or(() -> Json.text(datastream, "name"))
        .map(it -> Words.line(it, 60));
  }

  private Optional<String> alarm() {
    return result.isBoolean() ? name().flatMap(AlarmNames::kind) : Optional.empty();
  }

  private String kind() {
    return alarm()
        .or(() -> name().map(it -> Kinds.of("env.", AlarmNames.plain(it))))
        .orElse("env.reading");
  }

  private Phase phase() {
    return alarm().isEmpty() ? Phase.MEASUREMENT : result.booleanValue() ? Phase.START : Phase.END;
  }

  private void values(Event.Builder event) {
    if (result.isArray()) {
      for (var i = 0; i < Math.min(result.size(), 64); i++) {
        measure(event, member(i), result.get(i), unit(i));
      }
    } else if (result.isNumber()) {
      var name = name().map(AlarmNames::plain).orElse("result");
      measure(event, name, result, Units.ucum(datastream.path("unitOfMeasurement")));
    } else {
      var text = result.isValueNode() ? result.asText() : result.toString();
      event.attribute("result", Words.line(text, 300));
    }
  }

  private static void measure(Event.Builder event, String name, JsonNode value, String unit) {
    if (value.isNumber()) {
      Json.number(value).ifPresent(it -> event.measure(new Measure(name, it, unit)));
    }
  }

  private String member(int index) {
    return Json.text(datastream.path("ObservedProperties").path(index), "name")
        .map(it -> Words.line(AlarmNames.plain(it), 60))
        .orElse("result_" + (index + 1));
  }

  private String unit(int index) {
    return Units.ucum(datastream.path("unitOfMeasurements").path(index));
  }

  /** The feature of interest, else where the thing stands. */
  private Optional<Location> place() throws MalformedPayload {
    var feature = fields.path("FeatureOfInterest").path("feature");
    var thing = datastream.path("Thing").path("Locations").path(0).path("location");
    var point =
        GeoJson.point(feature)
            .or(() -> GeoJson.point(feature.path("geometry")))
            .or(() -> GeoJson.point(thing))
            .or(() -> GeoJson.point(thing.path("geometry")));
    if (point.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Location(
              point.get()[0],
              point.get()[1],
              Datum.WGS84,
              OptionalDouble.empty(),
              Location.Method.ASSET));
    } catch (IllegalArgumentException e) {
      throw SensorThingsCodec.malformed("found a place out of range: " + e.getMessage());
    }
  }

  private static void attribute(Event.Builder event, String name, JsonNode object, String member) {
    Json.text(object, member).ifPresent(it -> event.attribute(name, Words.line(it, 200)));
  }
}
