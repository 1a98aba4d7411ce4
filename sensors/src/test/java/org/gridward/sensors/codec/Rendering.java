package org.gridward.sensors.codec;

import java.util.StringJoiner;
import org.gridward.event.Event;
import org.gridward.event.ImageRegion;
import org.gridward.event.Location;
import org.gridward.event.MediaRef;

/** What a message said, as text that a person can check line by line. */
final class Rendering {

  private final StringJoiner lines = new StringJoiner("\n", "", "\n");

  private Rendering() {}

  static String of(Decoded decoded) {
    var rendering = new Rendering();
    decoded.events().forEach(rendering::event);
    decoded.pictures().forEach(rendering::picture);
    decoded.rejects().forEach(rendering::reject);
    rendering.lines.setEmptyValue("nothing\n");
    return rendering.lines.toString();
  }

  private void event(Event event) {
    var device = event.device().map(it -> " " + it).orElse("");
    lines.add(event.kind() + " " + event.phase() + " " + event.source() + device);
    detail("id", event.id());
    event.nativeKind().ifPresent(it -> detail("native", it));
    event.sourceRef().ifPresent(it -> detail("ref", it));
    detail("at", event.occurredAt() + " " + event.timeQuality());
    if (event.late()) {
      detail("late", "");
    }
    event
        .situation()
        .ifPresent(
            it -> detail("situation", it.key() + it.silence().map(s -> " until " + s).orElse("")));
    event.location().ifPresent(it -> detail("location", location(it)));
    event.addressText().ifPresent(it -> detail("address", it));
    event.category().ifPresent(it -> detail("category", it));
    event.severity().ifPresent(it -> detail("severity", it));
    event.text().ifPresent(it -> detail("text", it));
    event.componentId().ifPresent(it -> detail("component", it));
    event
        .measures()
        .forEach(it -> detail("measure", it.name() + "=" + it.value() + " " + it.unit()));
    event.regions().forEach(it -> detail("region", region(it)));
    event.media().forEach(it -> detail("media", media(it)));
    event.attributes().forEach((name, value) -> detail("attribute", name + "=" + value));
  }

  private void detail(String name, Object value) {
    lines.add(("  " + name + " " + value).stripTrailing());
  }

  private static String location(Location it) {
    var accuracy = it.accuracyMetres().isPresent() ? " ±" + it.accuracyMetres().getAsDouble() : "";
    return it.longitude() + "," + it.latitude() + " " + it.datum() + " " + it.method() + accuracy;
  }

  private static String region(ImageRegion it) {
    var points = new StringJoiner(" ");
    it.points().forEach(point -> points.add(point.x() + "," + point.y()));
    return it.id() + ": " + points;
  }

  private static String media(MediaRef it) {
    var bytes = it.bytes().isPresent() ? " " + it.bytes().getAsLong() + " bytes" : "";
    return it.ref() + " " + it.contentType() + bytes;
  }

  private void picture(Picture it) {
    lines.add(
        "picture " + it.sha256() + " " + it.contentType() + " " + it.bytes().length + " bytes");
  }

  private void reject(Reject it) {
    lines.add("reject " + it.raw().size() + " bytes: " + it.reason());
  }
}
