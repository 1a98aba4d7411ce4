package org.gridward.examples.host.feed.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;

/**
 * A message and when it was sent, as one line of JSON of a recorded day. Its fields:
 *
 * <ul>
 *   <li>{@code at}: the moment, such as {@code 2026-03-02T02:00:00Z}
 *   <li>{@code transport}: {@code http}, {@code mqtt} or {@code tcp}
 *   <li>{@code path} of http, as in the request, with its query; {@code topic} of mqtt
 *   <li>{@code contentType}, {@code headers} (user properties over mqtt): where there are any
 *   <li>{@code retained}: {@code true} where mqtt says so
 *   <li>{@code body} as text or {@code base64}: one of them. Over tcp, one frame of JT/T 808 with
 *       its delimiters
 * </ul>
 *
 * @param at when it was sent
 */
record RecordedMessage(Instant at, Message message) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String EXAMPLE =
      "{\"at\":\"2026-03-02T02:00:00Z\",\"transport\":\"mqtt\",\"topic\":\"frigate/events\","
          + "\"body\":\"…\"}";
  private static final Set<String> FIELDS =
      Set.of(
          "at",
          "transport",
          "path",
          "topic",
          "contentType",
          "headers",
          "retained",
          "body",
          "base64");
  private static final int MOST_SHOWN = 80;

  /**
   * Reads one line.
   *
   * @throws IllegalArgumentException that says which field is wrong, its value, and how to mend it
   */
  static RecordedMessage read(String line) {
    var fields = fields(line);
    for (var field : fields.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw wrong(field.getKey() + " is no field of a message; write it like " + EXAMPLE);
      }
    }
    return new RecordedMessage(moment(fields), message(fields));
  }

  private static ObjectNode fields(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode it) {
        return it;
      }
    } catch (JsonProcessingException e) {
      // told below
    }
    throw wrong(shown(line) + " is no JSON object; write one in each line, like " + EXAMPLE);
  }

  private static Instant moment(ObjectNode fields) {
    try {
      return Instant.parse(text(fields, "at").orElse(""));
    } catch (DateTimeException e) {
      throw wrong(seen(fields, "at") + "; write a moment such as 2026-03-02T02:00:00Z.");
    }
  }

  private static Message message(ObjectNode fields) {
    var body = body(fields);
    var type = text(fields, "contentType");
    return switch (text(fields, "transport").orElse("")) {
      case "http" -> {
        refuse(fields, "http", "topic", "retained");
        yield new Post(path(fields), type, headers(fields), body);
      }
      case "mqtt" -> {
        refuse(fields, "mqtt", "path");
        yield new Publish(topic(fields), retained(fields), type, headers(fields), body);
      }
      case "tcp" -> {
        refuse(fields, "tcp", "path", "topic", "retained", "contentType", "headers");
        yield new Frame(body);
      }
      default -> throw wrong(seen(fields, "transport") + "; write http, mqtt or tcp.");
    };
  }

  private static void refuse(ObjectNode fields, String transport, String... names) {
    for (var name : names) {
      if (fields.has(name)) {
        throw wrong(
            "%s, and there is none over %s; leave it out."
                .formatted(seen(fields, name), transport));
      }
    }
  }

  private static String path(ObjectNode fields) {
    var path = text(fields, "path").orElse("");
    if (!isPath(path)) {
      throw wrong(
          seen(fields, "path")
              + "; write it as it stands in the request, such as /alerts/hikvision/gate?channel=1.");
    }
    return path;
  }

  static boolean isPath(String path) {
    try {
      return path.startsWith("/") && !path.startsWith("//") && new URI(path).getPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String topic(ObjectNode fields) {
    var topic = text(fields, "topic").orElse("");
    if (!isTopic(topic)) {
      throw wrong(
          seen(fields, "topic") + "; write one topic such as frigate/events, without + and #.");
    }
    return topic;
  }

  static boolean isTopic(String topic) {
    return !topic.isEmpty() && topic.chars().noneMatch(it -> it == '+' || it == '#' || it == 0);
  }

  private static boolean retained(ObjectNode fields) {
    var retained = fields.path("retained");
    if (!retained.isMissingNode() && !retained.isBoolean()) {
      throw wrong(seen(fields, "retained") + "; write true or false.");
    }
    return retained.asBoolean();
  }

  private static Map<String, String> headers(ObjectNode fields) {
    var headers = new LinkedHashMap<String, String>();
    var all = fields.path("headers");
    if (!all.isMissingNode() && !all.isObject()) {
      throw wrong(seen(fields, "headers") + "; write names and texts, such as {\"ce-id\":\"7\"}.");
    }
    for (var header : all.properties()) {
      if (!header.getValue().isTextual()) {
        throw wrong(
            "headers, %s is %s; write a text.".formatted(header.getKey(), header.getValue()));
      }
      headers.put(header.getKey(), header.getValue().textValue());
    }
    return headers;
  }

  private static byte[] body(ObjectNode fields) {
    var text = text(fields, "body");
    var base64 = text(fields, "base64");
    if (text.isPresent() == base64.isPresent()) {
      throw wrong(
          (text.isPresent() ? "body and base64 are both there" : "neither body nor base64 is there")
              + "; write one of them, an empty body as \"\".");
    }
    try {
      return text.map(it -> it.getBytes(StandardCharsets.UTF_8))
          .orElseGet(() -> Base64.getDecoder().decode(base64.orElseThrow()));
    } catch (IllegalArgumentException e) {
      throw wrong(seen(fields, "base64") + "; write the bytes in Base64, or their text as body.");
    }
  }

  private static Optional<String> text(ObjectNode fields, String name) {
    var value = fields.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw wrong(seen(fields, name) + "; write a text in quotes.");
    }
    return Optional.ofNullable(value.textValue());
  }

  private static String seen(ObjectNode fields, String name) {
    JsonNode value = fields.get(name);
    return value == null ? name + " is missing" : name + " is " + shown(value.toString());
  }

  private static String shown(String value) {
    return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }

  /** The line, without its end. */
  String line() {
    var line = JSON.createObjectNode().put("at", at.toString());
    if (message instanceof Post it) {
      line.put("transport", "http").put("path", it.path());
      head(line, it.contentType(), it.headers());
    } else if (message instanceof Publish it) {
      line.put("transport", "mqtt").put("topic", it.topic());
      head(line, it.contentType(), it.headers());
      if (it.retained()) {
        line.put("retained", true);
      }
    } else {
      line.put("transport", "tcp");
    }
    var text = new String(message.body(), StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), message.body())) {
      line.put("body", text);
    } else {
      line.put("base64", Base64.getEncoder().encodeToString(message.body()));
    }
    return line.toString();
  }

  private static void head(ObjectNode line, Optional<String> type, Map<String, String> headers) {
    type.ifPresent(it -> line.put("contentType", it));
    if (!headers.isEmpty()) {
      headers.forEach(line.putObject("headers")::put);
    }
  }
}
