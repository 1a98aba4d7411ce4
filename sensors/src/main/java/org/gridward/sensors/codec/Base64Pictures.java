package org.gridward.sensors.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Pictures that stand as base64 text (RFC 4648, with or without line ends) in JSON. */
public final class Base64Pictures {

  private Base64Pictures() {}

  /**
   * The pictures of some objects, {@link MessageLimits#PICTURES} at most. What is no picture, or
   * too large for one, is left out: a bad picture loses no alert.
   *
   * @param member which member of each object holds the text
   */
  public static List<Picture> of(Iterable<JsonNode> objects, String member) {
    var found = new ArrayList<Picture>();
    for (var object : objects) {
      var text = Json.text(object, member);
      if (text.isPresent() && found.size() < MessageLimits.PICTURES) {
        picture(text.get()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Picture> picture(String base64) {
    try {
      var bytes = Base64.getMimeDecoder().decode(base64);
      return bytes.length > MessageLimits.PICTURE_BYTES
          ? Optional.empty()
          : PictureFormat.of(bytes, 0, bytes.length).map(it -> Picture.of(it, bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
