package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/**
 * Data of some content type, as far as it can be used.
 *
 * @param data JSON, or a JSON string for text; missing for what is opaque here
 * @param pictures the picture that the data is
 */
record Content(JsonNode data, List<Picture> pictures) {

  static Content of(Optional<String> contentType, byte[] bytes) throws MalformedPayload {
    var type = contentType.orElse("").strip().toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return new Content(MissingNode.getInstance(), List.of(picture(type, bytes)));
    }
    if (bytes.length > 0 && type.matches("[^;]*[/+]json(\\s*;.*)?")) {
      return new Content(Json.parse(CloudEventsCodec.PROTOCOL, bytes), List.of());
    }
    if (type.startsWith("text/")) {
      var text = new String(bytes, StandardCharsets.UTF_8);
      return new Content(TextNode.valueOf(text), List.of());
    }
    return new Content(MissingNode.getInstance(), List.of());
  }

  private static Picture picture(String type, byte[] bytes) throws MalformedPayload {
    if (bytes.length > MessageLimits.PICTURE_BYTES) {
      throw CloudEventsCodec.malformed(
          "found a picture of "
              + bytes.length
              + " bytes, expected at most "
              + MessageLimits.PICTURE_BYTES);
    }
    return Picture.of(Words.line(type.split(";")[0], 60), bytes);
  }
}
