package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;

/** Tells Dahua's JSON messages apart by their members: no path says reliably which one it is. */
final class DahuaJson {

  private final Inbound in;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();

  private DahuaJson(Inbound in) {
    this.in = in;
  }

  /**
   * What a document holds.
   *
   * @param notices events
   * @param snapshots passing vehicles
   */
  record Told(List<Notice> notices, List<Snapshot> snapshots) {}

  static Told read(String text, Inbound in) throws MalformedPayload {
    var found = Json.within(DahuaCodec.PROTOCOL, text, 0);
    if (!text.substring(found.end()).isBlank()) {
      throw MalformedPayload.at(
          DahuaCodec.PROTOCOL,
          "",
          found.end(),
          "found " + Words.seen(text.substring(found.end())) + " behind the JSON document");
    }
    var reader = new DahuaJson(in);
    reader.all(found.node());
    return new Told(reader.notices, reader.snapshots);
  }

  private void all(JsonNode root) throws MalformedPayload {
    if (!root.isArray()) {
      object(root);
      return;
    }
    for (var element : root) {
      object(element);
    }
  }

  private void object(JsonNode it) throws MalformedPayload {
    if (it.has("Code")) {
      notices.add(notice(it));
    } else if (it.path("data").has("Code")) {
      notices.add(notice(it.path("data")).by(name(it.path("data")), Json.text(it, "time_fired")));
    } else if (it.path("params").path("eventList").isArray()) {
      for (var event : it.path("params").path("eventList")) {
        notices.add(notice(event));
      }
    } else if (it.path("Picture").isObject()) {
      snapshots.add(new Snapshot(it));
    } else if (isSignOfLife(it)) {
      notices.add(Notice.heartbeat(it.toString()).by(deviceId(it), Optional.empty()));
    } else {
      throw MalformedPayload.of(
          DahuaCodec.PROTOCOL,
          "",
          "found " + Words.seen(it.toString()) + ", expected Code, eventList, Picture or DeviceID");
    }
    if (notices.size() + snapshots.size() > MessageLimits.ELEMENTS) {
      throw MalformedPayload.of(
          DahuaCodec.PROTOCOL, "", "more than " + MessageLimits.ELEMENTS + " events");
    }
  }

  private static Notice notice(JsonNode it) throws MalformedPayload {
    var code = Json.text(it, "Code");
    if (code.isEmpty()) {
      throw MalformedPayload.of(DahuaCodec.PROTOCOL, "", "found no Code in an event");
    }
    var action = Json.text(it, "Action").or(() -> Json.text(it, "action")).orElse("Pulse");
    var index = Json.text(it, "Index").or(() -> Json.text(it, "index")).orElse(null);
    return Notice.of(code.get(), action, index, data(it), it.toString());
  }

  private static JsonNode data(JsonNode it) {
    var data = it.has("Data") ? it.path("Data") : it.path("data");
    return data.isObject() ? data : MissingNode.getInstance();
  }

  /** The name that a home-automation bus knows the device by. */
  private static Optional<String> name(JsonNode it) {
    return Json.text(it, "DeviceName").or(() -> Json.text(it, "name"));
  }

  private static Optional<String> deviceId(JsonNode it) {
    return Json.text(it, "DeviceID").map(id -> Words.line(id, 100));
  }

  /** A keep-alive, a device that introduces itself, or the answer to a keep-alive of ours. */
  private boolean isSignOfLife(JsonNode it) {
    return it.has("DeviceID")
        || it.has("Active")
        || it.path("result").isBoolean()
        || in.address().endsWith("/KeepAlive");
  }
}
