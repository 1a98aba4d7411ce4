package org.gridward.sensors.protocol.uniview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Base64Pictures;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Picture;

/**
 * Makes the event of a {@code PersonVerification}: somebody stood before a controlled door. A
 * record; who it was is personal data and stays out.
 */
final class Passage {

  private Passage() {}

  static Decoded of(Told told) {
    var root = told.root();
    var pictures = new ArrayList<Picture>();
    for (var face : root.path("FaceInfoList")) {
      pictures.addAll(Base64Pictures.of(List.of(face.path("FaceImage")), "Data"));
    }
    var kept = pictures.subList(0, Math.min(pictures.size(), MessageLimits.PICTURES));
    var event =
        told.event(
                "door.passage",
                Source.SENSOR,
                told.time(first(root), "Timestamp", "TimeStamp"),
                told.device(Optional.empty()),
                0)
            .nativeKind("PersonVerification")
            .phase(Phase.MEASUREMENT);
    kept.forEach(it -> event.media(it.ref()));
    for (var match : root.path("LibMatInfoList")) {
      Json.text(match, "MatchStatus").ifPresent(it -> event.attribute("match", it));
    }
    return new Decoded(List.of(event.build()), kept, List.of());
  }

  /** What tells the time: the push itself, else its first record. */
  private static JsonNode first(JsonNode root) {
    if (root.has("Timestamp") || root.has("TimeStamp")) {
      return root;
    }
    return root.has("FaceInfoList")
        ? root.path("FaceInfoList").path(0)
        : root.path("CardInfoList").path(0);
  }
}
