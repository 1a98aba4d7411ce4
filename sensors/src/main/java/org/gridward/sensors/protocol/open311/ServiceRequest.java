package org.gridward.sensors.protocol.open311;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * Makes the event of one request. Who asked is not taken: name, address, phone, account, device.
 */
final class ServiceRequest {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("attribute\\[([^\\]]{1,60})\\](?:\\[\\])?");

  private final Map<String, String> fields;
  private final Inbound in;

  private ServiceRequest(Map<String, String> fields, Inbound in) {
    this.fields = fields;
    this.in = in;
  }

  static Event event(Map<String, String> fields, Inbound in) throws MalformedPayload {
    return new ServiceRequest(fields, in).event();
  }

  private Optional<String> text(String name, int longest) {
    return Optional.ofNullable(fields.get(name))
        .map(it -> Words.line(it, longest))
        .filter(it -> !it.isEmpty());
  }

  private Event event() throws MalformedPayload {
    var service =
        text("service_code", 50)
            .orElseThrow(
                () ->
                    Open311Codec.malformed(
                        "service_code", "found none, expected it in every request"));
    var number = text("service_request_id", 100);
    var time = time();
    var event =
        Event.builder(id(number, time), Source.CITIZEN, "report.general", in.receivedAt())
            .nativeKind(service)
            .category(service)
            .occurredAt(time.at(), time.quality());
    number.ifPresent(it -> known(event, it));
    place(event, number.isPresent());
    text("address_string", 300).or(() -> text("address", 300)).ifPresent(event::addressText);
    Optional.ofNullable(fields.get("description"))
        .map(it -> Words.block(it, Event.LONGEST_TEXT))
        .filter(it -> !it.isEmpty())
        .ifPresent(event::text);
    media(event);
    attributes(event);
    if (in.retained()) {
      event.phase(Phase.STATE_REPLAY);
    }
    return event.build();
  }

  /** When it was asked, or what came after it was told. */
  private DeviceTime time() {
    var asked = DeviceTime.ofServer(text("requested_datetime", 50), in);
    var updated = DeviceTime.ofServer(text("updated_datetime", 50), in);
    var isFirst = text("status", 50).orElse("open").equals("open");
    return isFirst || updated.quality() == TimeQuality.ARRIVAL ? asked : updated;
  }

  /** One field, or several whose values were joined. */
  private void media(Event.Builder event) {
    for (var name : List.of("media_url", "media_url[]")) {
      Stream.of(text(name, 2_000).orElse("").split(",(?=https?://)"))
          .filter(it -> it.matches("https?://\\S+"))
          .forEach(it -> event.media(new MediaRef(it, "image/jpeg", OptionalLong.empty())));
    }
  }

  /**
   * A request that a server told has its own number; one that is posted has neither id nor time.
   */
  private EventId id(Optional<String> number, DeviceTime time) {
    if (number.isPresent()) {
      return EventIds.of(
          Open311Codec.PROTOCOL,
          time.told(),
          owner(),
          number.get(),
          text("status", 50).orElse(""),
          text("updated_datetime", 50).orElse(""));
    }
    return EventIds.of(
        Open311Codec.PROTOCOL,
        DeviceTime.arrival(in).moment(in),
        EventIds.hash(in.body()),
        new TreeMap<>(fields).toString());
  }

  /** Numbers are unique within a jurisdiction. */
  private String owner() {
    return text("jurisdiction_id", 100).orElse(Words.line(in.tail(), 100));
  }

  private void known(Event.Builder event, String number) {
    var status = text("status", 50).orElse("open");
    event
        .sourceRef(number)
        .situation(Situation.until(Words.line("open311:" + owner() + "|" + number, 300)))
        .phase(
            switch (status) {
              case "open" -> Phase.START;
              case "closed" -> Phase.END;
              default -> Phase.UPDATE;
            })
        .attribute("status", status);
  }

  private void place(Event.Builder event, boolean told) throws MalformedPayload {
    var longitude = text("long", 40);
    var latitude = text("lat", 40);
    if (longitude.isPresent() != latitude.isPresent()) {
      throw Open311Codec.malformed(
          longitude.isPresent() ? "lat" : "long", "found none, expected lat and long or neither");
    }
    if (longitude.isPresent()) {
      event.location(
          new Location(
              degrees("long", longitude.get(), 180),
              degrees("lat", latitude.get(), 90),
              Datum.WGS84,
              OptionalDouble.empty(),
              Location.Method.MANUAL));
    } else if (!told && text("address_string", 300).isEmpty() && text("address_id", 60).isEmpty()) {
      throw Open311Codec.malformed(
          "", "found no place, expected lat and long, address_string or address_id");
    }
  }

  private static double degrees(String name, String text, int limit) throws MalformedPayload {
    try {
      var degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= limit) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // told below with the text that was seen
    }
    throw Open311Codec.malformed(
        name, "found " + Words.seen(text) + ", expected -" + limit + " to " + limit + " degrees");
  }

  private void attributes(Event.Builder event) {
    fields.forEach(
        (name, value) -> {
          var matcher = ATTRIBUTE.matcher(name);
          if (matcher.matches() && !value.isBlank()) {
            var code = Words.line(matcher.group(1), 60);
            event.attribute("attribute." + code, Words.line(value, 300));
          }
        });
    attribute(event, "jurisdiction_id");
    attribute(event, "address_id");
    attribute(event, "service_name");
    attribute(event, "agency_responsible");
    attribute(event, "status_notes");
    attribute(event, "updated_datetime");
  }

  private void attribute(Event.Builder event, String name) {
    text(name, 300).ifPresent(it -> event.attribute(name, it));
  }
}
