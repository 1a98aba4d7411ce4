package org.gridward.examples.host.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridward.examples.host.feed.play.Message.Post;

/**
 * A Hikvision camera: an alarm repeats every second until it is over, a heartbeat comes every 10 s.
 */
final class HikvisionScenes {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

  /** The maker's word for what a camera tells of. */
  private static final Map<String, String> TYPES =
      Map.of(
          "video.motion", "VMD",
          "video.intrusion", "fielddetection",
          "video.linecross", "linedetection",
          "video.parking", "parking",
          "video.crowd", "group",
          "video.object_left", "unattendedBaggage",
          "vehicle.passing", "ANPR",
          "fire.flame", "fireDetection",
          "fire.smoke", "smokeDetection");

  private static final String BOUNDARY = "boundary";

  private final DevicePlace camera;

  HikvisionScenes(DevicePlace camera) {
    this.camera = camera;
  }

  /** Picture and first alert together, then repeats of the alert, then its end. */
  List<Cue> alarm(Instant now, Random random) {
    var type = TYPES.getOrDefault(camera.kind(), "VMD");
    var region = 1 + random.nextInt(2);
    var seconds = 2 + random.nextInt(6);
    var cues = new ArrayList<Cue>();
    cues.add(Cue.at(0, withPicture(alert(type, "active", region, now), Pictures.jpeg(random))));
    for (var i = 1; i <= seconds; i++) {
      cues.add(Cue.at(i, post(alert(type, "active", region, now.plusSeconds(i)))));
    }
    if (!type.equals("linedetection") && !type.equals("ANPR")) { // which never say it is over
      var end = now.plusSeconds(seconds + 1L);
      cues.add(Cue.at(seconds + 1, post(alert(type, "inactive", region, end))));
    }
    return cues;
  }

  /** "No video is lost": what these cameras send as a sign of life. */
  List<Cue> heartbeat(Instant now, Random random) {
    return List.of(Cue.at(0, post(alert("videoloss", "inactive", 0, now))));
  }

  private Post post(String alert) {
    return new Post(path(), "application/xml", alert.getBytes(StandardCharsets.UTF_8));
  }

  private String path() {
    return "/alerts/hikvision/" + camera.identity().replace(":", "");
  }

  private Post withPicture(String alert, byte[] jpeg) {
    var body = new ByteArrayOutputStream();
    part(body, "alert.xml", "application/xml", alert.getBytes(StandardCharsets.UTF_8));
    part(body, "alert.jpg", "image/jpeg", jpeg);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return new Post(path(), "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  private static void part(
      ByteArrayOutputStream body, String name, String contentType, byte[] content) {
    var head =
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(BOUNDARY, name, name, contentType, content.length);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private String alert(String type, String state, int region, Instant at) {
    var place =
        region == 0
            ? ""
            : "<DetectionRegionList><DetectionRegionEntry><regionID>%d</regionID><RegionCoordinatesList>"
                    .formatted(region)
                + corner(100, 300)
                + corner(900, 300)
                + corner(900, 950)
                + corner(100, 950)
                + "</RegionCoordinatesList></DetectionRegionEntry></DetectionRegionList>\n";
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <EventNotificationAlert version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema">
        <macAddress>%s</macAddress>
        <channelID>%s</channelID>
        <dateTime>%s</dateTime>
        <activePostCount>1</activePostCount>
        <eventType>%s</eventType>
        <eventState>%s</eventState>
        <channelName>%s</channelName>
        %s</EventNotificationAlert>
        """
        .formatted(
            camera.identity(),
            camera.channel(),
            TIME.format(at),
            type,
            state,
            camera.name(),
            place);
  }

  private static String corner(int x, int y) {
    return "<RegionCoordinates><positionX>%d</positionX><positionY>%d</positionY></RegionCoordinates>"
        .formatted(x, y);
  }
}
