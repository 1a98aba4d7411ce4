package org.gridward.examples.host.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;

/** What broken firmware and curious neighbours send. */
final class Garbage {

  private Garbage() {}

  static List<Cue> play(Instant now, Random random) {
    var noise = new byte[20 + random.nextInt(200)];
    random.nextBytes(noise);
    noise[0] = 0x7F;
    var message =
        switch (random.nextInt(5)) {
          case 0 -> new Post("/alerts/hikvision/unknown", "application/xml", noise);
          case 1 -> new Post("/alerts/hikvision/unknown", "application/xml", half());
          case 2 -> new Publish("frigate/events", false, noise);
          case 3 -> new Publish("cam-x/onvif-ej/VideoSource/MotionAlarm", false, notClosed());
          default ->
              new Post("/alerts/cloudevents/app", "application/cloudevents+json", noBase64());
        };
    return List.of(Cue.at(0, message));
  }

  private static byte[] half() {
    return "<EventNotificationAlert version=\"2.0\">\n<macAddress>a8:11:fc"
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] notClosed() {
    return "{\n  \"UtcTime\": \"2026-10-10T12:24:57.789Z\n  \"Source\": {}\n}"
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noBase64() {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\",\"data_base64\":\"...\"}"
        .getBytes(StandardCharsets.UTF_8);
  }
}
