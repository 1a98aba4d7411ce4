package org.gridward.sensors.protocol.cap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.event.Event;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Makes the events of one alert: one for each info of its first language. */
final class AlertEvents {

  private static final String WARNING = "warning.";
  private static final String DEFAULT_LANGUAGE = "en-US";
  private static final int MOST_PARAMETERS = 32;

  /** How the types of weather begin in China's platform, whose severities are colours. */
  private static final String WEATHER = "11B";

  private static final List<String> PLAIN =
      List.of(
          "eventType",
          "urgency",
          "certainty",
          "audience",
          "effective",
          "onset",
          "expires",
          "senderName",
          "web");

  private final Alert alert;
  private final RawBytes raw;
  private final Inbound in;
  private final List<Element> infos;

  AlertEvents(Alert alert, RawBytes raw, Inbound in) {
    this.alert = alert;
    this.raw = raw;
    this.in = in;
    this.infos = ofLanguage(alert.infos());
  }

  /** Infos of the first one's language; the others say the same in another. */
  private static List<Element> ofLanguage(List<Element> all) {
    return all.stream().filter(it -> language(it).equals(language(all.get(0)))).toList();
  }

  private static String language(Element info) {
    return info.text("language").orElse(DEFAULT_LANGUAGE).toLowerCase(Locale.ROOT);
  }

  List<Event> events() throws MalformedPayload {
    if (alert.msgType().equals("Ack") || alert.msgType().equals("Error")) {
      return List.of(answer());
    }
    if (infos.isEmpty()) {
      return List.of(header(0, Kinds.of(WARNING, "")).build());
    }
    var events = new ArrayList<Event>();
    for (var i = 0; i < infos.size(); i++) {
      events.add(warning(i, infos.get(i)));
    }
    return events;
  }

  /** What another system says of a message that it got. */
  private Event answer() {
    var kind = alert.msgType().equals("Ack") ? "device.ack" : "device.log";
    return header(0, kind).phase(live(Phase.HEARTBEAT)).build();
  }

  private Event.Builder header(int index, String kind) {
    var time = DeviceTime.ofServer(Optional.of(alert.sent()), in);
    var id =
        EventIds.of(
            CapCodec.PROTOCOL,
            time.told(),
            alert.sender(),
            alert.identifier(),
            alert.sent(),
            Integer.toString(index));
    var event =
        Event.builder(id, Source.DEPARTMENT, kind, in.receivedAt())
            .sourceRef(alert.identifier())
            .phase(live(phase()))
            .situation(situation())
            .occurredAt(time.at(), time.quality())
            .attribute("sender", alert.sender())
            .attribute("msgType", alert.msgType())
            .raw(raw);
    alert.element().text("note").ifPresent(it -> event.text(Words.block(it, Event.LONGEST_TEXT)));
    for (var name : List.of("scope", "restriction", "source", "incidents", "references")) {
      attribute(event, alert.element(), name);
    }
    return event;
  }

  private Phase live(Phase phase) {
    return in.retained() ? Phase.STATE_REPLAY : phase;
  }

  private Phase phase() {
    return switch (alert.msgType()) {
      case "Cancel" -> Phase.END;
      case "Update" -> isAllClear() ? Phase.END : Phase.UPDATE;
      default -> Phase.START;
    };
  }

  private boolean isAllClear() {
    return !infos.isEmpty()
        && infos.stream()
            .allMatch(
                info -> info.all("responseType").anyMatch(it -> it.text().equals("AllClear")));
  }

  /** Over when cancelled, or when its last info has expired. */
  private Situation situation() {
    var key = alert.situationKey();
    return lastExpiry()
        .filter(it -> it.isAfter(in.receivedAt()))
        .map(it -> Situation.silentAfter(key, Duration.between(in.receivedAt(), it)))
        .orElseGet(() -> Situation.until(key));
  }

  private Optional<Instant> lastExpiry() {
    return infos.stream().flatMap(it -> expiry(it).stream()).max(Instant::compareTo);
  }

  /** Not judged like a device's clock: a warning may well hold for days. */
  private static Optional<Instant> expiry(Element info) {
    return info.text("expires").flatMap(Moments::read);
  }

  private boolean isExpired(Element info) {
    return expiry(info).filter(it -> it.isBefore(in.receivedAt())).isPresent();
  }

  private Event warning(int index, Element info) throws MalformedPayload {
    var type = info.text("eventType").orElse("");
    var category = info.text("category").orElse(type.startsWith(WEATHER) ? "met" : "");
    var event = header(index, Kinds.of(WARNING, category));
    info.text("event")
        .or(() -> Optional.of(type).filter(it -> !it.isEmpty()))
        .ifPresent(it -> event.nativeKind(Words.line(it, 100)));
    severity(info).ifPresent(event::severity);
    event.late(phase() != Phase.END && isExpired(info));
    Area.of(info).ifPresent(event::location);
    joined(info.all("areaDesc").map(Element::text), "; ").ifPresent(event::addressText);
    text(info).ifPresent(event::text);
    media(event, info);
    attributes(event, info);
    return event.build();
  }

  private static Optional<Severity> severity(Element info) {
    return switch (info.text("severity").orElse("")) {
      case "Extreme", "Red" -> Optional.of(Severity.CRITICAL);
      case "Severe", "Orange" -> Optional.of(Severity.HIGH);
      case "Moderate", "Yellow" -> Optional.of(Severity.MEDIUM);
      case "Minor", "Blue" -> Optional.of(Severity.LOW);
      default -> Optional.empty(); // Unknown
    };
  }

  private static Optional<String> text(Element info) {
    var text =
        Stream.of("headline", "description", "instruction")
            .flatMap(it -> info.text(it).stream())
            .collect(Collectors.joining("\n"));
    return Optional.of(Words.block(text, Event.LONGEST_TEXT)).filter(it -> !it.isEmpty());
  }

  private static void media(Event.Builder event, Element info) {
    info.all("resource")
        .forEach(
            it -> {
              var uri = it.text("uri").orElse("");
              var type = it.text("mimeType").orElse("");
              if (uri.matches("https?://\\S{1,2000}") && type.matches("(image|video)/.{1,60}")) {
                event.media(new MediaRef(uri, Words.line(type, 60), OptionalLong.empty()));
              }
            });
  }

  private void attributes(Event.Builder event, Element info) {
    PLAIN.forEach(it -> attribute(event, info, it));
    event.attribute("language", Words.line(info.text("language").orElse(DEFAULT_LANGUAGE), 40));
    list(event, info, "category");
    list(event, info, "responseType");
    pairs(event, info, "eventCode");
    pairs(event, info, "geocode");
    list(event, info, "polygon");
    list(event, info, "circle");
    info.all("parameter").limit(MOST_PARAMETERS).forEach(it -> parameter(event, it));
  }

  private static void parameter(Event.Builder event, Element pair) {
    var value = pair.text("value").orElse("");
    if (!value.isEmpty()) {
      var name = Words.line(pair.text("valueName").orElse("value"), 60);
      event.attribute("parameter." + name, Words.line(value, 300));
    }
  }

  private static void attribute(Event.Builder event, Element parent, String name) {
    parent.text(name).ifPresent(it -> event.attribute(name, Words.line(it, 300)));
  }

  private static void list(Event.Builder event, Element info, String name) {
    joined(info.all(name).map(Element::text), "; ").ifPresent(it -> event.attribute(name, it));
  }

  private static void pairs(Event.Builder event, Element info, String name) {
    var pairs =
        info.all(name)
            .map(
                it ->
                    it.children().isEmpty()
                        ? it.text()
                        : it.text("valueName").orElse("") + "=" + it.text("value").orElse(""));
    joined(pairs, " ").ifPresent(it -> event.attribute(name, it));
  }

  private static Optional<String> joined(Stream<String> texts, String between) {
    var text = texts.filter(it -> !it.isEmpty()).distinct().collect(Collectors.joining(between));
    return Optional.of(Words.line(text, Event.LONGEST_TEXT)).filter(it -> !it.isEmpty());
  }
}
