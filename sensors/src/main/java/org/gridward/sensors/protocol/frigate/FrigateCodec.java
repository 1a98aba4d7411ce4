package org.gridward.sensors.protocol.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Inbound.Transport;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Reads what Frigate publishes. */
public final class FrigateCodec implements Codec {

  static final String PROTOCOL = "frigate";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return Decoded.of(event(FrigateTopic.of(in), in));
  }

  private static Event event(FrigateTopic topic, Inbound in) throws MalformedPayload {
    return switch (topic.last()) {
      case "events" -> FrigateObject.event(json(in), topic, in);
      case "reviews" -> FrigateReview.event(json(in), topic, in);
      case "tracked_object_update" -> FrigateNote.event(json(in), topic, in);
      case "triggers" -> FrigateTrigger.event(json(in), topic, in);
      case "available" -> FrigateStatus.availability(topic, in);
      default ->
          in.transport() == Transport.MQTT
              ? FrigateStatus.counter(topic, in)
              : byFields(json(in), topic, in);
    };
  }

  private static JsonNode json(Inbound in) throws MalformedPayload {
    return Json.object(PROTOCOL, in.body());
  }

  private static Event byFields(JsonNode root, FrigateTopic topic, Inbound in)
      throws MalformedPayload {
    var after = root.path("after");
    if (after.isObject()) {
      return after.has("severity")
          ? FrigateReview.event(root, topic, in)
          : FrigateObject.event(root, topic, in);
    }
    if (root.has("event_id")) {
      return FrigateTrigger.event(root, topic, in);
    }
    if (root.has("id")) {
      return FrigateNote.event(root, topic, in);
    }
    throw MalformedPayload.of(
        PROTOCOL,
        "",
        "found "
            + Words.seen(root.toString())
            + ", expected the fields of events, reviews, tracked_object_update or triggers");
  }

  /** A member that a message cannot do without. */
  static String required(JsonNode object, String name, String where) throws MalformedPayload {
    return Json.text(object, name)
        .map(it -> Words.line(it, 100))
        .filter(it -> !it.isEmpty())
        .orElseThrow(() -> MalformedPayload.of(PROTOCOL, where, "found no " + name));
  }
}
