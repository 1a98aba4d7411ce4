package org.gridward.sensors.protocol.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Something more about an object: topic {@code tracked_object_update}. */
final class FrigateNote {

  private FrigateNote() {}

  static Event event(JsonNode root, FrigateTopic topic, Inbound in) throws MalformedPayload {
    var type = FrigateCodec.required(root, "type", "");
    var id = FrigateCodec.required(root, "id", "");
    var seconds = Json.number(root, "timestamp");
    var time =
        seconds.isPresent()
            ? DeviceTime.ofEpochSeconds(seconds.getAsDouble(), in)
            : DeviceTime.arrival(in);
    var eventId =
        EventIds.of(
            FrigateCodec.PROTOCOL,
            time.told(),
            topic.prefix(),
            "note",
            id,
            type,
            EventIds.hash(in.body()));
    var event =
        Event.builder(eventId, Source.CAMERA, "video.note", in.receivedAt())
            .sourceRef(id)
            .nativeKind(type)
            .device(device(root, topic))
            .phase(in.retained() ? Phase.STATE_REPLAY : Phase.MEASUREMENT)
            .situation(Situation.until(FrigateObject.situationKey(id)))
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(in.body()));
    Json.number(root, "score").ifPresent(it -> event.measure(new Measure("score", it, "1")));
    if (type.equals("description")) {
      Json.text(root, "description")
          .ifPresent(it -> event.text(Words.block(it, Event.LONGEST_TEXT)));
    }
    if (type.equals("classification")) {
      Json.text(root, "model").ifPresent(it -> event.attribute("model", Words.line(it, 100)));
      Json.text(root, "sub_label")
          .or(() -> Json.text(root, "attribute"))
          .ifPresent(it -> event.attribute("class", Words.line(it, 100)));
    }
    return event.build();
  }

  private static Device device(JsonNode root, FrigateTopic topic) {
    return Json.text(root, "camera").map(topic::camera).orElseGet(topic::server);
  }
}
