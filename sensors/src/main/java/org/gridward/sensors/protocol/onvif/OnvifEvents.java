package org.gridward.sensors.protocol.onvif;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.Words;

/** Makes one event of one notification. */
final class OnvifEvents {

  private static final Duration PULSE_SILENCE = Duration.ofMinutes(1);
  private static final Pattern OFFSET = Pattern.compile("(Z|z|[+-]\\d\\d:?\\d\\d)$");
  private static final List<String> CHANNELS =
      List.of(
          "VideoSourceConfigurationToken",
          "VideoSourceToken",
          "VideoSource",
          "VideoSourceConfiguration");

  private final Notification it;
  private final Inbound in;
  private final Optional<Reading> reading;
  private final String kind;

  private OnvifEvents(Notification it, Inbound in) {
    this.it = it;
    this.in = in;
    var told = OnvifKinds.of(it.topic().path(), it.data().keySet());
    var isReading = it.state().isEmpty() && !told.startsWith("device.");
    this.reading = isReading ? Reading.of(it) : Optional.empty();
    this.kind = reading.map(Reading::kind).orElse(told);
  }

  static Event of(Notification notification, Inbound in) {
    return new OnvifEvents(notification, in).event();
  }

  /** A property was deleted: zero bytes, and only the topic says which. */
  static Event cleared(OnvifTopic topic, Inbound in) {
    return of(
        new Notification(
            topic,
            OnvifDevice.of(topic, in),
            Map.of(),
            Map.of(),
            Optional.empty(),
            "Deleted",
            RawBytes.of(in.body())),
        in);
  }

  /** A sign of life that tells of nothing else. */
  static Event alive(String device, Inbound in) {
    var id =
        EventIds.of(
            OnvifCodec.PROTOCOL,
            DeviceTime.arrival(in).moment(in),
            device,
            EventIds.hash(in.body()));
    return Event.builder(id, Source.CAMERA, "device.heartbeat", in.receivedAt())
        .device(Device.of(device))
        .phase(Phase.HEARTBEAT)
        .build();
  }

  private Event event() {
    var phase = phase();
    var key = key();
    var time = DeviceTime.ofDevice(it.utcTime().map(OnvifEvents::utc), in, false);
    var id =
        EventIds.of(
            OnvifCodec.PROTOCOL,
            time.moment(in),
            key,
            phase.name(),
            EventIds.hash(it.raw().toByteArray()));
    var event =
        Event.builder(id, source(), kind, in.receivedAt())
            .device(new Device(it.device(), channel()))
            .phase(phase)
            .occurredAt(time.at(), time.quality())
            .raw(it.raw());
    if (it.topic().named()) {
      event.nativeKind(it.topic().path());
    }
    if (phase != Phase.MEASUREMENT && phase != Phase.HEARTBEAT) {
      event.situation(situation(key, phase));
    }
    reading.ifPresent(read -> read.measures().forEach(event::measure));
    if (kind.equals(OnvifKinds.COUNT)) {
      it.number("Count").ifPresent(count -> event.measure(new Measure("count", count, "1")));
    }
    attributes(event);
    return event.build();
  }

  private Source source() {
    return reading.isPresent() || kind.equals("io.alarm") || kind.equals("button.sos")
        ? Source.SENSOR
        : Source.CAMERA;
  }

  private Phase phase() {
    if (it.operation().equals("Deleted")) {
      return Phase.END;
    }
    if (in.retained() || it.operation().equals("Initialized")) {
      return Phase.STATE_REPLAY;
    }
    if (Kinds.isStatus(kind)) {
      return Phase.HEARTBEAT;
    }
    if (kind.equals(OnvifKinds.COUNT) || kind.equals(OnvifKinds.PASSING)) {
      return Phase.MEASUREMENT;
    }
    return it.state()
        .map(on -> on ? Phase.START : Phase.END)
        .or(() -> reading.map(Reading::phase))
        .orElse(Phase.PULSE);
  }

  private Situation situation(String key, Phase phase) {
    return phase == Phase.PULSE ? Situation.silentAfter(key, PULSE_SILENCE) : Situation.until(key);
  }

  /** The same for JSON, XML and the bare topic: device, topic, values of the source items. */
  private String key() {
    var values =
        it.topic().sources().isEmpty()
            ? String.join("/", it.source().values())
            : String.join("/", it.topic().sources());
    return Words.line(it.device() + "|" + it.topic().path() + "|" + values, 300);
  }

  private Optional<String> channel() {
    return CHANNELS.stream()
        .filter(it.source()::containsKey)
        .findFirst()
        .map(name -> Words.line(it.source().get(name), 40))
        .filter(value -> !value.isEmpty());
  }

  private static String utc(String text) {
    return OFFSET.matcher(text).find() ? text : text + "Z";
  }

  private void attributes(Event.Builder event) {
    it.source().forEach((name, value) -> attribute(event, "source." + name, value));
    it.data().forEach((name, value) -> attribute(event, "data." + name, value));
  }

  /** Plates are personal data, and stay in the raw bytes. */
  private static boolean isPlate(String name) {
    return name.toLowerCase(Locale.ROOT).contains("plate");
  }

  private static void attribute(Event.Builder event, String name, String value) {
    if (!isPlate(name)) {
      event.attribute(Words.line(name, 60), Words.line(value, 200));
    }
  }
}
