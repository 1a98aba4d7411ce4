package org.gridward.sensors.protocol.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Reads what Zigbee2MQTT publishes of its devices and of itself. */
public final class Zigbee2MqttCodec implements Codec {

  static final String PROTOCOL = "zigbee2mqtt";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var topic = Zigbee2MqttTopic.of(in);
    if (topic.isRequest() || (in.body().length == 0 && topic.isKnown())) {
      return Decoded.of(List.of()); // an order to a device, or a retained message taken back
    }
    var content = content(in, topic);
    return Decoded.of(events(Message.of(topic, content, in)));
  }

  private static List<Event> events(Message message) throws MalformedPayload {
    var topic = message.topic();
    if (topic.isBridge()) {
      return List.of(BridgeNews.event(message));
    }
    if (topic.last().equals("availability") || isAvailability(message)) {
      return List.of(BridgeNews.availability(message));
    }
    return DeviceState.events(message);
  }

  /** Without a topic only the words tell it from the state of a switch, which is ON or OFF. */
  private static boolean isAvailability(Message message) {
    var state = message.content().path("state").asText();
    return !message.topic().isKnown()
        && message.content().size() == 1
        && (state.equals("online") || state.equals("offline"));
  }

  /** JSON, or the bare word of an older Zigbee2MQTT or of its attribute output. */
  private static JsonNode content(Inbound in, Zigbee2MqttTopic topic) throws MalformedPayload {
    var first = in.body().length == 0 ? 0 : in.body()[0];
    if (first == '{' || first == '[' || !topic.isKnown()) {
      return Json.parse(PROTOCOL, in.body());
    }
    try {
      return Json.parse(PROTOCOL, in.body());
    } catch (MalformedPayload e) {
      return TextNode.valueOf(text(in));
    }
  }

  private static String text(Inbound in) throws MalformedPayload {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.body())).toString();
    } catch (CharacterCodingException e) {
      throw malformed("found " + in.body().length + " bytes, expected JSON or a word in UTF-8");
    }
  }

  static MalformedPayload malformed(String problem) {
    return MalformedPayload.of(PROTOCOL, "", problem);
  }

  static MalformedPayload unexpected(JsonNode found, String expected) {
    return malformed("found " + Words.seen(found.toString()) + ", expected " + expected);
  }
}
