package org.gridward.sensors.protocol.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/**
 * One message, with what every event of it has in common.
 *
 * @param topic where it was published
 * @param content what it says
 * @param in how it came
 * @param time when it was
 * @param hash of its body
 * @param raw its body
 */
record Message(
    Zigbee2MqttTopic topic,
    JsonNode content,
    Inbound in,
    DeviceTime time,
    String hash,
    RawBytes raw) {

  /** Zigbee2MQTT keeps {@code last_seen} as text, or as milliseconds since 1970. */
  private static final double MILLIS = 1_000;

  static Message of(Zigbee2MqttTopic topic, JsonNode content, Inbound in) {
    var hash = EventIds.hash(in.body());
    return new Message(topic, content, in, time(content, in), hash, RawBytes.of(in.body()));
  }

  private static DeviceTime time(JsonNode content, Inbound in) {
    var seen = content.path("last_seen");
    return seen.isNumber()
        ? DeviceTime.ofEpochSeconds(seen.doubleValue() / MILLIS, in)
        : DeviceTime.ofServer(Json.text(content, "last_seen"), in);
  }

  /**
   * The device: its address where the message includes it, else its name in the topic, else who
   * sent the message.
   *
   * @param levels how many of the last levels of the topic are no part of the name
   */
  Device device(int levels) {
    var name =
        Json.text(content.path("device"), "ieeeAddr")
            .or(() -> Json.text(content.path("device"), "ieee_address"))
            .map(it -> it.toLowerCase(Locale.ROOT))
            .orElseGet(() -> topic.isKnown() ? topic.name(levels) : in.peer());
    return Device.of(Words.line("zigbee:" + name, 200));
  }

  /**
   * Starts an event of this message.
   *
   * @param part tells the events of one message apart
   */
  Event.Builder event(String kind, Device device, String part) {
    var id = EventIds.of(Zigbee2MqttCodec.PROTOCOL, time.moment(in), device.key(), part, hash);
    return Event.builder(id, Source.SENSOR, kind, in.receivedAt())
        .device(device)
        .occurredAt(time.at(), time.quality())
        .raw(raw);
  }

  /** A phase, unless a broker told the message again on subscription. */
  Phase live(Phase phase) {
    return in.retained() ? Phase.STATE_REPLAY : phase;
  }
}
