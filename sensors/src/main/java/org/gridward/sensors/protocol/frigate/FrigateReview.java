package org.gridward.sensors.protocol.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** A stretch of recorded activity that is worth a look: topic {@code reviews}. */
final class FrigateReview {

  private FrigateReview() {}

  static Event event(JsonNode root, FrigateTopic topic, Inbound in) throws MalformedPayload {
    var type = FrigateCodec.required(root, "type", "");
    var after = root.path("after");
    var id = FrigateCodec.required(after, "id", "after");
    var camera = FrigateCodec.required(after, "camera", "after");
    var severity = FrigateCodec.required(after, "severity", "after");
    var seconds = Json.number(after, type.equals("end") ? "end_time" : "start_time");
    var time =
        seconds.isPresent()
            ? DeviceTime.ofEpochSeconds(seconds.getAsDouble(), in)
            : DeviceTime.arrival(in);
    var eventId =
        EventIds.of(
            FrigateCodec.PROTOCOL,
            time.told(),
            topic.prefix(),
            "review",
            id,
            type,
            EventIds.hash(in.body()));
    var event =
        Event.builder(eventId, Source.CAMERA, "video.review", in.receivedAt())
            .sourceRef(id)
            .nativeKind(severity)
            .severity(severity.equals("alert") ? Severity.MEDIUM : Severity.LOW)
            .device(topic.camera(camera))
            .phase(FrigateObject.phase(type, in))
            .situation(Situation.until(situationKey(after, id)))
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(in.body()));
    FrigateObject.list(event, "objects", after.path("data").path("objects"));
    FrigateObject.list(event, "zones", after.path("data").path("zones"));
    FrigateObject.list(event, "audio", after.path("data").path("audio"));
    return event.build();
  }

  /** Detection ids begin with their start time, so the least one stays least as the list grows. */
  private static String situationKey(JsonNode after, String id) {
    var detections = after.path("data").path("detections");
    return StreamSupport.stream(detections.spliterator(), false)
        .filter(it -> it.isTextual() && !it.textValue().isBlank())
        .map(it -> Words.line(it.textValue(), 100))
        .min(String::compareTo)
        .map(FrigateObject::situationKey)
        .orElseGet(() -> FrigateObject.situationKey("review:" + id));
  }
}
