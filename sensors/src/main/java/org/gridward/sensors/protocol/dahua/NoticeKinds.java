package org.gridward.sensors.protocol.dahua;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;

/** What Dahua's words for events mean; they are compared without regard to case. */
final class NoticeKinds {

  private static final String TABLE =
      """
      VideoMotion             video.motion
      SmartMotionHuman        video.motion
      SmartMotionVehicle      video.motion
      HumanTrait              video.object.person
      CrossRegionDetection    video.intrusion
      CrossLineDetection      video.linecross
      CrossFenceDetection     video.linecross
      LeftDetection           video.object_left
      TakenAwayDetection      video.object_removed
      WanderDetection         video.loitering
      StayDetection           video.loitering
      RioterDetection         video.crowd
      CrowdDetection          video.crowd
      MoveDetection           video.fast_move
      FallDownDetection       video.fall
      TumbleDetection         video.fall
      ParkingDetection        video.parking
      TrafficParking          video.parking
      FaceDetection           video.face
      FaceRecognition         video.face
      VideoBlind              video.tamper
      VideoUnFocus            video.defocus
      VideoAbnormalDetection  video.scene_change
      SceneChange             video.scene_change
      VideoLoss               video.loss
      AudioMutation           audio.abnormal
      AudioAnomaly            audio.abnormal
      AlarmLocal              io.alarm
      AlarmInput              io.alarm
      AlarmPIR                pir
      PIRAlarm                pir
      SmokeDetection          fire.smoke
      FireDetection           fire.flame
      FireWarning             fire.flame
      HeatImagingTemper       fire.heat
      Invite                  button.press
      CallNoAnswered          button.press
      AccessControl           door.passage
      DoorCard                door.passage
      DoorStatus              door.open
      ChassisIntruded         tamper
      NumberStat              people.count
      ManNumDetection         people.count
      TrafficJunction         vehicle.passing
      TrafficGate             vehicle.passing
      TrafficManualSnap       vehicle.passing
      TrafficSnapByVideo      vehicle.passing
      StorageNotExist         device.fault
      StorageFailure          device.fault
      StorageLowSpace         device.fault
      NetAbort                device.fault
      IPConflict              device.fault
      MacConflict             device.fault
      LoginFailure            device.fault
      PowerFault              device.fault
      BatteryLowPower         device.battery
      Heartbeat               device.heartbeat
      VideoMotionInfo         device.status
      NewFile                 device.status
      IntelliFrame            device.status
      InterVideoAccess        device.status
      TimeChange              device.status
      NTPAdjustTime           device.status
      RtspSessionDisconnect   device.status
      LeFunctionStatusSync    device.status
      SIPRegisterResult       device.status
      UserManager             device.status
      ConfigChange            device.status
      Reboot                  device.status
      """;

  private static final Map<String, String> KINDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    TABLE.lines().map(it -> it.split("\\s+")).forEach(it -> KINDS.put(it[0], it[1]));
  }

  private NoticeKinds() {}

  /** Our word for what a notice tells; one that is not known here keeps its own. */
  static String kind(Notice notice) {
    var known = KINDS.get(notice.code());
    if (known == null) {
      return Kinds.ofNative(DahuaCodec.PROTOCOL, notice.code());
    }
    return switch (known) {
      case "video.intrusion" -> region(notice);
      case "io.alarm" ->
          Json.text(notice.data(), "SenseMethod").filter("PassiveInfrared"::equals).isPresent()
              ? "pir"
              : known;
      default -> known;
    };
  }

  /** A border crossed inwards or outwards is less than somebody found inside. */
  private static String region(Notice notice) {
    var direction = Json.text(notice.data(), "Direction").orElse("").toLowerCase(Locale.ROOT);
    return switch (direction) {
      case "enter" -> "video.enter";
      case "leave" -> "video.exit";
      default -> "video.intrusion";
    };
  }

  /** Where in its course the matter is; what a device says of itself is a sign of its life. */
  static Phase phase(Notice notice, String kind) {
    if (Kinds.isStatus(kind)) {
      return Phase.HEARTBEAT;
    }
    return switch (kind) {
      case "people.count", "vehicle.passing", "door.passage" -> Phase.MEASUREMENT;
      case "button.press" -> notice.phase() == Phase.START ? Phase.PULSE : notice.phase();
      default -> notice.phase();
    };
  }
}
