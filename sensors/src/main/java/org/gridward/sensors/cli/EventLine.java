package org.gridward.sensors.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridward.event.Event;
import org.gridward.event.ImageRegion;
import org.gridward.event.Location;
import org.gridward.event.MediaRef;

/** Writes events and dead letters as lines of JSON, every field always there. */
final class EventLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventLine() {}

  static String of(Event it) {
    var line = JSON.createObjectNode();
    line.put("id", it.id().value());
    put(line, "situation", it.situation().map(of -> of.key()));
    put(line, "device", it.device().map(of -> of.key()));
    put(line, "channel", it.device().flatMap(of -> of.channel()));
    line.put("kind", it.kind());
    put(line, "nativeKind", it.nativeKind());
    line.put("phase", it.phase().name());
    line.put("occurredAt", it.occurredAt().toString());
    line.put("receivedAt", it.receivedAt().toString());
    line.put("timeQuality", it.timeQuality().name());
    place(line, it.location());
    var measures = line.putArray("measures");
    it.measures()
        .forEach(
            of ->
                measures
                    .addObject()
                    .put("name", of.name())
                    .put("value", of.value())
                    .put("unit", of.unit()));
    var regions = line.putArray("regions");
    it.regions().forEach(of -> region(regions.addObject(), of));
    var media = line.putArray("media");
    it.media().forEach(of -> media(media.addObject(), of));
    put(line, "severity", it.severity().map(Enum::name));
    if (it.late()) {
      line.put("late", true);
    }
    var attributes = line.putObject("attributes");
    it.attributes().forEach(attributes::put);
    return text(line);
  }

  private static void place(ObjectNode line, Optional<Location> place) {
    line.put("longitude", place.map(Location::longitude).orElse(null));
    line.put("latitude", place.map(Location::latitude).orElse(null));
    put(line, "datum", place.map(it -> it.datum().name()));
    var accuracy = place.map(Location::accuracyMetres).filter(it -> it.isPresent());
    line.put("accuracyMetres", accuracy.map(it -> it.getAsDouble()).orElse(null));
    put(line, "method", place.map(it -> it.method().name()));
  }

  private static void region(ObjectNode node, ImageRegion region) {
    var points = node.put("id", region.id()).putArray("points");
    region.points().forEach(it -> points.addArray().add(it.x()).add(it.y()));
  }

  private static void media(ObjectNode node, MediaRef media) {
    node.put("ref", media.ref()).put("contentType", media.contentType());
    node.put("bytes", media.bytes().isPresent() ? media.bytes().getAsLong() : null);
  }

  private static void put(ObjectNode line, String name, Optional<String> value) {
    line.put(name, value.orElse(null));
  }

  /** A message, or a part of one, that nobody can read. */
  static String deadLetter(String reason, OptionalLong offset) {
    var line = JSON.createObjectNode().put("deadLetter", reason);
    return text(line.put("byte", offset.isPresent() ? offset.getAsLong() : null));
  }

  private static String text(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers is always JSON.", e);
    }
  }
}
