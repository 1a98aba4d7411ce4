package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Fix;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/** Makes the event of a notice. */
final class NoticeEvent {

  /** Rules that tell no number and no end repeat while they hold. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** A Stop may be lost with its connection; the next Start is not kept waiting for ever. */
  private static final Duration LOST_STOP = Duration.ofHours(1);

  /** Members of the data that become attributes, and under which names. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of("Name", "rule", "Direction", "direction", "Action", "action", "Class", "class");

  private static final Map<String, String> OF_THE_CAR =
      Map.of("Lane", "lane", "VehicleColor", "vehicleColor");
  private static final Map<String, String> OF_THE_VEHICLE = Map.of("Category", "vehicleType");

  /** Counters, and our names for them. */
  private static final Map<String, String> COUNTS = new TreeMap<>();

  static {
    COUNTS.put("EnteredSubtotal", "enter");
    COUNTS.put("ExitedSubtotal", "exit");
    COUNTS.put("Number", "inside");
  }

  private NoticeEvent() {}

  /**
   * The event.
   *
   * @param number how often this message has said the same, from 1
   */
  static Event of(Notice notice, int number, Inbound in) {
    var kind = NoticeKinds.kind(notice);
    var phase = NoticeKinds.phase(notice, kind);
    var device = device(notice, in);
    var time = NoticeTime.of(notice, in);
    var key = key(notice, device);
    var id =
        EventIds.of(
            DahuaCodec.PROTOCOL,
            time.moment(in),
            key,
            notice.phase().name(),
            EventIds.hash(notice.text().getBytes(StandardCharsets.UTF_8)),
            "" + number);
    var source = kind.equals("io.alarm") ? Source.SENSOR : Source.CAMERA;
    var event =
        Event.builder(id, source, kind, in.receivedAt())
            .nativeKind(notice.code())
            .device(device)
            .phase(phase)
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(notice.text().getBytes(StandardCharsets.UTF_8)));
    if (phase == Phase.START || phase == Phase.END || phase == Phase.PULSE) {
      event.situation(Situation.silentAfter(key, silence(notice, phase)));
    }
    var data = notice.data();
    NoticeRegions.of(data).forEach(event::region);
    place(data).ifPresent(event::location);
    COUNTS.forEach(
        (name, ours) ->
            Json.number(data, name).ifPresent(it -> event.measure(new Measure(ours, it, "1"))));
    attributes(event, data, ATTRIBUTES);
    traffic(event, data);
    Json.text(data.path("Vehicle"), "ObjectType")
        .or(() -> Json.text(data.path("Object"), "ObjectType")) // beside a vehicle it is the plate
        .or(() -> Json.text(data.path("Objects").path(0), "ObjectType"))
        .ifPresent(it -> event.attribute("target", Words.line(it, 40).toLowerCase(Locale.ROOT)));
    return event.build();
  }

  /** What a plate camera saw of a vehicle; the plate is personal data and stays out. */
  private static void traffic(Event.Builder event, JsonNode data) {
    var car = data.path("TrafficCar");
    Json.number(car, "Speed").ifPresent(it -> event.measure(new Measure("speed", it, "km/h")));
    attributes(event, car, OF_THE_CAR);
    attributes(event, data.path("Vehicle"), OF_THE_VEHICLE);
  }

  /** Members that become attributes, and under which names. */
  static void attributes(Event.Builder event, JsonNode from, Map<String, String> names) {
    names.forEach(
        (name, ours) ->
            Json.text(from, name).ifPresent(it -> event.attribute(ours, Words.line(it, 100))));
  }

  /** Who tells it: by name, else by the path or the connection that it came on. */
  static Device device(Notice notice, Inbound in) {
    var key = notice.device().orElseGet(() -> connection(in));
    return new Device(
        Words.line("dahua:" + key, 120), notice.index().map(it -> String.valueOf(it + 1)));
  }

  static String connection(Inbound in) {
    return in.segments().stream()
        .filter(it -> !it.equals("NotificationInfo") && !it.endsWith("Info"))
        .filter(it -> !it.equals("KeepAlive"))
        .findFirst()
        .orElse(in.peer());
  }

  private static String key(Notice notice, Device device) {
    var parts = new ArrayList<>(List.of(device.toString(), notice.code()));
    rule(notice).ifPresent(it -> parts.add("rule " + it));
    Json.text(notice.data(), "EventID").ifPresent(it -> parts.add("event " + it));
    return Words.line(String.join("|", parts), 300);
  }

  private static Optional<String> rule(Notice notice) {
    return Json.text(notice.data(), "RuleID").or(() -> Json.text(notice.data(), "RuleId"));
  }

  private static Duration silence(Notice notice, Phase phase) {
    var isPaired = rule(notice).isEmpty() || Json.text(notice.data(), "EventID").isPresent();
    return isPaired && phase != Phase.PULSE ? LOST_STOP : SILENCE;
  }

  /** Where a receiver says that its position counts. */
  private static Optional<Location> place(JsonNode data) {
    var fusion = data.path("Object").path("FusionInfo");
    var holder = fusion.isObject() ? fusion : data;
    if (Json.number(holder, "GpsPosValid").orElse(0) != 1) {
      return Optional.empty();
    }
    var longitude = Json.number(holder.path("GpsPostion"), "Longitude").orElse(0);
    var latitude = Json.number(holder.path("GpsPostion"), "Latitude").orElse(0);
    return Fix.of(longitude, latitude);
  }
}
