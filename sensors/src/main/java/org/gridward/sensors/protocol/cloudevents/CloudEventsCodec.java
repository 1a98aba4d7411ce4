package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.Words;

/** Reads CloudEvents 1.0: structured, batch and binary, over HTTP and MQTT. */
public final class CloudEventsCodec implements Codec {

  static final String PROTOCOL = "cloudevents";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var type = in.contentType().orElse("").strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/cloudevents") && BinaryMode.uses(in)) {
      return one(BinaryMode.read(in), in);
    }
    var root = Json.parse(PROTOCOL, in.body());
    if (root.isArray()) {
      return batch(root, in);
    }
    return one(StructuredMode.read(root, RawBytes.of(in.body())), in);
  }

  private static Decoded one(CloudEvent event, Inbound in) throws MalformedPayload {
    return new Decoded(List.of(Report.event(event, in)), event.pictures(), List.of());
  }

  private static Decoded batch(JsonNode elements, Inbound in) {
    var events = new ArrayList<Event>();
    var pictures = new ArrayList<Picture>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < elements.size(); i++) {
      var raw = RawBytes.of(elements.get(i).toString().getBytes(StandardCharsets.UTF_8));
      try {
        var event = StructuredMode.read(elements.get(i), raw);
        events.add(Report.event(event, in));
        pictures.addAll(event.pictures());
      } catch (MalformedPayload e) {
        rejects.add(new Reject(raw, e.in("element " + (i + 1)).getMessage()));
      }
    }
    return new Decoded(events, pictures, rejects);
  }

  static MalformedPayload malformed(String problem) {
    return MalformedPayload.of(PROTOCOL, "", problem);
  }

  /** An attribute that every CloudEvent must have. */
  static String required(String name, String value) throws MalformedPayload {
    var line = value == null ? "" : Words.line(value, 1_000);
    if (line.isEmpty()) {
      throw malformed("found no " + name);
    }
    return line;
  }

  static void checkVersion(String version) throws MalformedPayload {
    if (!"1.0".equals(version)) {
      throw malformed(
          version == null
              ? "found no specversion, expected \"1.0\""
              : "found specversion " + Words.seen(version) + ", expected \"1.0\"");
    }
  }
}
