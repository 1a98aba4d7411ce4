package org.gridward.sensors.protocol.uniview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Makes the event of an {@code AlarmInfo}. */
final class AlarmEvent {

  /** The message of an end may be lost; the next alarm is not kept waiting for ever. */
  private static final Duration LOST_END = Duration.ofHours(1);

  /** What happens at a moment has no end that is told. */
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private static final Pattern OVER =
      Pattern.compile("(.+?)(?:Off|Cleared|Clear|Recovered|Recover|Restored|Restore|Stop|End)");
  private static final Pattern BEGINS = Pattern.compile("(.+?)(?:On|Start|Begin)");

  /** What a word holds, in this order, and what it means. */
  private static final List<String[]> WORDS =
      """
      deviceoffline  device.offline
      deviceonline   device.online
      offline        device.offline
      disk           device.fault
      storage        device.fault
      raid           device.fault
      network        device.fault
      conflict       device.fault
      illegal        device.fault
      fan            device.fault
      power          device.fault
      videoloss      video.loss
      motion         video.motion
      tamper         video.tamper
      shelter        video.tamper
      occlusion      video.tamper
      linedetector   video.linecross
      fielddetector  video.intrusion
      crossline      video.linecross
      linecross      video.linecross
      tripwire       video.linecross
      intrusion      video.intrusion
      enter          video.enter
      accesszone     video.enter
      leave          video.exit
      exit           video.exit
      loiter         video.loitering
      wander         video.loitering
      gather         video.crowd
      crowd          video.crowd
      density        video.crowd
      fastmov        video.fast_move
      fall           video.fall
      park           video.parking
      left           video.object_left
      remove         video.object_removed
      defocus        video.defocus
      scenechange    video.scene_change
      audio          audio.abnormal
      sound          audio.abnormal
      flow           people.count
      count          people.count
      face           video.face
      smoke          fire.smoke
      fire           fire.flame
      temperature    fire.heat
      humanshape     video.object.person
      vehicledetect  video.object.car
      input          io.alarm
      switch         io.alarm
      """
          .lines()
          .map(it -> it.split("\\s+"))
          .toList();

  /** What is seen at a moment where its type names no end. */
  private static final Set<String> MOMENTS =
      Set.of(
          "video.linecross",
          "video.intrusion",
          "video.enter",
          "video.exit",
          "video.loitering",
          "video.crowd",
          "video.fast_move",
          "video.fall",
          "video.face",
          "video.object.person",
          "video.object.car");

  private AlarmEvent() {}

  static Event of(Told told) throws MalformedPayload {
    var alarm = told.root().path("AlarmInfo");
    var type =
        Json.text(alarm, "AlarmType")
            .map(it -> Words.line(it, 60))
            .orElseThrow(
                () ->
                    MalformedPayload.of(UniviewCodec.PROTOCOL, "AlarmInfo", "found no AlarmType"));
    var matter = matter(type);
    var kind = kind(matter);
    var phase = phase(kind, matter.equals(type), OVER.matcher(type).matches());
    var device = told.device(Json.text(alarm, "AlarmSrcID"));
    var time = told.time(alarm, "TimeStamp", "Timestamp");
    var source = kind.equals("io.alarm") ? Source.SENSOR : Source.CAMERA;
    var event =
        told.event(kind, source, time, device, 0)
            .nativeKind(type)
            .phase(phase)
            .raw(RawBytes.of(told.in().body()));
    if (phase != Phase.HEARTBEAT && phase != Phase.MEASUREMENT) {
      var silence = phase == Phase.PULSE ? MOMENT : LOST_END;
      event.situation(Situation.silentAfter(device + "|" + matter, silence));
    }
    severity(alarm).ifPresent(event::severity);
    Json.text(alarm, "AlarmSeq").ifPresent(it -> event.sourceRef(Words.line(it, 100)));
    Json.text(alarm, "AlarmSrcName")
        .ifPresent(it -> event.attribute("channelName", Words.line(it, 100)));
    return event.build();
  }

  /** {@code MotionAlarmOn} and {@code MotionAlarmOff} are of one matter. */
  private static String matter(String type) {
    var over = OVER.matcher(type);
    if (over.matches()) {
      return over.group(1);
    }
    var begins = BEGINS.matcher(type);
    return begins.matches() ? begins.group(1) : type;
  }

  private static String kind(String matter) {
    var word = matter.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return WORDS.stream()
        .filter(it -> word.contains(it[0]))
        .map(it -> it[1])
        .findFirst()
        .orElseGet(() -> Kinds.ofNative(UniviewCodec.PROTOCOL, matter));
  }

  /**
   * Where in its course it is.
   *
   * @param isLone whether its type names neither a beginning nor an end
   */
  private static Phase phase(String kind, boolean isLone, boolean isOver) {
    if (Kinds.isStatus(kind)) {
      return Phase.HEARTBEAT;
    }
    if (kind.equals("people.count")) {
      return Phase.MEASUREMENT;
    }
    if (isLone && MOMENTS.contains(kind)) {
      return Phase.PULSE;
    }
    return isOver ? Phase.END : Phase.START;
  }

  /** Levels are 1 to 5, and 1 is the worst. */
  private static Optional<Severity> severity(JsonNode alarm) {
    return switch ((int) Json.number(alarm, "AlarmLevel").orElse(0)) {
      case 1 -> Optional.of(Severity.CRITICAL);
      case 2 -> Optional.of(Severity.HIGH);
      case 3 -> Optional.of(Severity.MEDIUM);
      case 4, 5 -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }
}
