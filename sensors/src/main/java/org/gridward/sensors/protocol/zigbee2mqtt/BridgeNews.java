package org.gridward.sensors.protocol.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** What Zigbee2MQTT tells of itself and of its network, apart from what devices measure. */
final class BridgeNews {

  private BridgeNews() {}

  /** {@code bridge/…}. */
  static Event event(Message message) throws MalformedPayload {
    var rest = message.topic().rest();
    return switch (rest.size() > 1 ? rest.get(1) : "") {
      case "state" -> onOrOff(message, message.device(rest.size() - 1));
      case "event" -> ofNetwork(message);
      case "logging", "log" -> log(message);
      default -> status(message, "device.status", message.device(rest.size() - 1)).build();
    };
  }

  /** {@code <name>/availability}, or the same posted. */
  static Event availability(Message message) throws MalformedPayload {
    return onOrOff(message, message.device(1));
  }

  /** {@code {"state":"online"}}, of older versions the bare word. */
  private static Event onOrOff(Message message, Device device) throws MalformedPayload {
    var content = message.content();
    var word = content.isTextual() ? content.textValue().strip() : content.path("state").asText();
    if (!word.equals("online") && !word.equals("offline")) {
      throw Zigbee2MqttCodec.unexpected(content, "state \"online\" or \"offline\"");
    }
    return status(message, "device." + word, device).build();
  }

  /** A device joined, left or spoke up: {@code bridge/event}. */
  private static Event ofNetwork(Message message) throws MalformedPayload {
    var data = message.content().path("data");
    var type = Json.text(message.content(), "type").orElse("");
    var kind =
        switch (type) {
          case "device_joined", "device_interview" -> "device.join";
          case "device_announce" -> "device.heartbeat";
          case "device_leave" -> "device.offline";
          default -> "device.status";
        };
    var name =
        Json.text(data, "friendly_name")
            .or(() -> Json.text(data, "ieee_address"))
            .orElseThrow(
                () ->
                    Zigbee2MqttCodec.unexpected(
                        message.content(), "type and data with friendly_name"));
    var event = status(message, kind, named(message, name)).nativeKind(Words.line(type, 100));
    attribute(event, data, "ieee_address");
    attribute(event, data, "status");
    return event.build();
  }

  /** The same key as that of the device's own messages. */
  private static Device named(Message message, String name) {
    var topic = new Zigbee2MqttTopic(message.topic().base(), List.of(name));
    return Device.of(Words.line("zigbee:" + topic.name(0), 200));
  }

  private static Event log(Message message) {
    var device = message.device(message.topic().rest().size() - 1);
    var event = status(message, "device.log", device);
    Json.text(message.content(), "message")
        .ifPresent(it -> event.text(Words.block(it, Event.LONGEST_TEXT)));
    attribute(event, message.content(), "level");
    attribute(event, message.content(), "type");
    return event.build();
  }

  private static Event.Builder status(Message message, String kind, Device device) {
    var path = String.join("/", message.topic().rest());
    var event = message.event(kind, device, "").phase(message.live(Phase.HEARTBEAT));
    return path.isEmpty() ? event : event.nativeKind(Words.line(path, 100));
  }

  private static void attribute(Event.Builder event, JsonNode object, String name) {
    Json.text(object, name).ifPresent(it -> event.attribute(name, Words.line(it, 200)));
  }
}
