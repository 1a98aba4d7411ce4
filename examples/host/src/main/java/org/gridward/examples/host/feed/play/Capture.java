package org.gridward.examples.host.feed.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.sensors.codec.HeadedMessage;
import org.gridward.sensors.codec.SavedBody;

/**
 * One message of a device as somebody saved it, and the way it goes to a host: as its head says,
 * else as the devices of its protocol send it.
 *
 * @param protocol such as {@code hikvision}
 * @param device what stands in path or topic for the device where nothing else does
 * @param head how it came; empty where nobody wrote that down
 * @param bytes of the message, with or without its HTTP head; frames may be hex digits
 */
public record Capture(String protocol, String device, CaptureHead head, byte[] bytes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A message that the command cannot send, and why. */
  static final class UnsendableException extends Exception {

    private static final long serialVersionUID = 1;

    UnsendableException(String reason) {
      super(reason);
    }
  }

  /** The message, ready to be sent. */
  Message message() throws UnsendableException {
    if (head.topic().isPresent()) {
      return published(head.topic().get());
    }
    if (head.path().isPresent()) {
      return posted(head.path().get(), bytes, head.contentType(), head.headers());
    }
    var headed = HeadedMessage.of(bytes);
    if (headed.isPresent()) {
      return headed(headed.get());
    }
    return switch (protocol) {
      case "jt808" -> new Frame(SavedBody.ofHex(bytes));
      case "gb28181" -> throw overSip();
      case "chirpstack" -> published("application/" + device);
      case "zigbee2mqtt" -> published("zigbee2mqtt/" + device);
      case "frigate" -> published("frigate/" + frigateTopic());
      default -> posted();
    };
  }

  private static UnsendableException overSip() {
    return new UnsendableException(
        "it goes over SIP, from a device that has registered; send it from such a device");
  }

  /** Frigate says by the topic what a message is; the fields show it too. */
  private String frigateTopic() {
    var root = root();
    if (root.path("after").has("severity")) {
      return "reviews";
    }
    if (root.has("event_id")) {
      return "triggers";
    }
    return root.has("after") || !root.has("id") ? "events" : "tracked_object_update";
  }

  private JsonNode root() {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private Publish published(String topic) {
    return new Publish(topic, head.retained(), head.contentType(), head.headers(), bytes);
  }

  /** As a device posts it that was told to push to {@code /alerts/<protocol>/<device>}. */
  public Post posted() {
    var path =
        Stream.of(device.split("/"))
            .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/", "/alerts/" + protocol + "/", ""));
    return posted(path, bytes, head.contentType(), head.headers());
  }

  private Post posted(
      String path, byte[] body, Optional<String> type, Map<String, String> headers) {
    return new Post(path, type.or(() -> type(body)), headers, body);
  }

  private Optional<String> type(byte[] body) {
    var type = SavedBody.type(body);
    if (protocol.equals("cloudevents")) {
      var batch = type.isPresent() && body[0] == '[';
      return Optional.of("application/cloudevents" + (batch ? "-batch" : "") + "+json");
    }
    return type;
  }

  /** A request as it was on the wire, with its start line and headers. */
  private Post headed(HeadedMessage it) throws UnsendableException {
    if (!it.target().startsWith("/")) {
      throw it.target().isEmpty()
          ? new UnsendableException("it is an answer; only requests are sent")
          : overSip();
    }
    if (!it.method().equals("POST")) {
      throw new UnsendableException("its method is " + it.method() + "; only POST is sent");
    }
    if (it.headers().containsKey("Transfer-Encoding")) {
      throw new UnsendableException("its body is cut into chunks; save it whole");
    }
    var headers = new LinkedHashMap<>(it.headers());
    headers.keySet().removeIf("Content-Type"::equalsIgnoreCase);
    var body = Arrays.copyOfRange(bytes, it.from(), bytes.length);
    return posted(
        it.target(), body, Optional.ofNullable(it.headers().get("Content-Type")), headers);
  }
}
