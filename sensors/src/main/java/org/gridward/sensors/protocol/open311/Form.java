package org.gridward.sensors.protocol.open311;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * Reads {@code application/x-www-form-urlencoded}. Blanks and line ends that somebody forgot to
 * encode stand for themselves, at the ends of a name or value for nothing. Not thread-safe.
 */
final class Form {

  private static final int MOST_FIELDS = 128;

  private final byte[] body;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int at;

  private Form(byte[] body) {
    this.body = body;
  }

  /** Fields by name, in their order; the values of one name are joined by commas. */
  static Map<String, String> read(byte[] body) throws MalformedPayload {
    var form = new Form(body);
    while (form.at < body.length) {
      form.field();
    }
    return form.fields;
  }

  private void field() throws MalformedPayload {
    var start = at;
    var name = token('=');
    var hasValue = at < body.length && body[at] == '=';
    at += hasValue ? 1 : 0;
    var value = hasValue ? token('&') : "";
    at++; // the ampersand
    if (name.isEmpty() && value.isEmpty()) {
      return;
    }
    if (!hasValue) {
      throw MalformedPayload.at(
          Open311Codec.PROTOCOL, "", start, "found a name without \"=\", expected name=value");
    }
    if (fields.size() == MOST_FIELDS && !fields.containsKey(name)) {
      throw MalformedPayload.at(
          Open311Codec.PROTOCOL,
          "",
          start,
          "found more than " + MOST_FIELDS + " fields, expected at most so many");
    }
    fields.merge(name, value, (one, other) -> one + "," + other);
  }

  /** Decodes up to a limit or an ampersand, and stands on it. */
  private String token(char limit) throws MalformedPayload {
    var start = at;
    var bytes = new ByteArrayOutputStream();
    while (at < body.length && body[at] != limit && body[at] != '&') {
      bytes.write(octet());
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString()
          .strip();
    } catch (CharacterCodingException e) {
      throw MalformedPayload.at(
          Open311Codec.PROTOCOL, "", start, "found bytes that are no UTF-8, expected text");
    }
  }

  private int octet() throws MalformedPayload {
    var value = body[at++];
    if (value == '+') {
      return ' ';
    }
    if (value != '%') {
      return value;
    }
    var high = at < body.length ? Character.digit(body[at], 16) : -1;
    var low = at + 1 < body.length ? Character.digit(body[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw MalformedPayload.at(
          Open311Codec.PROTOCOL, "", at - 1, "found \"%\", expected two hex digits behind it");
    }
    at += 2;
    return high * 16 + low;
  }
}
