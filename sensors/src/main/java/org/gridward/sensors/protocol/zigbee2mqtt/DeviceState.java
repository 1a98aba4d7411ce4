package org.gridward.sensors.protocol.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.sensors.codec.AlarmState;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** What a device told: alarms and actions, one event each, or readings. */
final class DeviceState {

  private static final int MOST_ITEMS = 64;
  private static final Duration ACTION_SILENCE = Duration.ofMinutes(1);

  /** Items that say something about the message, not about the device. */
  private static final Set<String> APART = Set.of("last_seen", "device", "action");

  private final Message message;
  private final Device device;
  private final Map<String, Boolean> alarms = new LinkedHashMap<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Optional<String> action;
  private boolean known;

  private DeviceState(Message message, Device device, JsonNode items) {
    this.message = message;
    this.device = device;
    this.action = Json.text(items, "action").map(it -> Words.line(it, 60));
    items.properties().stream()
        .filter(it -> !APART.contains(it.getKey()))
        .limit(MOST_ITEMS)
        .forEach(it -> item(Words.line(it.getKey(), 60), it.getValue()));
  }

  static List<Event> events(Message message) throws MalformedPayload {
    var content = message.content();
    if (content.isObject()) {
      var state = new DeviceState(message, message.device(0), content);
      if (!message.topic().isKnown() && !state.known && state.action.isEmpty()) {
        throw Zigbee2MqttCodec.unexpected(content, "items that Zigbee devices expose, or a topic");
      }
      return state.events();
    }
    if (content.isValueNode() && message.topic().rest().size() > 1) {
      var items = JsonNodeFactory.instance.objectNode().set(message.topic().last(), content);
      return new DeviceState(message, message.device(1), items).events();
    }
    throw Zigbee2MqttCodec.unexpected(content, "a JSON object");
  }

  private void item(String name, JsonNode value) {
    var state = AlarmState.of(value);
    known |= Exposes.isKnown(name) && !value.isNull();
    if (Exposes.alarm(name).isPresent() && state.isPresent() && !value.isNull()) {
      alarms.put(name, state.get() != Exposes.isInverted(name));
    } else if (value.isNumber()) {
      Json.number(value)
          .ifPresent(it -> measures.add(new Measure(name, it, Exposes.unit(name, it))));
    } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      words.put(name, Words.line(value.asText(), 200));
    }
  }

  private List<Event> events() {
    var events = new ArrayList<Event>();
    action.ifPresent(it -> events.add(action(it)));
    alarms.forEach((name, on) -> events.add(alarm(name, on, events.isEmpty())));
    if (events.isEmpty()) {
      events.add(readings());
    }
    return events;
  }

  private Event readings() {
    var told = measures.stream().filter(it -> !Exposes.isOwn(it.name())).toList();
    if (told.isEmpty()) {
      var kind = measures.isEmpty() && words.isEmpty() ? "device.heartbeat" : "device.status";
      return described(kind, "", Phase.HEARTBEAT, true).build();
    }
    var kind = told.size() == 1 ? Kinds.of("env.", told.get(0).name()) : "env.reading";
    return described(kind, "", Phase.MEASUREMENT, true).build();
  }

  private Event alarm(String name, boolean on, boolean first) {
    var kind = Exposes.alarm(name).orElseThrow();
    return described(kind, name, on ? Phase.START : Phase.END, first)
        .nativeKind(name)
        .situation(Situation.until(key(name)))
        .build();
  }

  /** A pulse; it belongs to the alarm of the same kind where the device tells that as well. */
  private Event action(String word) {
    var kind = Exposes.action(word);
    var situation =
        alarms.keySet().stream()
            .filter(it -> Exposes.alarm(it).orElseThrow().equals(kind))
            .findFirst()
            .map(it -> Situation.until(key(it)))
            .orElseGet(() -> Situation.silentAfter(key("action:" + word), ACTION_SILENCE));
    return described(kind, "action", Phase.PULSE, true)
        .nativeKind(word)
        .situation(situation)
        .build();
  }

  private String key(String name) {
    return device.key() + "|" + name;
  }

  /** Readings are told once, on the first event of the message. */
  private Event.Builder described(String kind, String part, Phase phase, boolean withReadings) {
    var event = message.event(kind, device, part).phase(message.live(phase));
    if (withReadings) {
      measures.forEach(event::measure);
      words.forEach(event::attribute);
      var model = message.content().path("device");
      Json.text(model, "model").ifPresent(it -> event.attribute("model", Words.line(it, 200)));
      Json.text(model, "friendlyName")
          .ifPresent(it -> event.attribute("deviceName", Words.line(it, 200)));
    }
    return event;
  }
}
