package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * One report within a message.
 *
 * @param protocol for the reason of a dead letter
 * @param root the message
 * @param element the report
 * @param in how the message came
 */
record Scope(String protocol, JsonNode root, JsonNode element, Inbound in) {

  /** The text, number or boolean at a place, as text; empty where there is none. */
  Optional<String> text(Spot spot, int longest) throws MalformedPayload {
    var value = spot.in(this);
    if (value.isContainerNode()) {
      throw malformed(spot, value, "a text, a number or a boolean");
    }
    return Optional.of(Words.line(value.asText(), longest)).filter(it -> !it.isEmpty());
  }

  /** The number at a place, or a text that spells one; empty where there is none. */
  OptionalDouble number(Spot spot) throws MalformedPayload {
    var value = spot.in(this);
    if (value.isMissingNode() || (value.isTextual() && value.textValue().isBlank())) {
      return OptionalDouble.empty();
    }
    var number = Json.number(value);
    if (number.isEmpty()) {
      throw malformed(spot, value, "a finite number");
    }
    return number;
  }

  MalformedPayload malformed(Spot spot, JsonNode found, String expected) {
    return MalformedPayload.of(
        protocol,
        spot.text(),
        "found "
            + (found.isMissingNode()
                ? "nothing"
                : Words.seen(found.isTextual() ? found.textValue() : found.toString()))
            + ", expected "
            + expected);
  }
}
