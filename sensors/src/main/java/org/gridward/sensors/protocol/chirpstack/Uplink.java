package org.gridward.sensors.protocol.chirpstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.sensors.codec.AlarmNames;
import org.gridward.sensors.codec.AlarmState;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.Words;

/** What a device sent: alarms, one event each, or readings. */
final class Uplink {

  private static final int MOST_ITEMS = 64;
  private static final Set<String> POSITION = Set.of("longitude", "latitude");

  private final Message message;
  private final Map<String, String> alarmKinds = new LinkedHashMap<>();
  private final Map<String, Boolean> alarms = new LinkedHashMap<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final Map<String, String> words = new LinkedHashMap<>();

  private Uplink(Message message) {
    this.message = message;
  }

  static List<Event> events(Message message) {
    var uplink = new Uplink(message);
    uplink.gather("", message.root().path("object"));
    return uplink.events();
  }

  /** Items of the object and of objects within it, whose names are joined. */
  private void gather(String prefix, JsonNode object) {
    object
        .properties()
        .forEach(
            item -> {
              var name = prefix + AlarmNames.plain(item.getKey());
              if (item.getValue().isObject() && prefix.length() < 60) {
                gather(name + "_", item.getValue());
              } else if (alarms.size() + measures.size() + words.size() < MOST_ITEMS) {
                item(Words.line(name, 60), item.getValue());
              }
            });
  }

  private void item(String name, JsonNode value) {
    var kind = AlarmNames.kind(name);
    var state = AlarmState.of(value);
    if (kind.isPresent() && state.isPresent()) {
      alarmKinds.put(name, kind.get());
      alarms.put(name, state.get());
    } else if (POSITION.contains(name)) {
      return; // told as the event's location
    } else if (value.isNumber()) {
      Json.number(value).ifPresent(it -> measure(name, it));
    } else if (value.isValueNode() && !value.isNull()) {
      words.put(name, Words.line(value.asText(), 200));
    }
  }

  private void measure(String name, double value) {
    if (Quantities.isSentinel(name, value)) {
      dropped.add(name + "=" + value);
    } else {
      measures.add(new Measure(name, value, Quantities.unit(name, value)));
    }
  }

  private List<Event> events() {
    var events = new ArrayList<Event>();
    alarms.forEach((name, on) -> events.add(alarm(name, on, events.isEmpty())));
    if (events.isEmpty()) {
      events.add(described(message.event(kind(), ""), Phase.MEASUREMENT, true).build());
    }
    return events;
  }

  private String kind() {
    return measures.size() == 1 ? Kinds.of("env.", measures.get(0).name()) : "env.reading";
  }

  private Event alarm(String name, boolean on, boolean first) {
    var key = "deveui:" + message.devEui() + "|" + name;
    return described(message.event(alarmKinds.get(name), name), on ? Phase.START : Phase.END, first)
        .nativeKind(name)
        .situation(Situation.until(key))
        .build();
  }

  /** Readings are told once, on the first event of the message. */
  private Event.Builder described(Event.Builder event, Phase phase, boolean withReadings) {
    event.phase(message.live(phase));
    var root = message.root();
    Positions.ofTags(root)
        .or(() -> Positions.of(root.path("object")))
        .ifPresentOrElse(event::location, () -> gateway(event));
    if (withReadings) {
      measures.forEach(event::measure);
      words.forEach((name, value) -> event.attribute("object." + name, value));
      if (!dropped.isEmpty()) {
        event.attribute("dropped", Words.line(String.join(",", dropped), 200));
      }
    }
    Message.attribute(event, "fCnt", root, "fCnt");
    Message.attribute(event, "fPort", root, "fPort");
    Message.attribute(event, "gateway", root.path("rxInfo").path(0), "gatewayId");
    Message.attribute(event, "rssi", root.path("rxInfo").path(0), "rssi");
    return event;
  }

  private void gateway(Event.Builder event) {
    Positions.ofGateway(message.root())
        .ifPresent(it -> event.location(it).attribute("positionOf", "gateway"));
  }
}
