package org.gridward.sensors.protocol.uniview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/**
 * One push, with the questions that an event asks it.
 *
 * @param root the document
 * @param in how it came
 */
record Told(JsonNode root, Inbound in) {

  private static final Pattern HOST = Pattern.compile("(?:https?://)?([^/:\\s]{1,100}).*");
  private static final List<String> NAMES =
      List.of("DeviceCode", "DeviceSN", "SerialNumber", "DeviceID");

  /** Who pushed: by serial number, else the address in {@code Reference}, else the connection. */
  Device device(Optional<String> channel) {
    var name =
        named(root)
            .or(() -> named(root.path("AlarmInfo")))
            .or(() -> Json.text(root, "Reference").flatMap(Told::host))
            .or(() -> in.segments().stream().filter(it -> !in.tail().contains("LAPI")).findFirst())
            .orElse(in.peer());
    return new Device(Words.line("uniview:" + name, 120), channel.map(it -> Words.line(it, 40)));
  }

  private static Optional<String> named(JsonNode from) {
    return NAMES.stream()
        .flatMap(it -> Json.text(from, it).stream())
        .filter(it -> !it.equals("0"))
        .findFirst();
  }

  private static Optional<String> host(String reference) {
    var matcher = HOST.matcher(reference);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Seconds or milliseconds since 1970, or a local time; the first of these members that is one.
   */
  DeviceTime time(JsonNode from, String... names) {
    for (var name : names) {
      var text = Json.text(from, name);
      if (text.isPresent()) {
        var number = Json.number(from, name);
        var instant =
            number.isPresent() && Math.abs(number.getAsDouble()) < 1e14
                ? Optional.of(moment(number.getAsDouble()).toString())
                : text;
        return DeviceTime.ofDevice(instant, in, false);
      }
    }
    return DeviceTime.arrival(in);
  }

  private static Instant moment(double number) {
    return Instant.ofEpochMilli(Math.round(number < 1e11 ? number * 1_000 : number));
  }

  /** An event whose id tells messages apart by all that they say. */
  Event.Builder event(String kind, Source source, DeviceTime time, Device device, int number) {
    var id =
        EventIds.of(
            UniviewCodec.PROTOCOL,
            time.moment(in),
            device.toString(),
            EventIds.hash(in.body()),
            "" + number);
    return Event.builder(id, source, kind, in.receivedAt())
        .device(device)
        .occurredAt(time.at(), time.quality());
  }

  Event signOfLife() {
    var time = time(root, "Time");
    return event("device.heartbeat", Source.CAMERA, time, device(Optional.empty()), 0)
        .nativeKind("HeartReportInfo")
        .phase(Phase.HEARTBEAT)
        .build();
  }
}
