package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * One event as a device tells it, whatever the form.
 *
 * @param code Dahua's word for what happened
 * @param phase START, END, PULSE, or HEARTBEAT where it is a state or a sign of life
 * @param index channels count from 0; empty where none is told
 * @param data the details; missing where there are none
 * @param device who tells it, where the message says so
 * @param heardAt when a server between the device and here heard it, ISO 8601
 * @param text its own words
 */
record Notice(
    String code,
    Phase phase,
    Optional<Integer> index,
    JsonNode data,
    Optional<String> device,
    Optional<String> heardAt,
    String text) {

  static Notice heartbeat(String text) {
    return new Notice(
        "Heartbeat",
        Phase.HEARTBEAT,
        Optional.empty(),
        MissingNode.getInstance(),
        Optional.empty(),
        Optional.empty(),
        text);
  }

  /** An event of its parts; an index that is null or no number is not told. */
  static Notice of(String code, String action, String index, JsonNode data, String text)
      throws MalformedPayload {
    var channel =
        Optional.ofNullable(index).filter(it -> it.matches("\\d{1,6}")).map(Integer::parseInt);
    return new Notice(
        Words.line(code, 100),
        phase(action),
        channel,
        data,
        deviceOf(data),
        Optional.empty(),
        text);
  }

  private static Phase phase(String action) throws MalformedPayload {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "start" -> Phase.START;
      case "stop" -> Phase.END;
      case "pulse" -> Phase.PULSE;
      case "state" -> Phase.HEARTBEAT;
      default ->
          throw MalformedPayload.of(
              DahuaCodec.PROTOCOL,
              "",
              "found action " + Words.seen(action) + ", expected Start, Stop, Pulse or State");
    };
  }

  private static Optional<String> deviceOf(JsonNode data) {
    return Json.text(data.path("TrafficCar"), "MachineName").map(it -> Words.line(it, 100));
  }

  /** The same, told by a device and heard by a server. */
  Notice by(Optional<String> teller, Optional<String> heard) {
    return new Notice(code, phase, index, data, device.or(() -> teller), heard, text);
  }
}
