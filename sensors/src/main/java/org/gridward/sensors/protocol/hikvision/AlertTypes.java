package org.gridward.sensors.protocol.hikvision;

import java.util.Locale;
import java.util.Map;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Kinds;

/** What Hikvision's words for event types mean; they are compared without regard to case. */
final class AlertTypes {

  static final String HEARTBEAT = "device.heartbeat";

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("vmd", "video.motion"),
          Map.entry("fielddetection", "video.intrusion"),
          Map.entry("regionentrance", "video.enter"),
          Map.entry("regionexiting", "video.exit"),
          Map.entry("linedetection", "video.linecross"),
          Map.entry("loitering", "video.loitering"),
          Map.entry("group", "video.crowd"),
          Map.entry("rapidmove", "video.fast_move"),
          Map.entry("parking", "video.parking"),
          Map.entry("unattendedbaggage", "video.object_left"),
          Map.entry("attendedbaggage", "video.object_removed"),
          Map.entry("facedetection", "video.face"),
          Map.entry("facesnap", "video.face"),
          Map.entry("alarmresult", "video.watchlist"),
          Map.entry("persondensitydetection", "video.crowd"),
          Map.entry("personqueuedetection", "video.crowd"),
          Map.entry("shelteralarm", "video.tamper"),
          Map.entry("tamperdetection", "video.tamper"),
          Map.entry("scenechangedetection", "video.scene_change"),
          Map.entry("defocus", "video.defocus"),
          Map.entry("videoloss", "video.loss"),
          Map.entry("audioexception", "audio.abnormal"),
          Map.entry("io", "io.alarm"),
          Map.entry("pir", "pir"),
          Map.entry("firedetection", "fire.flame"),
          Map.entry("smokedetection", "fire.smoke"),
          Map.entry("tma", "fire.heat"),
          Map.entry("tmpa", "fire.heat"),
          Map.entry("peoplecounting", "people.count"),
          Map.entry("anpr", "vehicle.passing"),
          Map.entry("vehicledetection", "vehicle.passing"),
          Map.entry("accesscontrollerevent", "door.passage"),
          Map.entry("heartbeat", HEARTBEAT),
          Map.entry("recordingfailure", "device.fault"),
          Map.entry("diskfull", "device.fault"),
          Map.entry("diskerror", "device.fault"),
          Map.entry("nicbroken", "device.fault"),
          Map.entry("ipconflict", "device.fault"),
          Map.entry("illaccess", "device.fault"),
          Map.entry("videomismatch", "device.fault"),
          Map.entry("badvideo", "device.fault"));

  private AlertTypes() {}

  /** Our word for a type; one that is not known here keeps its own. */
  static String kind(String type, Phase phase) {
    if (phase == Phase.HEARTBEAT && isVideoLoss(type)) {
      return HEARTBEAT;
    }
    var known = KINDS.get(type.toLowerCase(Locale.ROOT));
    return known == null ? Kinds.ofNative(HikvisionCodec.PROTOCOL, type) : known;
  }

  /**
   * Where in its course the alarm is.
   *
   * @param active whether the device says that it goes on; most devices repeat it every second
   */
  static Phase phase(String type, boolean active) {
    var kind = KINDS.getOrDefault(type.toLowerCase(Locale.ROOT), "");
    return switch (kind) {
      case "people.count", "vehicle.passing", "door.passage" -> Phase.MEASUREMENT;
      case HEARTBEAT -> Phase.HEARTBEAT;
      case "video.loss" -> active ? Phase.START : Phase.HEARTBEAT;
      default -> active ? Phase.START : Phase.END;
    };
  }

  private static boolean isVideoLoss(String type) {
    return type.equalsIgnoreCase("videoloss");
  }
}
