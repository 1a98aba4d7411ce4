package org.gridward.examples.host.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridward.examples.host.feed.play.Message.Publish;

/** Writes JSON messages. */
final class Notes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Notes() {}

  /** Names and values in turn; null values are written. */
  static Map<String, Object> of(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // maps of plain values do not fail
    }
  }

  static Publish publish(String topic, Object value) {
    return new Publish(topic, false, bytes(value));
  }
}
