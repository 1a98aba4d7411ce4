package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.sensors.codec.AlarmState;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Makes the events of one report: one for each alarm, or one for all of it. */
final class MappedEvents {

  private static final double MILLIS = 1_000;

  private final Mapping mapping;
  private final Scope scope;
  private final Device device;
  private final DeviceTime time;
  private final List<Measure> measures;

  MappedEvents(Mapping mapping, Scope scope) throws MalformedPayload {
    this.mapping = mapping;
    this.scope = scope;
    this.device = device();
    this.time = time();
    this.measures = measures();
  }

  private Device device() throws MalformedPayload {
    var name = scope.text(mapping.device(), 150);
    if (name.isEmpty()) {
      throw scope.malformed(mapping.device(), mapping.device().in(scope), "the name of the device");
    }
    return new Device(Words.line(mapping.prefix() + name.get(), 200), text(mapping.channel(), 60));
  }

  private Optional<String> text(Optional<Spot> spot, int longest) throws MalformedPayload {
    return spot.isEmpty() ? Optional.empty() : scope.text(spot.get(), longest);
  }

  private DeviceTime time() throws MalformedPayload {
    if (mapping.time().isEmpty()) {
      return DeviceTime.arrival(scope.in());
    }
    var at = mapping.time().get().at();
    return switch (mapping.time().get().form()) {
      case ISO -> DeviceTime.ofDevice(scope.text(at, 50), scope.in(), false);
      case EPOCH_SECONDS -> epoch(scope.number(at), 1);
      case EPOCH_MILLIS -> epoch(scope.number(at), MILLIS);
    };
  }

  private DeviceTime epoch(OptionalDouble number, double inOneSecond) {
    return number.isPresent()
        ? DeviceTime.ofEpochSeconds(number.getAsDouble() / inOneSecond, scope.in())
        : DeviceTime.arrival(scope.in());
  }

  private List<Measure> measures() throws MalformedPayload {
    var found = new ArrayList<Measure>();
    for (var row : mapping.measures()) {
      var number = scope.number(row.at());
      if (number.isPresent() && !row.none().contains(number.getAsDouble())) {
        var value = number.getAsDouble() * row.times() + row.plus();
        if (!Double.isFinite(value)) {
          throw scope.malformed(row.at(), row.at().in(scope), "a number within range");
        }
        found.add(new Measure(row.name(), value, row.unit()));
      }
    }
    return found;
  }

  List<Event> events() throws MalformedPayload {
    var events = new ArrayList<Event>();
    for (var alarm : mapping.alarms()) {
      var on = isOn(alarm);
      if (on.isPresent()) {
        events.add(alarm(alarm, on.get(), events.isEmpty()));
      }
    }
    if (events.isEmpty()) {
      events.add(whole());
    }
    return events;
  }

  private Optional<Boolean> isOn(Mapping.Alarm alarm) throws MalformedPayload {
    var value = alarm.at().in(scope);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!alarm.on().isEmpty()) {
      return Optional.of(alarm.on().contains(value.asText()));
    }
    var state = AlarmState.of(value);
    if (state.isEmpty()) {
      throw scope.malformed(alarm.at(), value, "true or false; the mapping may name words for on");
    }
    return state;
  }

  private Event alarm(Mapping.Alarm alarm, boolean on, boolean first) throws MalformedPayload {
    var event = event(alarm.kind(), alarm.at().text(), first);
    var name = alarm.at().text();
    return event
        .nativeKind(name)
        .phase(live(on ? Phase.START : Phase.END))
        .situation(situation(name))
        .build();
  }

  private Event whole() throws MalformedPayload {
    var word = nativeWord();
    var kind = kind(word);
    var event = event(kind, "", true);
    word.ifPresent(event::nativeKind);
    var phase =
        mapping.phase().isPresent()
            ? choose(mapping.phase().get(), "one of the words of the mapping's phase")
            : mapping.kind().isPresent() ? Phase.PULSE : Phase.MEASUREMENT;
    event.phase(live(phase));
    if (phase == Phase.START || phase == Phase.UPDATE || phase == Phase.END) {
      event.situation(situation(kind));
    }
    return event.build();
  }

  private Optional<String> nativeWord() throws MalformedPayload {
    return text(mapping.kind().flatMap(Mapping.Choice::at), 100);
  }

  private String kind(Optional<String> word) {
    if (mapping.kind().isEmpty()) {
      return measures.size() == 1 ? Kinds.of("env.", measures.get(0).name()) : "env.reading";
    }
    var kinds = mapping.kind().get();
    return word.map(kinds.words()::get)
        .map(Optional::of)
        .orElse(kinds.otherwise())
        .orElseGet(() -> Kinds.ofNative(mapping.protocol(), word.orElse("")));
  }

  /** Ours for what the sender says; what the mapping does not foresee is not guessed. */
  private <T> T choose(Mapping.Choice<T> choice, String expected) throws MalformedPayload {
    var word = text(choice.at(), 100);
    var ours = word.map(choice.words()::get).or(choice::otherwise);
    if (ours.isEmpty()) {
      var spot = choice.at().orElseThrow();
      throw scope.malformed(spot, spot.in(scope), expected);
    }
    return ours.get();
  }

  private Situation situation(String name) {
    var key = Words.line(device + "|" + name, 300);
    return mapping
        .silence()
        .map(it -> Situation.silentAfter(key, it))
        .orElseGet(() -> Situation.until(key));
  }

  private Phase live(Phase phase) {
    return scope.in().retained() ? Phase.STATE_REPLAY : phase;
  }

  private EventId id(String part) throws MalformedPayload {
    var own = text(mapping.id(), 200);
    return own.isPresent()
        ? EventIds.of(mapping.protocol(), time.told(), device.toString(), part, own.get())
        : EventIds.of(
            mapping.protocol(), time.moment(scope.in()), device.toString(), part, content());
  }

  /** The element, and what of the message and its address the mapping may take as well. */
  private String content() {
    return scope.in().address() + ' ' + EventIds.hash(scope.in().body()) + ' ' + scope.element();
  }

  private Event.Builder event(String kind, String part, boolean withReadings)
      throws MalformedPayload {
    var event =
        Event.builder(id(part), mapping.source(), kind, scope.in().receivedAt())
            .occurredAt(time.at(), time.quality());
    if (mapping.source().isDevice()) {
      event.device(device).raw(RawBytes.of(bytes(scope.element())));
    }
    text(mapping.id(), 100).ifPresent(event::sourceRef);
    text(mapping.text(), Event.LONGEST_TEXT).ifPresent(event::text);
    if (mapping.severity().isPresent()) {
      event.severity(
          choose(mapping.severity().get(), "one of the words of the mapping's severity"));
    }
    if (mapping.position().isPresent()) {
      place(mapping.position().get()).ifPresent(event::location);
    }
    if (withReadings) {
      measures.forEach(event::measure);
    }
    for (var attribute : mapping.attributes().entrySet()) {
      scope
          .text(attribute.getValue(), 300)
          .ifPresent(it -> event.attribute(attribute.getKey(), it));
    }
    return event;
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Optional<Location> place(Mapping.Position position) throws MalformedPayload {
    var longitude = scope.number(position.longitude());
    var latitude = scope.number(position.latitude());
    if (longitude.isEmpty() && latitude.isEmpty()) {
      return Optional.empty();
    }
    if (longitude.isEmpty() || latitude.isEmpty()) {
      var spot = longitude.isEmpty() ? position.longitude() : position.latitude();
      throw scope.malformed(spot, spot.in(scope), "both longitude and latitude, or neither");
    }
    var accuracy =
        position.accuracyMetres().isEmpty()
            ? OptionalDouble.empty()
            : scope.number(position.accuracyMetres().get());
    try {
      return Optional.of(
          new Location(
              longitude.getAsDouble(),
              latitude.getAsDouble(),
              position.datum(),
              accuracy,
              Location.Method.GPS));
    } catch (IllegalArgumentException e) {
      throw MalformedPayload.of(
          mapping.protocol(),
          position.longitude().text(),
          "found a place out of range: " + e.getMessage());
    }
  }
}
