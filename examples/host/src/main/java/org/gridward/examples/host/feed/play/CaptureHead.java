package org.gridward.examples.host.feed.play;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a saved message came, from a text file beside it: a line {@code name: value} each for {@code
 * topic} or {@code path}, and for {@code content-type}, {@code retained}, {@code header.NAME} and
 * {@code query.NAME}. A line of two hyphens ends it.
 *
 * @param path with its query
 * @param headers user properties over MQTT
 */
public record CaptureHead(
    Optional<String> topic,
    Optional<String> path,
    Optional<String> contentType,
    boolean retained,
    Map<String, String> headers) {

  /** Where nobody wrote anything down. */
  public static final CaptureHead NONE =
      new CaptureHead(Optional.empty(), Optional.empty(), Optional.empty(), false, Map.of());

  /** What the samples of the codecs say besides, and what is no matter of sending. */
  private static final Set<String> OTHERS = Set.of("message", "received", "peer", "zone");

  /**
   * Reads the lines.
   *
   * @throws IllegalArgumentException that names the line that is wrong, its value, and the mending
   */
  static CaptureHead read(List<String> lines) {
    var values = new LinkedHashMap<String, String>();
    var headers = new LinkedHashMap<String, String>();
    var query = new ArrayList<String>();
    var number = 0;
    for (var line : lines) {
      number++;
      if (line.strip().equals("--")) {
        break;
      }
      if (!line.isBlank()) {
        take(number, line, values, headers, query);
      }
    }
    var path = Optional.ofNullable(values.get("path")).map(it -> it + joined(it, query));
    return checked(values, path, headers);
  }

  private static void take(
      int number,
      String line,
      Map<String, String> values,
      Map<String, String> headers,
      List<String> query) {
    var colon = line.indexOf(':');
    var name = line.substring(0, Math.max(colon, 0)).strip();
    var value = line.substring(colon + 1).strip();
    if (name.startsWith("header.")) {
      headers.put(name.substring("header.".length()), value);
    } else if (name.startsWith("query.")) {
      query.add(encoded(name.substring("query.".length())) + "=" + encoded(value));
    } else if (Set.of("topic", "path", "content-type", "retained").contains(name)) {
      values.put(name, value);
    } else if (!OTHERS.contains(name)) {
      throw new IllegalArgumentException(
          ("line %d is \"%s\"; write topic, path, content-type, retained, header.NAME or"
                  + " query.NAME, a colon and the value.")
              .formatted(number, line));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String joined(String path, List<String> query) {
    return query.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + String.join("&", query);
  }

  private static CaptureHead checked(
      Map<String, String> values, Optional<String> path, Map<String, String> headers) {
    var topic = Optional.ofNullable(values.get("topic"));
    if (topic.isPresent() && path.isPresent()) {
      throw new IllegalArgumentException("topic and path are both there; write one of them.");
    }
    if (topic.filter(it -> !RecordedMessage.isTopic(it)).isPresent()) {
      throw new IllegalArgumentException(
          "topic is \"%s\"; write one topic such as frigate/events, without + and #."
              .formatted(topic.get()));
    }
    if (path.filter(it -> !RecordedMessage.isPath(it)).isPresent()) {
      throw new IllegalArgumentException(
          "path is \"%s\"; write it as it stands in the request, such as /alerts/hikvision/gate."
              .formatted(path.get()));
    }
    return new CaptureHead(
        topic,
        path,
        Optional.ofNullable(values.get("content-type")),
        Boolean.parseBoolean(values.get("retained")),
        headers);
  }
}
