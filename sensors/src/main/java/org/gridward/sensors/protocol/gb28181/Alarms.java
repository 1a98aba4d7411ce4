package org.gridward.sensors.protocol.gb28181;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.sensors.codec.Kinds;

/** Makes the event of an alarm; the tables are those of GB/T 28181-2016 and 2022, A.2.5. */
final class Alarms {

  /** A device repeats what lasts, each time with a new number; none tells the end. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** Ways of an alarm, the most telling first where a device names several. */
  private static final List<String> METHODS = List.of("5", "2", "6", "4", "1", "3", "7");

  /** By way and type; a way alone stands for types that are not told or not known. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("2", "io.alarm"),
          Map.entry("2/1", "video.loss"),
          Map.entry("2/2", "tamper"),
          Map.entry("2/3", "device.fault"),
          Map.entry("2/4", "device.fault"),
          Map.entry("2/5", "device.fault"),
          Map.entry("5/2", "video.motion"),
          Map.entry("5/3", "video.object_left"),
          Map.entry("5/4", "video.object_removed"),
          Map.entry("5/5", "video.linecross"),
          Map.entry("5/6", "video.intrusion"),
          Map.entry("5/7", "video.wrong_way"),
          Map.entry("5/8", "video.loitering"),
          Map.entry("5/9", "people.count"),
          Map.entry("5/10", "video.crowd"),
          Map.entry("5/11", "video.scene_change"),
          Map.entry("5/12", "video.fast_move"),
          Map.entry("5/13", "video.tamper"),
          Map.entry("6", "device.fault"));

  private Alarms() {}

  static Event event(Notice notice) {
    var method = method(notice.alarmMember("AlarmMethod").orElse(""));
    var type = notice.alarmMember("AlarmType").orElse("");
    var word = type.isEmpty() ? method : method + "/" + type;
    var kind =
        Optional.ofNullable(KINDS.get(word))
            .or(() -> Optional.ofNullable(KINDS.get(method)))
            .orElseGet(() -> Kinds.ofNative(Gb28181Codec.PROTOCOL, word));
    var device = notice.device();
    var event =
        notice
            .event(kind, device, notice.time("AlarmTime"))
            .nativeKind("Alarm " + word)
            .raw(notice.bytes());
    if (kind.equals("people.count")) {
      event.phase(Phase.MEASUREMENT);
    } else {
      event
          .phase(Phase.START)
          .situation(Situation.silentAfter("gb|" + device + "|" + word, SILENCE));
    }
    notice.place().ifPresent(event::location);
    severity(notice).ifPresent(event::severity);
    notice.texts().forEach(event::text);
    notice.root().text("SN").ifPresent(it -> event.attribute("sn", it));
    return event.build();
  }

  /** {@code 12} is way 1 or 2. */
  private static String method(String digits) {
    return METHODS.stream().filter(digits::contains).findFirst().orElse("7");
  }

  /** Priority 1 is the worst. */
  private static Optional<Severity> severity(Notice notice) {
    return switch (notice.alarmMember("AlarmPriority").orElse("")) {
      case "1" -> Optional.of(Severity.CRITICAL);
      case "2" -> Optional.of(Severity.HIGH);
      case "3" -> Optional.of(Severity.MEDIUM);
      case "4" -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }
}
