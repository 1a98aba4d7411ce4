package org.gridward.examples.host.feed.play;

import java.util.Map;
import java.util.Optional;

/** One message on its way to the town's gateway. Its bytes are not copied; nobody changes them. */
public sealed interface Message {

  byte[] body();

  /**
   * Pushed over HTTP to the alert listener.
   *
   * @param path as it stands in the request, with its query
   * @param headers but for the type and those of the connection itself
   */
  record Post(String path, Optional<String> contentType, Map<String, String> headers, byte[] body)
      implements Message {

    public Post(String path, String contentType, byte[] body) {
      this(path, Optional.of(contentType), Map.of(), body);
    }
  }

  /**
   * Published over MQTT at QoS 1.
   *
   * @param headers the user properties of MQTT 5
   */
  record Publish(
      String topic,
      boolean retained,
      Optional<String> contentType,
      Map<String, String> headers,
      byte[] body)
      implements Message {

    public Publish(String topic, boolean retained, byte[] body) {
      this(topic, retained, Optional.empty(), Map.of(), body);
    }
  }

  /** A frame of JT/T 808 with its delimiters, sent over the connection of its terminal. */
  record Frame(byte[] body) implements Message {}
}
