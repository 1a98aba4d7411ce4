package org.gridward.sensors.protocol.jt808;

import java.util.Arrays;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * A message behind its header.
 *
 * @param type which message, such as 0x0200
 * @param device the terminal's id, hex digits that are mostly a telephone number
 * @param serial its number, which wraps
 * @param of2019 whether it has the form of 2019
 * @param body what it says
 */
record Message(int type, String device, int serial, boolean of2019, Reader body) {

  private static final int SHORT_ID = 6;
  private static final int ALTERNATIVE_ID = 7;
  private static final int LONG_ID = 10;

  /** Reads one frame, with its delimiters and its escapes or, as logs keep it, without them. */
  static Message read(byte[] frame) throws MalformedPayload {
    var content = Framing.content(frame);
    if (!isSound(content)) {
      var asIs = Arrays.copyOfRange(frame, 1, frame.length - 1);
      if (!isSound(asIs)) {
        throw unsound(content);
      }
      content = asIs;
    }
    return read(content, frame[0] == Framing.ALTERNATIVE);
  }

  private static boolean isSound(byte[] content) {
    return content.length > 1
        && Framing.check(content, content.length - 1) == content[content.length - 1];
  }

  private static MalformedPayload unsound(byte[] content) {
    if (content.length < 2) {
      return MalformedPayload.at(
          Jt808Codec.PROTOCOL,
          "",
          1,
          "found %d bytes, expected a header".formatted(content.length));
    }
    var last = content.length - 1;
    return MalformedPayload.at(
        Jt808Codec.PROTOCOL,
        "check byte",
        content.length,
        "found 0x%02x, expected 0x%02x".formatted(content[last], Framing.check(content, last)));
  }

  private static Message read(byte[] content, boolean alternative) throws MalformedPayload {
    var in = new Reader(content, 0, content.length - 1);
    var type = in.u16("message type");
    var attributes = in.u16("attributes");
    var of2019 = (attributes & 1 << 14) != 0;
    if ((attributes >>> 10 & 7) != 0) {
      throw MalformedPayload.at(
          Jt808Codec.PROTOCOL,
          "attributes",
          2,
          "the body is encrypted; switch it off in the terminal");
    }
    if (of2019) {
      in.u8("version");
    }
    var device = in.hex("id", of2019 ? LONG_ID : alternative ? ALTERNATIVE_ID : SHORT_ID);
    var serial = in.u16("serial");
    if ((attributes & 1 << 13) != 0) {
      var parts = in.u16("parts");
      throw MalformedPayload.at(
          Jt808Codec.PROTOCOL,
          "attributes",
          2,
          "found part %d of %d, expected a whole message".formatted(in.u16("part"), parts));
    }
    var length = attributes & 0x3ff;
    return new Message(type, unpadded(device), serial, of2019, in.part("body", length));
  }

  /** Zeros before a telephone number say nothing. */
  private static String unpadded(String id) {
    var first = 0;
    while (first < id.length() - 1 && id.charAt(first) == '0') {
      first++;
    }
    return id.substring(first);
  }
}
