package org.gridward.examples.host.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridward.examples.host.feed.play.Message.Publish;

/** A camera of a Frigate server: an object comes, is updated, and goes. */
final class FrigateScenes {

  private final DevicePlace camera;

  FrigateScenes(DevicePlace camera) {
    this.camera = camera;
  }

  /** The server says that it runs, as a retained last will does. */
  static List<Cue> online(Instant now, Random random) {
    var word = "online".getBytes(StandardCharsets.US_ASCII);
    return List.of(Cue.at(0, new Publish("frigate/available", true, word)));
  }

  /** New, some updates, the review of it, the end; counters before and after. */
  List<Cue> visit(Instant now, Random random) {
    var label = camera.kind().substring(camera.kind().lastIndexOf('.') + 1);
    var id = "%.6f-%06x".formatted(seconds(now), random.nextInt(1 << 24));
    var updates = 1 + random.nextInt(5);
    var cues = new ArrayList<Cue>();
    cues.add(Cue.at(0, count(label, 1)));
    cues.add(Cue.at(0.1, event("new", id, label, now, now, random)));
    cues.add(Cue.at(1, review("new", id, label, now)));
    for (var i = 1; i <= updates; i++) {
      cues.add(Cue.at(2 * i, event("update", id, label, now, now.plusSeconds(2L * i), random)));
    }
    var end = 2 * updates + 2;
    cues.add(Cue.at(end, event("end", id, label, now, now.plusSeconds(end), random)));
    cues.add(Cue.at(end + 0.2, review("end", id, label, now)));
    cues.add(Cue.at(end + 0.3, count(label, 0)));
    return cues;
  }

  private Publish count(String label, int number) {
    var topic = "frigate/" + camera.identity() + "/" + label;
    return new Publish(topic, false, String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
  }

  private Publish event(
      String type, String id, String label, Instant start, Instant frame, Random random) {
    var x = 100 + random.nextInt(300);
    var after =
        Notes.of(
            "id",
            id,
            "camera",
            camera.identity(),
            "frame_time",
            seconds(frame),
            "label",
            label,
            "sub_label",
            null,
            "score",
            Math.round((0.6 + random.nextDouble() * 0.39) * 1e4) / 1e4,
            "false_positive",
            false,
            "start_time",
            seconds(start),
            "end_time",
            type.equals("end") ? seconds(frame) : null,
            "box",
            List.of(x, 200, x + 80, 420),
            "current_zones",
            List.of("street"),
            "entered_zones",
            List.of("street"),
            "has_snapshot",
            true,
            "has_clip",
            type.equals("end"),
            "stationary",
            false);
    return Notes.publish("frigate/events", Notes.of("type", type, "before", null, "after", after));
  }

  private Publish review(String type, String id, String label, Instant start) {
    var after =
        Notes.of(
            "id", id.replace('-', 'r'),
            "camera", camera.identity(),
            "start_time", seconds(start),
            "end_time", null,
            "severity", label.equals("person") ? "alert" : "detection",
            "data", Notes.of("detections", List.of(id), "objects", List.of(label)));
    return Notes.publish("frigate/reviews", Notes.of("type", type, "before", null, "after", after));
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1_000.0;
  }
}
