package org.gridward.sensors.protocol.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** A tracked object appeared, moved or left: topic {@code events}. */
final class FrigateObject {

  private static final String OBJECT = "video.object.";

  private FrigateObject() {}

  static Event event(JsonNode root, FrigateTopic topic, Inbound in) throws MalformedPayload {
    var type = FrigateCodec.required(root, "type", "");
    var after = root.path("after");
    var id = FrigateCodec.required(after, "id", "after");
    var camera = FrigateCodec.required(after, "camera", "after");
    var label = FrigateCodec.required(after, "label", "after");
    var time = time(type, after, in);
    var frame = Json.text(after, "frame_time").orElse("");
    var eventId = EventIds.of(FrigateCodec.PROTOCOL, time.told(), topic.prefix(), id, type, frame);
    var event =
        Event.builder(eventId, Source.CAMERA, Kinds.of(OBJECT, label), in.receivedAt())
            .sourceRef(id)
            .nativeKind(label)
            .device(topic.camera(camera))
            .phase(phase(type, after, in))
            .situation(Situation.until(situationKey(id)))
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(in.body()));
    Json.number(after, "score").ifPresent(it -> event.measure(new Measure("score", it, "1")));
    addMedia(event, after, id);
    addAttributes(event, after);
    return event.build();
  }

  static String situationKey(String objectId) {
    return Words.line("frigate:" + objectId, 300);
  }

  /** The course that {@code type} names; told again on subscription it is an old state. */
  static Phase phase(String type, Inbound in) throws MalformedPayload {
    var phase =
        switch (type) {
          case "new" -> Phase.START;
          case "update" -> Phase.UPDATE;
          case "end" -> Phase.END;
          default ->
              throw MalformedPayload.of(
                  FrigateCodec.PROTOCOL,
                  "",
                  "found type " + Words.seen(type) + ", expected \"new\", \"update\" or \"end\"");
        };
    return in.retained() ? Phase.STATE_REPLAY : phase;
  }

  private static Phase phase(String type, JsonNode after, Inbound in) throws MalformedPayload {
    var phase = phase(type, in);
    return phase.opensCase() && after.path("false_positive").asBoolean()
        ? Phase.MEASUREMENT
        : phase;
  }

  private static DeviceTime time(String type, JsonNode after, Inbound in) {
    var names = new ArrayList<String>();
    names.add(type.equals("new") ? "start_time" : "frame_time");
    if (type.equals("end")) {
      names.add(0, "end_time"); // may be null all the same
    }
    names.add("start_time");
    for (var name : names) {
      var seconds = Json.number(after, name);
      if (seconds.isPresent()) {
        return DeviceTime.ofEpochSeconds(seconds.getAsDouble(), in);
      }
    }
    return DeviceTime.arrival(in);
  }

  private static void addMedia(Event.Builder event, JsonNode after, String id) {
    if (after.path("has_snapshot").asBoolean()) {
      var path = "/api/events/" + id + "/snapshot.jpg";
      event.media(new MediaRef(path, "image/jpeg", OptionalLong.empty()));
    }
    if (after.path("has_clip").asBoolean()) {
      var path = "/api/events/" + id + "/clip.mp4";
      event.media(new MediaRef(path, "video/mp4", OptionalLong.empty()));
    }
  }

  private static void addAttributes(Event.Builder event, JsonNode after) {
    list(event, "zones", after.path("current_zones"));
    list(event, "enteredZones", after.path("entered_zones"));
    list(event, "box", after.path("box"));
    Json.text(after, "stationary").ifPresent(it -> event.attribute("stationary", it));
    if (after.path("false_positive").asBoolean()) {
      event.attribute("falsePositive", "true");
    }
  }

  /** A list of words or numbers as one attribute; nothing where it is empty. */
  static void list(Event.Builder event, String name, JsonNode array) {
    var words = new ArrayList<String>();
    array.forEach(it -> words.add(it.asText()));
    if (!words.isEmpty()) {
      event.attribute(name, Words.line(String.join(",", words), 300));
    }
  }
}
