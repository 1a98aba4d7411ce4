package org.gridward.sensors.protocol.onvif;

import java.util.List;
import org.gridward.sensors.codec.Kinds;

/** What ONVIF topics mean. The first row whose words all stand in the topic counts. */
final class OnvifKinds {

  static final String STATUS = "device.status";
  static final String COUNT = "people.count";

  private static final List<Row> ROWS =
      List.of(
          row("CountAggregation", COUNT),
          row("MotionAlarm", "video.motion"),
          row("CellMotionDetector", "video.motion"),
          row("MotionRegionDetector", "video.motion"),
          row("MotionDetection", "video.motion"),
          row("LineDetector", "video.linecross"),
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
   */
  static String of(String path) {
    return ROWS.stream()
        .filter(it -> ("/" + path).contains("/" + it.path()))
        .map(Row::kind)
        .findFirst()
        .orElseGet(() -> Kinds.ofNative(OnvifCodec.PROTOCOL, lastTwo(path)));
  }

  private static String lastTwo(String path) {
    var last = path.lastIndexOf('/');
    return last < 0 ? path : path.substring(path.lastIndexOf('/', last - 1) + 1);
  }
}
