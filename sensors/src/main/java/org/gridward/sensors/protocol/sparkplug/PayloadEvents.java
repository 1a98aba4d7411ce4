package org.gridward.sensors.protocol.sparkplug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.AlarmNames;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.UnitSymbols;
import org.gridward.sensors.codec.Words;

/** Makes the events of one payload: the life of a node or device, its alarms, its readings. */
final class PayloadEvents {

  private static final double MILLIS = 1_000;
  private static final int MOST_READINGS = 500;

  private final SparkplugTopic topic;
  private final MessageType type;
  private final Payload payload;
  private final Inbound in;
  private final String content;
  private final RawBytes raw;
  private final List<Event> events = new ArrayList<>();
  private boolean old;
  private long missing;

  PayloadEvents(SparkplugTopic topic, MessageType type, Payload payload, Inbound in) {
    this.topic = topic;
    this.type = type;
    this.payload = payload;
    this.in = in;
    this.content = EventIds.hash(in.body());
    this.raw = RawBytes.of(in.body());
  }

  /** Whether it is the last will of an earlier life: that the node is dead is no news. */
  PayloadEvents old(boolean value) {
    old = value;
    return this;
  }

  /** How many messages of the node were lost before this one. */
  PayloadEvents missing(long value) {
    missing = value;
    return this;
  }

  /** Metrics read together: of one moment, live or kept back. */
  private record Moment(OptionalLong timestamp, boolean historical) {

    private String idPart() {
      return (historical ? "late " : "live ") + timestamp.orElse(0);
    }
  }

  /**
   * The events, in order.
   *
   * @param metrics those of the payload, with the names that are known
   */
  List<Event> events(List<Metric> metrics) {
    if (type.isCommand()) {
      return List.of(command(metrics));
    }
    if (type.isBirth() || type.isDeath()) {
      events.add(life());
    }
    if (!type.isDeath()) {
      values(metrics.stream().flatMap(it -> it.flat().stream()).toList());
    }
    if (events.isEmpty()) {
      events.add(alive());
    }
    return events;
  }

  private Event.Builder event(String kind, String part, DeviceTime time) {
    var id =
        EventIds.of(
            SparkplugCodec.PROTOCOL,
            payload.timestamp().isPresent() ? now().told() : now().moment(in),
            topic.key().key(),
            type.name(),
            part,
            content);
    var event =
        Event.builder(id, Source.SENSOR, kind, in.receivedAt())
            .nativeKind(type.name())
            .occurredAt(time.at(), time.quality())
            .raw(raw);
    if (missing > 0 && events.isEmpty()) {
      event.attribute(Inbound.MISSING_BEFORE, Long.toString(missing));
    }
    return event;
  }

  private DeviceTime now() {
    return time(payload.timestamp());
  }

  private DeviceTime time(OptionalLong millis) {
    return millis.isPresent()
        ? DeviceTime.ofEpochSeconds(millis.getAsLong() / MILLIS, in)
        : DeviceTime.arrival(in);
  }

  private Phase live(Phase phase) {
    return in.retained() || old ? Phase.STATE_REPLAY : phase;
  }

  /** An order tells nothing of the device, not even that it lives. */
  private Event command(List<Metric> metrics) {
    var event = event("device.command", "", now()).phase(live(Phase.HEARTBEAT));
    event.attribute("to", topic.key().key());
    metrics.forEach(it -> event.attribute(Names.of(it), Words.line(Values.text(it), 200)));
    return event.build();
  }

  private Event alive() {
    return event("device.heartbeat", "", now())
        .device(topic.key())
        .phase(live(Phase.HEARTBEAT))
        .build();
  }

  private Event life() {
    // A node's death is its last will, written when it connected: its timestamp is no time of
    // death.
    var time = type == MessageType.NDEATH ? DeviceTime.arrival(in) : now();
    var event =
        event(type.isBirth() ? "device.online" : "device.offline", "", time)
            .device(topic.key())
            .phase(live(Phase.HEARTBEAT));
    payload.bdSeq().ifPresent(it -> event.attribute("bdSeq", Long.toUnsignedString(it)));
    payload.seq().ifPresent(it -> event.attribute("seq", Long.toString(it)));
    return event.build();
  }

  private void values(List<Metric> metrics) {
    var readings = new LinkedHashMap<Moment, List<Metric>>();
    for (var i = 0; i < metrics.size(); i++) {
      var metric = metrics.get(i);
      if (metric.value() instanceof Metric.Value.Unset
          || Payload.isBdSeq(metric)
          || MessageType.isControl(metric)) {
        continue;
      }
      var alarm = alarm(metric);
      if (alarm.isPresent()) {
        events.add(alarm(metric, alarm.get(), i));
      } else {
        readings.computeIfAbsent(moment(metric), it -> new ArrayList<>()).add(metric);
      }
    }
    readings.forEach(this::readings);
  }

  private Moment moment(Metric metric) {
    var own = metric.timestamp();
    return new Moment(own.isPresent() ? own : payload.timestamp(), metric.historical());
  }

  private static Optional<String> alarm(Metric metric) {
    return metric.value() instanceof Metric.Value.Flag
        ? AlarmNames.kind(Names.last(metric))
        : Optional.empty();
  }

  private Event.Builder event(String kind, String part, Moment moment) {
    var time = time(moment.timestamp());
    var event = event(kind, part, time).device(topic.key()).late(moment.historical());
    payload.seq().ifPresent(it -> event.attribute("seq", Long.toString(it)));
    return event;
  }

  /** A birth tells how things stand, data that they changed. */
  private Event alarm(Metric metric, String kind, int index) {
    var on = ((Metric.Value.Flag) metric.value()).on();
    var begun = type.isBirth() ? Phase.UPDATE : Phase.START;
    var key = topic.key().key() + "|" + Names.of(metric);
    return event(kind, "alarm " + index, moment(metric))
        .nativeKind(Names.of(metric))
        .phase(live(on ? begun : Phase.END))
        .situation(Situation.until(Words.line(key, 300)))
        .build();
  }

  private void readings(Moment moment, List<Metric> metrics) {
    for (var from = 0; from < metrics.size(); from += MOST_READINGS) {
      var some = metrics.subList(from, Math.min(metrics.size(), from + MOST_READINGS));
      var part = moment.idPart() + " " + from;
      var event = event(kind(some), part, moment).phase(live(Phase.MEASUREMENT));
      some.forEach(it -> reading(event, it));
      events.add(event.build());
    }
  }

  private static String kind(List<Metric> readings) {
    var numbers = readings.stream().filter(it -> Values.number(it).isPresent()).toList();
    return numbers.size() == 1 ? Kinds.of("env.", Names.last(numbers.get(0))) : "env.reading";
  }

  private static void reading(Event.Builder event, Metric metric) {
    var number = Values.number(metric);
    if (number.isPresent()) {
      var unit = UnitSymbols.ucum(metric.unit());
      event.measure(new Measure(Names.of(metric), number.getAsDouble(), unit));
    } else {
      event.attribute(Names.of(metric), Words.line(Values.text(metric), 300));
    }
  }
}
