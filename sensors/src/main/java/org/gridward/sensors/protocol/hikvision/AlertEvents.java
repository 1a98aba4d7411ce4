package org.gridward.sensors.protocol.hikvision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/** Makes events of an alert: one, or one per related type of a {@code duration}. */
final class AlertEvents {

  /** An active alarm repeats about once a second, so 5 s without one is its end. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** A fault is told seldom, and its end may be lost. */
  private static final Duration FAULT_SILENCE = Duration.ofHours(1);

  /** Elements that become attributes, and under which names. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "channelName", "channelName",
          "eventDescription", "description",
          "inputIOPortID", "inputPort",
          "targetType", "target",
          "statisticalMethods", "statisticalMethods",
          "detectionPicturesNumber", "picturesAnnounced",
          "URLCertificationType", "mediaAuth");

  private final Alert alert;
  private final Inbound in;
  private final DeviceTime time;

  private AlertEvents(Alert alert, Inbound in) {
    this.alert = alert;
    this.in = in;
    this.time = AlertTime.of(alert, in);
  }

  static List<Event> of(Alert alert, List<Picture> pictures, Inbound in) {
    var events = new AlertEvents(alert, in);
    var made = new ArrayList<Event>();
    for (var type : alert.types()) {
      made.add(events.event(type, pictures));
    }
    return made;
  }

  private Event event(String type, List<Picture> pictures) {
    var phase = AlertTypes.phase(type, alert.active());
    var device = alert.device(in);
    var key = Words.line("hik|" + device + "|" + type + "|" + alert.place(), 300);
    var source = type.equalsIgnoreCase("IO") ? Source.SENSOR : Source.CAMERA;
    var kind = AlertTypes.kind(type, phase);
    var event =
        Event.builder(id(key, phase), source, kind, in.receivedAt())
            .nativeKind(type)
            .device(device)
            .phase(phase)
            .occurredAt(time.at(), time.quality())
            .late(alert.late())
            .raw(alert.raw());
    if (phase == Phase.START || phase == Phase.END) {
      event.situation(Situation.silentAfter(key, Kinds.isFault(kind) ? FAULT_SILENCE : SILENCE));
    }
    alert.nativeId().ifPresent(event::sourceRef);
    AlertDetails.position(alert.root()).ifPresent(event::location);
    AlertDetails.measures(alert.root()).forEach(event::measure);
    AlertDetails.regions(alert.root()).forEach(event::region);
    addMedia(event, pictures);
    addAttributes(event);
    return event.build();
  }

  private EventId id(String key, Phase phase) {
    return EventIds.of(
        HikvisionCodec.PROTOCOL,
        time.moment(in),
        key,
        alert.nativeId().orElse(""),
        phase.name(),
        EventIds.hash(alert.raw().toByteArray()));
  }

  private void addMedia(Event.Builder event, List<Picture> pictures) {
    pictures.stream().map(Picture::ref).forEach(event::media);
    alert
        .root()
        .text("bkgUrl")
        .filter(it -> it.matches("(?i)(https?|rtsp)://\\S{1,2000}"))
        .ifPresent(it -> event.media(new MediaRef(it, "image/jpeg", OptionalLong.empty())));
  }

  private void addAttributes(Event.Builder event) {
    ATTRIBUTES.forEach(
        (element, name) ->
            alert
                .text(element)
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> event.attribute(name, it)));
    alert.root().all("detectionTarget").findFirst().ifPresent(it -> target(event, it.text()));
    alert.ipCamera().ifPresent(it -> event.attribute("ipCamera", it));
    if (time.quality() == TimeQuality.ARRIVAL) {
      alert.text("dateTime").ifPresent(it -> event.attribute("deviceTime", it));
    }
  }

  private static void target(Event.Builder event, String text) {
    if (!text.isEmpty()) {
      event.attribute("target", Words.line(text, 40));
    }
  }
}
