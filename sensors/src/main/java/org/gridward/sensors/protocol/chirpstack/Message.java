package org.gridward.sensors.protocol.chirpstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * One message of ChirpStack, with what every type has in common.
 *
 * @param type {@code up}, {@code join} and so on
 * @param devEui the device, 16 hex digits in lower case
 * @param root the message
 * @param in how it came
 */
record Message(String type, String devEui, JsonNode root, Inbound in) {

  private static final Set<String> TYPES =
      Set.of("up", "join", "status", "ack", "txack", "log", "location", "integration");

  static Message of(JsonNode root, Inbound in) throws MalformedPayload {
    var devEui =
        Json.text(root.path("deviceInfo"), "devEui")
            .or(() -> behind("device", in))
            .map(it -> it.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    MalformedPayload.of(
                        ChirpStackCodec.PROTOCOL, "", "found no devEui in deviceInfo"));
    if (!devEui.matches("[0-9a-f]{16}")) {
      throw MalformedPayload.of(
          ChirpStackCodec.PROTOCOL,
          "deviceInfo",
          "found devEui " + Words.seen(devEui) + ", expected 16 hex digits");
    }
    return new Message(type(root, in), devEui, root, in);
  }

  private static String type(JsonNode root, Inbound in) throws MalformedPayload {
    var named = behind("event", in).or(() -> Optional.ofNullable(in.query().get("event")));
    if (named.isPresent() && !TYPES.contains(named.get())) {
      throw MalformedPayload.of(
          ChirpStackCodec.PROTOCOL,
          "",
          "found event type " + Words.seen(named.get()) + ", expected one of ChirpStack v4");
    }
    return named.orElseGet(() -> byFields(root));
  }

  /** The level of the topic, or segment of the path, that follows a word. */
  private static Optional<String> behind(String word, Inbound in) {
    var levels = in.segments();
    var at = levels.lastIndexOf(word);
    return at < 0 || at + 1 == levels.size() ? Optional.empty() : Optional.of(levels.get(at + 1));
  }

  /** The fields that only one type has; defaults such as a margin of 0 may be missing. */
  private static String byFields(JsonNode root) {
    if (root.has("integrationName")) {
      return "integration";
    }
    if (root.has("downlinkId") || root.has("gatewayId")) {
      return "txack";
    }
    if (root.has("queueItemId") || root.has("acknowledged")) {
      return "ack";
    }
    if (root.has("description") || root.has("code") || root.has("level")) {
      return "log";
    }
    if (root.has("location")) {
      return "location";
    }
    if (root.has("rxInfo") || root.has("txInfo") || root.has("object") || root.has("data")) {
      return "up";
    }
    return root.has("devAddr") ? "join" : "status";
  }

  /**
   * Starts an event of this message.
   *
   * @param part tells the events of one message apart; empty where there is only one
   */
  Event.Builder event(String kind, String part) {
    var time = DeviceTime.ofServer(Json.text(root, "time"), in);
    var nativeId = Json.text(root, "deduplicationId");
    var id =
        nativeId.isPresent()
            ? EventIds.of(ChirpStackCodec.PROTOCOL, time.told(), devEui, type, part, nativeId.get())
            : EventIds.of(
                ChirpStackCodec.PROTOCOL,
                time.moment(in),
                devEui,
                type,
                part,
                EventIds.hash(in.body()));
    var event =
        Event.builder(id, Source.SENSOR, kind, in.receivedAt())
            .device(Device.of("deveui:" + devEui))
            .occurredAt(time.at(), time.quality())
            .raw(RawBytes.of(in.body()));
    nativeId.ifPresent(it -> event.sourceRef(Words.line(it, 100)));
    attribute(event, "deviceName", root.path("deviceInfo"), "deviceName");
    attribute(event, "applicationName", root.path("deviceInfo"), "applicationName");
    return event;
  }

  /** A phase, unless a broker told the message again on subscription. */
  Phase live(Phase phase) {
    return in.retained() ? Phase.STATE_REPLAY : phase;
  }

  static void attribute(Event.Builder event, String name, JsonNode object, String member) {
    Json.text(object, member).ifPresent(it -> event.attribute(name, Words.line(it, 200)));
  }
}
