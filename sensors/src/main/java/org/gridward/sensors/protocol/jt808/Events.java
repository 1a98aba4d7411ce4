package org.gridward.sensors.protocol.jt808;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * What a message means.
 *
 * @param message the message
 * @param in how it came
 */
record Events(Message message, Inbound in) {

  /** Terminals report every few seconds or minutes while they move, seldom slower. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private static final int BACKLOG = 1;

  List<Event> all() throws MalformedPayload {
    return switch (message.type()) {
      case 0x0200 -> reports(Report.read(message.body()), 0, false);
      case 0x0201 -> answer();
      case 0x0704 -> batch();
      case 0x0100 -> List.of(registration());
      case 0x0002 -> List.of(sign("device.heartbeat"));
      case 0x0102 -> List.of(sign("device.online"));
      case 0x0003 -> List.of(sign("device.offline"));
      default -> List.of(sign("device.status"));
    };
  }

  private String nativeType() {
    return "0x" + HexFormat.of().toHexDigits((short) message.type());
  }

  private Device device() {
    return Device.of("jt808:" + message.device());
  }

  private Event.Builder event(String kind, DeviceTime time, String... parts) {
    var all = new ArrayList<>(List.of(message.device(), nativeType(), "" + message.serial()));
    all.addAll(List.of(parts));
    return Event.builder(
            EventIds.of(Jt808Codec.PROTOCOL, time.moment(in), all.toArray(String[]::new)),
            Source.SENSOR,
            kind,
            in.receivedAt())
        .occurredAt(time.at(), time.quality())
        .device(device())
        .nativeKind(nativeType());
  }

  private Event sign(String kind) {
    return event(kind, DeviceTime.arrival(in)).phase(Phase.HEARTBEAT).build();
  }

  /** A terminal introduces itself: province, county, maker, model, number, and the plate. */
  private Event registration() throws MalformedPayload {
    var body = message.body();
    body.u16("province");
    body.u16("county");
    var isOf2019 = message.of2019();
    var left = body.left();
    var maker = body.text("maker", isOf2019 ? 11 : 5);
    var model = body.text("model", isOf2019 ? 30 : left >= 33 ? 20 : 8);
    var number = body.text("terminal", isOf2019 ? 30 : 7);
    body.u8("colour of the plate");
    return event("device.join", DeviceTime.arrival(in))
        .phase(Phase.HEARTBEAT)
        .attribute("maker", maker)
        .attribute("model", model)
        .attribute("terminal", number)
        .attribute("plate", body.text("plate", body.left()))
        .build();
  }

  /** Somebody asked where it is. */
  private List<Event> answer() throws MalformedPayload {
    message.body().u16("serial of the question");
    return reports(Report.read(message.body()), 0, false);
  }

  private List<Event> batch() throws MalformedPayload {
    var body = message.body();
    var count = body.u16("count");
    var late = body.u8("type of batch") == BACKLOG;
    var events = new ArrayList<Event>();
    for (var i = 0; i < count; i++) {
      var length = body.u16("length of report " + (i + 1));
      events.addAll(reports(Report.read(body.part("report " + (i + 1), length)), i, late));
    }
    return events;
  }

  /** Where it is, and one event for each alarm. */
  private List<Event> reports(Report report, int place, boolean late) {
    var time = DeviceTime.ofDeviceClock(report.time(), in, late);
    var events = new ArrayList<Event>();
    var position = event("device.location", time, "" + place).phase(Phase.MEASUREMENT).late(late);
    position.attribute("ignition", report.ignition() ? "on" : "off");
    report.place().ifPresent(position::location);
    report.measures().forEach(position::measure);
    events.add(position.build());
    var alarms = new ArrayList<>(Alarms.of(report.alarms(), message.of2019()));
    alarms.addAll(Alarms.ofVideo(report.videoAlarms()));
    for (var alarm : alarms) {
      var event =
          event(alarm.kind(), time, "" + place, alarm.label())
              .phase(Phase.START)
              .late(late)
              .nativeKind(alarm.label())
              .situation(Situation.silentAfter(device() + "|" + alarm.label(), SILENCE))
              .text(alarm.name());
      report.place().ifPresent(event::location);
      report.measures().stream().filter(it -> it.name().equals("speed")).forEach(event::measure);
      events.add(event.build());
    }
    return events;
  }
}
