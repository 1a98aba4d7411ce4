package org.gridward.examples.host.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridward.examples.host.feed.play.Message.Publish;

/** An ONVIF device over MQTT: properties are retained, and cleared with zero bytes. */
final class OnvifScenes {

  private static final Property MOTION =
      new Property("VideoSource/MotionAlarm", "Source", "VideoSource_1", "State");

  /** What a device of each kind publishes. */
  private static final Map<String, Property> PROPERTIES =
      Map.of(
          "video.motion", MOTION,
          "video.intrusion",
              new Property("RuleEngine/FieldDetector/ObjectsInside", "Rule", "bank", "IsInside"),
          "video.object_left",
              new Property("RuleEngine/acme:ObjectLeft/Left", "Rule", "bins", "State"),
          "fire.smoke", new Property("RuleEngine/acme:SmokeDetector/Smoke", "Rule", "sky", "State"),
          "io.alarm",
              new Property("Device/Trigger/DigitalInput", "InputToken", "1", "LogicalState"));

  private final DevicePlace device;

  /** A state that is told with the name of its source. */
  private record Property(String topic, String sourceName, String source, String stateName) {}

  OnvifScenes(DevicePlace device) {
    this.device = device;
  }

  /** The state begins and ends; now and then the property is deleted instead. */
  List<Cue> alarm(Instant now, Random random) {
    var property = PROPERTIES.getOrDefault(device.kind(), MOTION);
    var topic = topic(property.topic() + "/&" + property.source());
    var seconds = 3 + random.nextInt(8);
    var end =
        random.nextInt(4) == 0 ? new byte[0] : state(property, false, now.plusSeconds(seconds));
    return List.of(
        Cue.at(0, new Publish(topic, true, state(property, true, now))),
        Cue.at(seconds, new Publish(topic, true, end)));
  }

  /** Some objects cross a line within a few seconds. */
  List<Cue> crossings(Instant now, Random random) {
    return IntStream.range(0, 2 + random.nextInt(3))
        .mapToObj(i -> Cue.at(i * 0.7, crossing(now.plusMillis(i * 700L), 10 + i)))
        .toList();
  }

  private Publish crossing(Instant at, int object) {
    return Notes.publish(
        topic("RuleEngine/LineDetector/Crossed/&1/2/kerb"),
        Notes.of(
            "UtcTime", utc(at),
            "Source", Notes.of("VideoSource", "1", "AnalyticsConfiguration", "2", "Rule", "kerb"),
            "Data", Notes.of("ObjectId", String.valueOf(object))));
  }

  private String topic(String rest) {
    return device.identity() + "/onvif-ej/" + rest;
  }

  private static byte[] state(Property property, boolean on, Instant at) {
    return Notes.bytes(
        Notes.of(
            "UtcTime", utc(at),
            "Source", Notes.of(property.sourceName(), property.source()),
            "Data", Notes.of(property.stateName(), String.valueOf(on))));
  }

  private static String utc(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
