package org.gridward.sensors.protocol.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Inbound.Transport;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Attributes beside the data: in HTTP headers with a prefix, in MQTT 5 user properties without. */
final class BinaryMode {

  private static final String HTTP_PREFIX = "ce-";
  private static final Set<String> OWN = Set.of("specversion", "id", "source", "type");

  private BinaryMode() {}

  /** Whether the attributes stand beside the body. */
  static boolean uses(Inbound in) {
    return in.header(prefix(in) + "specversion").isPresent();
  }

  private static String prefix(Inbound in) {
    return in.transport() == Transport.HTTP ? HTTP_PREFIX : "";
  }

  static CloudEvent read(Inbound in) throws MalformedPayload {
    var all = attributes(in);
    CloudEventsCodec.checkVersion(all.get("specversion"));
    var content = Content.of(in.contentType(), in.body());
    var others = new TreeMap<>(all);
    others.keySet().removeAll(OWN);
    return new CloudEvent(
        CloudEventsCodec.required("id", all.get("id")),
        CloudEventsCodec.required("source", all.get("source")),
        CloudEventsCodec.required("type", all.get("type")),
        others,
        content.data(),
        content.pictures(),
        RawBytes.of(content.pictures().isEmpty() ? in.body() : new byte[0]));
  }

  private static Map<String, String> attributes(Inbound in) throws MalformedPayload {
    var prefix = prefix(in);
    var attributes = new TreeMap<String, String>();
    for (var header : in.headers().entrySet()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(prefix)) {
        var value = prefix.isEmpty() ? header.getValue() : decoded(name, header.getValue());
        attributes.put(name.substring(prefix.length()), value);
      }
    }
    return attributes;
  }

  /** Undoes percent-encoding and, for older senders, double quotes around the value. */
  private static String decoded(String name, String value) throws MalformedPayload {
    var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    var text = quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
    var bytes = new ByteArrayOutputStream();
    for (var i = 0; i < text.length(); i++) {
      var octet = octet(text, i);
      if (octet < 0) {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      } else {
        bytes.write(octet);
        i += 2;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw CloudEventsCodec.malformed(
          "found header " + name + " " + Words.seen(value) + ", expected percent-encoded UTF-8");
    }
  }

  /** The octet that is encoded here, or −1. */
  private static int octet(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    var high = Character.digit(text.charAt(at + 1), 16);
    var low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
