package org.gridward.sensors.protocol.gat1400;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/**
 * Finds the records of a document by their names, however they are wrapped: {@code FaceListObject},
 * {@code FaceObjectList}, within a notification, or bare. Not thread-safe.
 */
final class Records {

  /** By the id that a record has when its wrapper is missing. */
  private static final Map<String, String> BARE =
      Map.of(
          "FaceID", "FaceObject",
          "PersonID", "PersonObject",
          "MotorVehicleID", "MotorVehicleObject",
          "NonMotorVehicleID", "NonMotorVehicleObject",
          "NotificationID", "SubscribeNotificationObject",
          "ApeID", "APEStatusObject");

  private final Inbound in;
  private final List<Event> events = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();

  Records(Inbound in) {
    this.in = in;
  }

  Decoded read(JsonNode root) throws MalformedPayload {
    if (root.isArray()) {
      for (var element : root) {
        document(element);
      }
    } else {
      document(root);
    }
    if (events.isEmpty()) {
      throw MalformedPayload.of(
          Gat1400Codec.PROTOCOL,
          "",
          "found "
              + Words.seen(root.toString())
              + ", expected FaceObject, PersonObject, MotorVehicleObject, NonMotorVehicleObject,"
              + " SubscribeNotificationObject, DispositionNotificationObject or KeepaliveObject");
    }
    return new Decoded(events, pictures, List.of());
  }

  private void document(JsonNode root) throws MalformedPayload {
    var bare =
        BARE.entrySet().stream()
            .filter(it -> root.path(it.getKey()).isValueNode())
            .map(Map.Entry::getValue)
            .sorted()
            .findFirst();
    if (bare.isPresent()) {
      each(bare.get(), root, Optional.empty());
    } else {
      members(root, Optional.empty());
    }
  }

  private void members(JsonNode object, Optional<JsonNode> notification) throws MalformedPayload {
    for (var member : object.properties()) {
      each(member.getKey(), member.getValue(), notification);
    }
  }

  private void each(String name, JsonNode value, Optional<JsonNode> notification)
      throws MalformedPayload {
    if (value.isArray()) {
      for (var element : value) {
        one(name, element, notification);
      }
    } else {
      one(name, value, notification);
    }
  }

  private void one(String name, JsonNode value, Optional<JsonNode> notification)
      throws MalformedPayload {
    if (!value.isObject()) {
      return;
    }
    if (events.size() == MessageLimits.ELEMENTS) {
      throw MalformedPayload.of(
          Gat1400Codec.PROTOCOL, "", "more than " + MessageLimits.ELEMENTS + " records");
    }
    var record = new ViewRecord(name, value, notification, in);
    switch (name) {
      case "FaceObject", "PersonObject", "MotorVehicleObject", "NonMotorVehicleObject" ->
          seen(record);
      case "SubscribeNotificationObject" -> notification(record);
      case "DispositionNotificationObject" -> watched(record);
      case "KeepaliveObject" -> events.add(record.sign("device.heartbeat"));
      case "RegisterObject" -> events.add(record.sign("device.online"));
      case "UnRegisterObject" -> events.add(record.sign("device.offline"));
      case "APEStatusObject", "APEObject" -> events.add(record.status());
      default -> members(value, notification);
    }
  }

  private void seen(ViewRecord record) {
    var found = record.pictures();
    events.add(record.sighting(found));
    pictures.addAll(found);
  }

  /** A notification that holds nothing known still says that its sender lives. */
  private void notification(ViewRecord record) throws MalformedPayload {
    var before = events.size();
    members(record.value(), Optional.of(record.value()));
    if (events.size() == before) {
      events.add(record.sign("device.status"));
    }
  }

  /** What matched a watch list is one alarm; the record within is its evidence. */
  private void watched(ViewRecord record) {
    var found = record.pictures();
    events.add(record.match(found));
    pictures.addAll(found);
  }
}
