package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.Words;

/**
 * Reads any JSON by a mapping that says where in it things stand, so that a sensor needs no code.
 */
public final class JsonCodec implements Codec {

  private final Mapping mapping;

  private JsonCodec(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Reads a mapping file; the package says what stands in it.
   *
   * @throws IllegalArgumentException when the file is no mapping; names the file, the place in it,
   *     what was found and what was expected
   */
  public static JsonCodec load(Path file) throws IOException {
    return new JsonCodec(MappingFile.read(file.getFileName().toString(), Files.readAllBytes(file)));
  }

  @Override
  public String protocol() {
    return mapping.protocol();
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var root = Json.parse(protocol(), in.body());
    var elements = elements(root);
    if (elements.size() == 1) {
      return Decoded.of(events(root, elements.get(0), in));
    }
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < elements.size(); i++) {
      try {
        events.addAll(events(root, elements.get(i), in));
      } catch (MalformedPayload e) {
        var raw = elements.get(i).toString().getBytes(StandardCharsets.UTF_8);
        rejects.add(new Reject(RawBytes.of(raw), e.in("element " + (i + 1)).getMessage()));
      }
    }
    return new Decoded(events, List.of(), rejects);
  }

  private List<Event> events(JsonNode root, JsonNode element, Inbound in) throws MalformedPayload {
    return new MappedEvents(mapping, new Scope(mapping.protocol(), root, element, in)).events();
  }

  /**
   * What each is a report of its own: the elements of the array that is named, or of the message.
   */
  private List<JsonNode> elements(JsonNode root) throws MalformedPayload {
    var named = mapping.each().map(root::at).orElse(root);
    if (mapping.each().isPresent() && !named.isArray()) {
      throw MalformedPayload.of(
          protocol(),
          mapping.each().get().toString(),
          "found " + Words.seen(named.toString()) + ", expected an array");
    }
    if (!named.isArray()) {
      return List.of(named);
    }
    if (named.size() > MessageLimits.ELEMENTS) {
      throw MalformedPayload.of(
          protocol(),
          "",
          "found " + named.size() + " elements, expected at most " + MessageLimits.ELEMENTS);
    }
    var elements = new ArrayList<JsonNode>();
    named.forEach(elements::add);
    return elements;
  }
}
