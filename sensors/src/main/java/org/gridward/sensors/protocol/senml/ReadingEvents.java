package org.gridward.sensors.protocol.senml;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.AlarmNames;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.Words;

/** Makes one event of each record, but one of the two that tell a position. */
final class ReadingEvents {

  /** Times below are relative to now (RFC 8428, section 4.5.3). */
  private static final double FIRST_ABSOLUTE = 1 << 28;

  private final Inbound in;
  private final Positions positions;
  private final String content;
  private final RawBytes raw;

  ReadingEvents(Inbound in, Positions positions) {
    this.in = in;
    this.positions = positions;
    this.content = EventIds.hash(in.body());
    this.raw = RawBytes.of(in.body());
  }

  List<Event> of(List<Entry> entries) {
    return entries.stream()
        .filter(it -> !it.isPosition() || positions.completedBy(it).isPresent())
        .map(it -> it.isPosition() ? position(it) : reading(it))
        .toList();
  }

  private Event position(Entry entry) {
    return event(entry, "device.location")
        .phase(live(Phase.MEASUREMENT))
        .location(positions.completedBy(entry).orElseThrow())
        .build();
  }

  private Event reading(Entry entry) {
    var quantity =
        entry.name().quantity().isEmpty()
            ? Units.quantity(entry.unit())
            : Words.line(entry.name().quantity(), 60);
    var alarm = entry.other().filter(JsonNode::isBoolean).flatMap(it -> AlarmNames.kind(quantity));
    var event = event(entry, alarm.orElseGet(() -> Kinds.of("env.", quantity)));
    if (alarm.isPresent()) {
      var on = entry.other().orElseThrow().booleanValue();
      event.phase(live(on ? Phase.START : Phase.END));
      event.situation(Situation.until(device(entry).key() + "|" + quantity));
    } else {
      event.phase(live(Phase.MEASUREMENT));
    }
    event.nativeKind(quantity);
    positions.at(entry).ifPresent(event::location);
    values(event, entry, quantity);
    return event.build();
  }

  private static void values(Event.Builder event, Entry entry, String quantity) {
    var unit = Units.ucum(entry.unit());
    entry.number().ifPresent(it -> event.measure(new Measure(quantity, it, unit)));
    entry.sum().ifPresent(it -> event.measure(new Measure(quantity + "_sum", it, sumOf(unit))));
    entry.other().ifPresent(it -> event.attribute("value", Words.line(it.asText(), 200)));
    entry.updateTime().ifPresent(it -> event.attribute("updateTime", it + " s"));
  }

  /** A sum is integrated over seconds. */
  private static String sumOf(String unit) {
    return unit.equals("1") ? "s" : unit + ".s";
  }

  private Event.Builder event(Entry entry, String kind) {
    var time = time(entry);
    var id =
        EventIds.of(SenMlCodec.PROTOCOL, time.moment(in), content, Integer.toString(entry.index()));
    return Event.builder(id, Source.SENSOR, kind, in.receivedAt())
        .device(device(entry))
        .occurredAt(time.at(), time.quality())
        .raw(raw);
  }

  private static Device device(Entry entry) {
    return Device.of(Words.line("senml:" + entry.name().device(), 200));
  }

  private DeviceTime time(Entry entry) {
    if (entry.time() >= FIRST_ABSOLUTE) {
      return DeviceTime.ofEpochSeconds(entry.time(), in);
    }
    if (entry.time() <= -FIRST_ABSOLUTE) {
      return DeviceTime.arrival(in);
    }
    var millis = BigDecimal.valueOf(entry.time()).setScale(3, RoundingMode.HALF_UP);
    var shift = Duration.ofMillis(millis.unscaledValue().longValue());
    return new DeviceTime(in.receivedAt().plus(shift), TimeQuality.ARRIVAL, Optional.empty());
  }

  private Phase live(Phase phase) {
    return in.retained() ? Phase.STATE_REPLAY : phase;
  }
}
