package org.gridward.sensors.protocol.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;

/**
 * Takes Observations out of what they are packed in: alone, a list, the {@code value} of an answer,
 * the {@code Observations} of a Datastream, or rows of a {@code dataArray}.
 */
final class Observations {

  private static final String ROWS = "dataArray";

  private final List<Observation> found = new ArrayList<>();

  private Observations() {}

  static List<Observation> of(JsonNode root) throws MalformedPayload {
    var observations = new Observations();
    observations.gather(root);
    return observations.found;
  }

  private void gather(JsonNode node) throws MalformedPayload {
    if (node.isArray()) {
      for (var element : node) {
        gather(element);
      }
    } else if (node.path("value").isArray() && !node.has("result")) {
      gather(node.path("value"));
    } else if (node.has(ROWS)) {
      rows(node);
    } else if (node.path("Observations").isArray()) {
      for (var element : node.path("Observations")) {
        add(element, node);
      }
    } else {
      add(node, datastream(node));
    }
  }

  private static JsonNode datastream(JsonNode node) {
    return node.has("MultiDatastream") ? node.path("MultiDatastream") : node.path("Datastream");
  }

  private void rows(JsonNode packed) throws MalformedPayload {
    var components = packed.path("components");
    for (var row : packed.path(ROWS)) {
      if (!row.isArray() || row.size() != components.size()) {
        add(row, datastream(packed)); // has no result, so it is refused with its own text
        continue;
      }
      var fields = JsonNodeFactory.instance.objectNode();
      for (var i = 0; i < row.size(); i++) {
        fields.set(name(components.path(i).asText()), row.get(i));
      }
      if (packed.has("Datastream@iot.navigationLink")) {
        fields.set("Datastream@iot.navigationLink", packed.get("Datastream@iot.navigationLink"));
      }
      add(fields, datastream(packed));
    }
  }

  private static String name(String component) {
    return component.equals("id") ? "@iot.id" : component;
  }

  private void add(JsonNode fields, JsonNode datastream) throws MalformedPayload {
    if (found.size() == MessageLimits.ELEMENTS) {
      throw SensorThingsCodec.malformed(
          "found more than " + MessageLimits.ELEMENTS + " observations, expected at most so many");
    }
    found.add(new Observation(fields, datastream));
  }
}
