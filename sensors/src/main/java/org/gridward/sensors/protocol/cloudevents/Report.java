package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/** Makes an event of a CloudEvent, by the members of its data that the package documents. */
final class Report {

  private static final Set<String> TAKEN =
      Set.of(
          "kind",
          "category",
          "text",
          "description",
          "address",
          "source",
          "longitude",
          "latitude",
          "datum",
          "accuracy",
          "severity",
          "phase",
          "situation",
          "media",
          "component",
          "type");

  /** Members that name a person; a reporter is known to the channel that took the report. */
  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "phone",
          "mobile",
          "tel",
          "telephone",
          "email",
          "mail",
          "idcard",
          "reporter",
          "reportername",
          "contact",
          "openid",
          "userid");

  private static final int MOST_ATTRIBUTES = 48;
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}");

  private final CloudEvent it;
  private final Inbound in;
  private final JsonNode data;

  private Report(CloudEvent it, Inbound in) {
    this.it = it;
    this.in = in;
    // A GeoJSON feature says what it has to say in its properties.
    this.data = it.data().path("properties").isObject() ? it.data().path("properties") : it.data();
  }

  static Event event(CloudEvent event, Inbound in) throws MalformedPayload {
    return new Report(event, in).event();
  }

  private Event event() throws MalformedPayload {
    var source = word("source", Source.class).orElse(Source.SENSOR);
    var kind = line("kind", 100).orElseGet(() -> Words.line(it.type(), 100));
    var time = DeviceTime.ofServer(Optional.ofNullable(it.attributes().get("time")), in);
    var id = EventIds.of(CloudEventsCodec.PROTOCOL, time.told(), it.source(), it.id());
    var event =
        Event.builder(id, source, kind, in.receivedAt())
            .sourceRef(Words.line(it.id(), 200))
            .nativeKind(Words.line(it.type(), 200))
            .occurredAt(time.at(), time.quality());
    if (source.isDevice()) {
      event.device(device()).raw(it.raw());
    }
    phase(event);
    line("category", 50).ifPresent(event::category);
    line("address", 300).ifPresent(event::addressText);
    line("component", 100).ifPresent(event::componentId);
    text().ifPresent(event::text);
    word("severity", Severity.class).ifPresent(event::severity);
    Places.of(it.data(), data, source).ifPresent(event::location);
    Readings.of(data.path("measures")).forEach(event::measure);
    media(event);
    attributes(event);
    return event.build();
  }

  private Device device() {
    var subject = Optional.ofNullable(it.attributes().get("subject")).map(s -> Words.line(s, 100));
    return new Device(
        Words.line("ce:" + it.source(), 200), subject.filter(value -> !value.isEmpty()));
  }

  private void phase(Event.Builder event) throws MalformedPayload {
    var phase = word("phase", Phase.class).orElse(Phase.PULSE);
    event.phase(in.retained() && phase.opensCase() ? Phase.STATE_REPLAY : phase);
    line("situation", 150)
        .ifPresent(
            name ->
                event.situation(
                    Situation.until(Words.line("ce:" + name + "|" + it.source(), 300))));
  }

  private Optional<String> line(String name, int longest) {
    return Json.text(data, name)
        .map(value -> Words.line(value, longest))
        .filter(value -> !value.isEmpty());
  }

  private Optional<String> text() {
    return Json.text(data, "text")
        .or(() -> Json.text(data, "description"))
        .or(() -> data.isTextual() ? Optional.of(data.textValue()) : Optional.empty())
        .map(value -> Words.block(value, Event.LONGEST_TEXT))
        .filter(value -> !value.isEmpty());
  }

  /** A member that must be one of our own words where it is there at all. */
  private <E extends Enum<E>> Optional<E> word(String name, Class<E> words)
      throws MalformedPayload {
    var text = line(name, 50);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var wanted = text.get().toUpperCase(Locale.ROOT).replace('-', '_');
    for (var word : words.getEnumConstants()) {
      if (word.name().equals(wanted)) {
        return Optional.of(word);
      }
    }
    throw CloudEventsCodec.malformed(
        "found data."
            + name
            + " "
            + Words.seen(text.get())
            + ", expected one of "
            + List.of(words.getEnumConstants()));
  }

  private void media(Event.Builder event) {
    it.pictures().stream().map(Picture::ref).forEach(event::media);
    var media = data.path("media");
    var addresses = media.isArray() ? media : List.of(media);
    for (var address : addresses) {
      if (ADDRESS.matcher(address.asText()).matches()) {
        event.media(new MediaRef(address.asText(), "image/jpeg", OptionalLong.empty()));
      }
    }
  }

  private void attributes(Event.Builder event) {
    var left = new int[] {MOST_ATTRIBUTES};
    it.attributes().forEach((name, value) -> attribute(event, name, value, left));
    data.properties().stream()
        .filter(member -> member.getValue().isValueNode() && !member.getValue().isNull())
        .filter(member -> !TAKEN.contains(member.getKey()))
        .filter(member -> !isPersonal(member.getKey()))
        .forEach(m -> attribute(event, "data." + m.getKey(), m.getValue().asText(), left));
  }

  private static boolean isPersonal(String name) {
    return PERSONAL.contains(name.toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private static void attribute(Event.Builder event, String name, String value, int[] left) {
    if (left[0] > 0 && !name.equals("time")) {
      left[0]--;
      event.attribute(Words.line(name, 60), Words.line(value, 300));
    }
  }
}
