package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Attributes and data in one JSON object. */
final class StructuredMode {

  private static final Set<String> OWN =
      Set.of("specversion", "id", "source", "type", "data", "data_base64");

  private StructuredMode() {}

  static CloudEvent read(JsonNode root, RawBytes raw) throws MalformedPayload {
    if (!root.isObject()) {
      throw CloudEventsCodec.malformed(
          "found " + Words.seen(root.toString()) + ", expected a CloudEvent object");
    }
    CloudEventsCodec.checkVersion(root.path("specversion").textValue());
    var attributes = new TreeMap<String, String>();
    root.properties()
        .forEach(
            it -> {
              if (!OWN.contains(it.getKey())
                  && it.getValue().isValueNode()
                  && !it.getValue().isNull()) {
                attributes.put(it.getKey(), it.getValue().asText());
              }
            });
    var content =
        root.hasNonNull("data_base64")
            ? binary(root, Optional.ofNullable(attributes.get("datacontenttype")))
            : new Content(root.path("data"), List.of());
    return new CloudEvent(
        CloudEventsCodec.required("id", root.path("id").textValue()),
        CloudEventsCodec.required("source", root.path("source").textValue()),
        CloudEventsCodec.required("type", root.path("type").textValue()),
        attributes,
        content.data(),
        content.pictures(),
        raw);
  }

  private static Content binary(JsonNode root, Optional<String> contentType)
      throws MalformedPayload {
    if (root.has("data")) {
      throw CloudEventsCodec.malformed("found both data and data_base64, expected one of them");
    }
    var text = root.path("data_base64").asText();
    try {
      return Content.of(contentType, Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw CloudEventsCodec.malformed(
          "found data_base64 " + Words.seen(text) + ", expected base64");
    }
  }
}
