package org.gridward.sensors.protocol.onvif;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gridward.sensors.codec.Kinds;

/**
 * What ONVIF topics mean. The first row whose words all stand in the topic counts: one level says
 * more than the level before it, and rules of makers bear the detector's name, or an item of their
 * data does.
 */
final class OnvifKinds {

  static final String STATUS = "device.status";
  static final String COUNT = "people.count";
  static final String PASSING = "vehicle.passing";

  /** TP-Link names one topic for all that its cameras recognise. */
  private static final Map<String, String> ITEMS =
      Map.of(
          "IsPeople", "video.object.person",
          "IsVehicle", "video.object.car",
          "IsPet", "video.object.animal",
          "IsLineCross", "video.linecross",
          "IsIntrusion", "video.intrusion",
          "IsTamper", "video.tamper");

  private static final List<Row> ROWS =
      List.of(
          row("CountAggregation", COUNT),
          row("Recognition/LicensePlate", PASSING),
          row("VehicleDetector/Vehicle", PASSING),
          row("Recognition/Face", "video.face"),
          row("MyRuleDetector/PeopleDetect", "video.object.person"),
          row("MyRuleDetector/VehicleDetect", "video.object.car"),
          row("MyRuleDetector/DogCatDetect", "video.object.animal"),
          row("MyRuleDetector/Package", "video.object.package"),
          row("MyRuleDetector/FaceDetect", "video.face"),
          row("MyRuleDetector/Visitor", "button.press"),
          row("PeopleDetector", "video.object.person"),
          row("FaceDetector", "video.face"),
          row("CellMotionDetector/Tamper", "video.tamper"),
          row("CellMotionDetector/LineCross", "video.linecross"),
          row("CellMotionDetector/Intrusion", "video.intrusion"),
          row("CellMotionDetector/People", "video.object.person"),
          row("FieldDetector/ObjectIsLoitering", "video.loitering"),
          row("CameraApplicationPlatform/VMD", "video.motion"),
          row("CameraApplicationPlatform/MotionGuard", "video.motion"),
          row("CameraApplicationPlatform/FenceGuard", "video.intrusion"),
          row("CameraApplicationPlatform/LoiteringGuard", "video.loitering"),
          row("CameraApplicationPlatform/ObjectAnalytics", "video.intrusion"),
          row("EnteringField", "video.enter"),
          row("LeavingField", "video.exit"),
          row("ObjectInField", "video.intrusion"),
          row("CrossingLine", "video.linecross"),
          row("IdleObject", "video.object_left"),
          row("RemovedObject", "video.object_removed"),
          row("Loitering", "video.loitering"),
          row("MotionAlarm", "video.motion"),
          row("CellMotionDetector", "video.motion"),
          row("MotionRegionDetector", "video.motion"),
          row("MotionDetection", "video.motion"),
          row("LineDetector", "video.linecross"),
          row("LineCrossDetector", "video.linecross"),
          row("Trigger/MotionDetector", "video.motion"),
          row("LineCounter", COUNT),
          row("FieldDetector", "video.intrusion"),
          row("LoiteringDetector", "video.loitering"),
          row("ObjectDetection", "video.intrusion"),
          row("ObjectLeft", "video.object_left"),
          row("ObjectRemoved", "video.object_removed"),
          row("TamperDetector", "video.tamper"),
          row("GlobalSceneChange", "video.scene_change"),
          row("ImageTooBlurry", "video.defocus"),
          row("ImageTooDark", "video.tamper"),
          row("ImageTooBright", "video.tamper"),
          row("SignalLoss", "video.loss"),
          row("FireDetect", "fire.flame"),
          row("SmokeDetect", "fire.smoke"),
          row("RadiometryAlarm", "fire.heat"),
          row("AudioAnalytics", "audio.abnormal"),
          row("AudioSource/TriggerLevel", "audio.abnormal"),
          row("Sensor/PIR", "pir"),
          row("Trigger/CallRequest", "button.sos"),
          row("Trigger/DigitalInput", "io.alarm"),
          row("IO/VirtualInput", "io.alarm"),
          row("IO/Port", "io.alarm"),
          row("HardwareFailure", "device.fault"),
          row("Trigger/Relay", STATUS),
          row("Monitoring", STATUS),
          row("Configuration", STATUS),
          row("RecordingConfig", STATUS),
          row("Media", STATUS),
          row("PTZController", STATUS),
          row("EventBuffer", STATUS));

  private OnvifKinds() {}

  private record Row(String path, String kind) {}

  private static Row row(String path, String kind) {
    return new Row(path, kind);
  }

  /**
   * Our word for a topic without prefixes; one that is not known here keeps its last two levels.
   *
   * @param items the names of its data
   */
  static String of(String path, Set<String> items) {
    var named = items.stream().filter(ITEMS::containsKey).map(ITEMS::get);
    var told = ROWS.stream().filter(it -> ("/" + path).contains("/" + it.path())).map(Row::kind);
    return Stream.concat(named, told)
        .findFirst()
        .orElseGet(() -> Kinds.ofNative(OnvifCodec.PROTOCOL, lastTwo(path)));
  }

  private static String lastTwo(String path) {
    var last = path.lastIndexOf('/');
    return last < 0 ? path : path.substring(path.lastIndexOf('/', last - 1) + 1);
  }
}
