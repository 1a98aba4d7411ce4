package org.gridward.sensors.protocol.onvif;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Reads the JSON of events ({@code onvif-ej}) and of metadata ({@code onvif-mj}). */
final class OnvifJson {

  private OnvifJson() {}

  static Decoded decode(OnvifTopic topic, Inbound in) throws MalformedPayload {
    var root = Json.object(OnvifCodec.PROTOCOL, in.body());
    if (root.path("Source").isObject() || root.path("Data").isObject()) {
      return Decoded.of(OnvifEvents.of(event(root, topic, in), in));
    }
    var metadata = metadata(root);
    if (metadata.isPresent()) {
      return Decoded.of(OnvifEvents.of(metadata(metadata.get(), topic, in), in));
    }
    if (topic.form().equals(OnvifTopic.METADATA)) {
      return Decoded.of(OnvifEvents.alive(OnvifDevice.of(topic, in), in));
    }
    throw MalformedPayload.of(
        OnvifCodec.PROTOCOL,
        "",
        "found " + Words.seen(root.toString()) + ", expected Source and Data");
  }

  private static Notification event(JsonNode root, OnvifTopic topic, Inbound in) {
    var data = items(root.path("Key"));
    data.putAll(items(root.path("Data")));
    return new Notification(
        topic,
        OnvifDevice.of(topic, in),
        items(root.path("Source")),
        data,
        Json.text(root, "UtcTime"),
        Json.text(root, "PropertyOperation").orElse(""),
        RawBytes.of(in.body()));
  }

  /** The one element that metadata wraps: {@code {"SensorData": {"@UtcTime": …, "Value": …}}}. */
  private static Optional<JsonNode> metadata(JsonNode root) {
    return root.size() == 1 && root.elements().next().has("@UtcTime")
        ? Optional.of(root.elements().next())
        : Optional.empty();
  }

  private static Notification metadata(JsonNode element, OnvifTopic topic, Inbound in) {
    var source = new LinkedHashMap<String, String>();
    var data = new LinkedHashMap<String, String>();
    items(element)
        .forEach(
            (name, value) -> {
              if (!name.startsWith("@")) {
                data.put(name, value);
              } else if (!name.equals("@UtcTime")) {
                source.put(name.substring(1), value);
              }
            });
    return new Notification(
        topic,
        OnvifDevice.of(topic, in),
        source,
        data,
        Json.text(element, "@UtcTime"),
        "",
        RawBytes.of(in.body()));
  }

  /** Names and values; some makers keep the list of SimpleItems of the XML form. */
  private static Map<String, String> items(JsonNode object) {
    var items = new LinkedHashMap<String, String>();
    object
        .properties()
        .forEach(
            it -> {
              if (it.getValue().isValueNode()) {
                items.put(it.getKey(), it.getValue().asText());
              }
            });
    for (var item : object.path("SimpleItem")) {
      Json.text(item, "Name").ifPresent(it -> items.put(it, Json.text(item, "Value").orElse("")));
    }
    return items;
  }
}
