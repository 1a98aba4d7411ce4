package org.gridward.sensors.protocol.gb28181;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Fix;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Words;

/**
 * One message, with the questions that an event asks it.
 *
 * @param root its element
 * @param sender the SIP header {@code From}, or null
 * @param raw the bytes of the document
 * @param in how it came
 */
record Notice(Element root, String sender, byte[] raw, Inbound in) {

  private static final Pattern USER = Pattern.compile("sips?:([^@;>\\s]{1,60})@?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,15})?");

  String command() {
    return root.text("CmdType").map(it -> Words.line(it, 40)).orElse("");
  }

  boolean isAlarm() {
    return root.text("AlarmMethod").isPresent() || root.text("AlarmPriority").isPresent();
  }

  /** What its sender waits for; only an alarm that can be named is answered. */
  Optional<String> answer() {
    var number = root.text("SN").filter(it -> it.matches("\\d{1,20}"));
    var channel = root.text("DeviceID").filter(it -> it.matches("[0-9A-Za-z_-]{1,60}"));
    if (!isAlarm() || !root.name().equals("Notify") || number.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        """
        <?xml version="1.0" encoding="GB2312"?>
        <Response>
        <CmdType>Alarm</CmdType>
        <SN>%s</SN>
        <DeviceID>%s</DeviceID>
        <Result>OK</Result>
        </Response>
        """
            .formatted(number.get(), channel.get()));
  }

  /** Who sent it, and of which of its channels it tells. */
  Device device(String channel) {
    var teller =
        Optional.ofNullable(sender)
            .map(USER::matcher)
            .filter(it -> it.find())
            .map(it -> it.group(1));
    return teller.isEmpty() || teller.get().equals(channel)
        ? Device.of("gb:" + channel)
        : new Device("gb:" + teller.get(), Optional.of(channel));
  }

  Device device() {
    return device(Words.line(root.text("DeviceID").orElse(""), 60));
  }

  /** A time without zone is that of the binding: in China, China's. */
  DeviceTime time(String member) {
    return DeviceTime.ofDevice(root.text(member), in, false);
  }

  Event.Builder event(String kind, Device device, DeviceTime time) {
    var id =
        EventIds.of(
            Gb28181Codec.PROTOCOL,
            time.moment(in),
            device.toString(),
            root.text("SN").orElse(""),
            EventIds.hash(raw));
    return Event.builder(id, Source.CAMERA, kind, in.receivedAt())
        .device(device)
        .occurredAt(time.at(), time.quality());
  }

  Event sign(String kind) {
    var event =
        event(kind, device(), DeviceTime.arrival(in)).nativeKind(command()).phase(Phase.HEARTBEAT);
    root.text("Status").ifPresent(it -> event.attribute("status", Words.line(it, 40)));
    return event.build();
  }

  /** A channel whose state changed; a picture that was lost is an alarm. */
  Event ofChannel(String kind, String channel) {
    var event =
        event(kind, device(Words.line(channel, 60)), DeviceTime.arrival(in)).nativeKind(command());
    return event.phase(kind.equals("video.loss") ? Phase.PULSE : Phase.HEARTBEAT).build();
  }

  Event position() {
    var event =
        event("device.location", device(), time("Time"))
            .nativeKind(command())
            .phase(Phase.MEASUREMENT);
    place().ifPresent(event::location);
    measure(event, "Speed", "speed", "km/h");
    measure(event, "Direction", "direction", "deg");
    measure(event, "Altitude", "altitude", "m");
    return event.build();
  }

  private void measure(Event.Builder event, String member, String name, String unit) {
    number(member).ifPresent(it -> event.measure(new Measure(name, it, unit)));
  }

  /** Zero and zero is a receiver that knows no place. */
  Optional<Location> place() {
    var longitude = number("Longitude").orElse(0.0);
    var latitude = number("Latitude").orElse(0.0);
    return Fix.of(longitude, latitude);
  }

  private Optional<Double> number(String member) {
    return root.text(member).filter(it -> NUMBER.matcher(it).matches()).map(Double::parseDouble);
  }

  /** Its bytes, for an event that keeps them. */
  RawBytes bytes() {
    return RawBytes.of(raw);
  }

  /** The members of an alarm, in {@code Info} or beside it; {@code Info} wins. */
  Optional<String> alarmMember(String name) {
    return root.children().stream()
        .filter(it -> it.name().equals("Info"))
        .flatMap(it -> it.text(name).stream())
        .findFirst()
        .or(() -> root.text(name))
        .map(it -> Words.line(it, 20));
  }

  /** The description, the name that a person gave the alarm. */
  List<String> texts() {
    return root.text("AlarmDescription").stream().map(it -> Words.line(it, 200)).toList();
  }
}
