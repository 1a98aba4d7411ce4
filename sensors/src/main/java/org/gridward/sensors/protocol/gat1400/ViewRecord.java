package org.gridward.sensors.protocol.gat1400;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.Base64Pictures;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Fix;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/**
 * One record, with the events that it can become.
 *
 * @param name what the standard calls it
 * @param value its members
 * @param notification the notification that it came in
 * @param in how it came
 */
record ViewRecord(String name, JsonNode value, Optional<JsonNode> notification, Inbound in) {

  private static final String DELETED = "3";

  /** Each record's own number. */
  private static final Map<String, String> IDS =
      Map.of(
          "FaceObject", "FaceID",
          "PersonObject", "PersonID",
          "MotorVehicleObject", "MotorVehicleID",
          "NonMotorVehicleObject", "NonMotorVehicleID",
          "SubscribeNotificationObject", "NotificationID",
          "DispositionNotificationObject", "NotificationID");

  private static final Map<String, String> KINDS =
      Map.of(
          "FaceObject", "video.face",
          "PersonObject", "video.object.person",
          "MotorVehicleObject", "vehicle.passing",
          "NonMotorVehicleObject", "video.object.bicycle");

  /** When it was seen, by whatever member says so, the nearest to the moment first. */
  private static final List<String> TIMES =
      List.of(
          "PassTime",
          "FaceAppearTime",
          "PersonAppearTime",
          "AppearTime",
          "LocationMarkTime",
          "MarkTime",
          "ShotTime",
          "TriggerTime",
          "CurrentTime");

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "LaneNo", "lane",
          "Direction", "direction",
          "VehicleClass", "vehicleClass",
          "VehicleColor", "vehicleColor",
          "IsSuspicious", "suspicious",
          "IsSuspiciousPerson", "suspicious",
          "TollgateID", "tollgate");

  /** A record of something seen; one that was deleted is only a note. */
  Event sighting(List<Picture> pictures) {
    if (notification
        .flatMap(it -> Json.text(it, "ExecuteOperation"))
        .equals(Optional.of(DELETED))) {
      return event("device.status", Phase.HEARTBEAT, List.of())
          .attribute("operation", "delete")
          .build();
    }
    var event = event(KINDS.get(name), Phase.MEASUREMENT, pictures);
    Json.number(value, "Speed").ifPresent(it -> event.measure(new Measure("speed", it, "km/h")));
    ATTRIBUTES.forEach(
        (member, ours) ->
            Json.text(value, member).ifPresent(it -> event.attribute(ours, Words.line(it, 100))));
    return event.build();
  }

  /** Somebody or something on a watch list was seen. */
  Event match(List<Picture> pictures) {
    var event = event("video.watchlist", Phase.PULSE, pictures);
    Json.text(value, "Title").ifPresent(it -> event.text(Words.line(it, 200)));
    return event.build();
  }

  Event sign(String kind) {
    return event(kind, Phase.HEARTBEAT, List.of()).build();
  }

  /** 1 is online, 2 offline, 9 something else. */
  Event status() {
    return switch (Json.text(value, "IsOnline").orElse("")) {
      case "1" -> sign("device.online");
      case "2" -> sign("device.offline");
      default -> sign("device.status");
    };
  }

  private Event.Builder event(String kind, Phase phase, List<Picture> pictures) {
    var device = device();
    var number = Optional.ofNullable(IDS.get(name)).flatMap(it -> Json.text(value, it));
    var time = time(number.isPresent());
    var id =
        EventIds.of(
            Gat1400Codec.PROTOCOL,
            number.isPresent() ? told(it -> Json.text(value, it)) : moment(),
            device.key(),
            name,
            number.orElse(""),
            phase.name(),
            number.isPresent() ? "" : EventIds.hash(bytes()));
    var event =
        Event.builder(id, Source.CAMERA, kind, in.receivedAt())
            .nativeKind(name.replaceFirst("Object$", ""))
            .device(device)
            .phase(phase)
            .occurredAt(time.at(), time.quality());
    number.ifPresent(it -> event.sourceRef(Words.line(it, 100)));
    place().ifPresent(event::location);
    pictures.stream().map(Picture::ref).forEach(event::media);
    addresses().forEach(event::media);
    return event;
  }

  /** The first moment that is told, believed or not: what is believed depends on the day. */
  private Optional<Instant> told(Function<String, Optional<String>> member) {
    return TIMES.stream()
        .flatMap(it -> DeviceTime.ofDevice(member.apply(it), in, false).told().stream())
        .findFirst();
  }

  private Optional<Instant> moment() {
    return told(this::texts).or(() -> DeviceTime.arrival(in).moment(in));
  }

  private byte[] bytes() {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Device device() {
    var key =
        Stream.of("DeviceID", "ApeID", "TollgateID")
            .flatMap(it -> texts(it).stream())
            .findFirst()
            .or(() -> in.header("User-Identify"))
            .orElse(in.peer());
    return Device.of(Words.line("gb:" + key, 120));
  }

  /** A member of the record, or of what is in it, or of the notification around it. */
  private Optional<String> texts(String member) {
    return Json.text(value, member)
        .or(
            () ->
                value.findParents(member).stream()
                    .flatMap(it -> Json.text(it, member).stream())
                    .findFirst())
        .or(() -> notification.flatMap(it -> Json.text(it, member)));
  }

  /**
   * The first time that can be believed; else arrival.
   *
   * @param isNumbered whether the record has a number, so that its content need not tell it apart
   */
  private DeviceTime time(boolean isNumbered) {
    var times =
        TIMES.stream()
            .map(this::texts)
            .filter(Optional::isPresent)
            .map(it -> DeviceTime.ofDevice(it, in, false))
            .toList();
    return times.stream()
        .filter(it -> it.quality() != TimeQuality.ARRIVAL)
        .findFirst()
        .or(() -> times.stream().max(Comparator.comparing(it -> it.told().isPresent())))
        .filter(it -> isNumbered || it.told().isPresent())
        .orElseGet(() -> DeviceTime.arrival(in));
  }

  private Optional<Location> place() {
    var longitude = coordinate("ShotPlaceLongitude", "Longitude");
    var latitude = coordinate("ShotPlaceLatitude", "Latitude");
    return Fix.of(longitude, latitude);
  }

  private double coordinate(String... members) {
    return Stream.of(members)
        .map(it -> Json.number(value, it))
        .filter(it -> it.isPresent())
        .mapToDouble(it -> it.getAsDouble())
        .findFirst()
        .orElse(0);
  }

  List<Picture> pictures() {
    return Base64Pictures.of(subImages(), "Data");
  }

  private List<JsonNode> subImages() {
    var found = new ArrayList<JsonNode>();
    for (var list : value.findValues("SubImageInfoObject")) {
      (list.isArray() ? list : List.of(list)).forEach(found::add);
    }
    return found;
  }

  /**
   * Where pictures lie that were not sent along; paths that only their server knows say nothing.
   */
  private Stream<MediaRef> addresses() {
    var stored = Stream.of(1, 2, 3, 4, 5).map(it -> Json.text(value, "StorageUrl" + it).orElse(""));
    var paths = subImages().stream().map(it -> Json.text(it, "StoragePath").orElse(""));
    return Stream.concat(paths, stored)
        .filter(it -> it.matches("(?i)https?://\\S{1,2000}"))
        .distinct()
        .map(it -> new MediaRef(it, "image/jpeg", OptionalLong.empty()));
  }
}
