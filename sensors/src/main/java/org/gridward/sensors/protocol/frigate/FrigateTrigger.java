package org.gridward.sensors.protocol.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;

/** An object looked or was described like a stored example: topic {@code triggers}. */
final class FrigateTrigger {

  private FrigateTrigger() {}

  static Event event(JsonNode root, FrigateTopic topic, Inbound in) throws MalformedPayload {
    var name = FrigateCodec.required(root, "name", "");
    var camera = FrigateCodec.required(root, "camera", "");
    var objectId = FrigateCodec.required(root, "event_id", "");
    var eventId =
        EventIds.of(
            FrigateCodec.PROTOCOL,
            Optional.empty(),
            topic.prefix(),
            "trigger",
            objectId,
            EventIds.hash(in.body()));
    var event =
        Event.builder(eventId, Source.CAMERA, "video.trigger", in.receivedAt())
            .sourceRef(objectId)
            .nativeKind(name)
            .device(topic.camera(camera))
            .phase(in.retained() ? Phase.STATE_REPLAY : Phase.PULSE)
            .situation(Situation.until(FrigateObject.situationKey(objectId)))
            .raw(RawBytes.of(in.body()));
    Json.number(root, "score").ifPresent(it -> event.measure(new Measure("score", it, "1")));
    Json.text(root, "type").ifPresent(it -> event.attribute("matched", it));
    return event.build();
  }
}
