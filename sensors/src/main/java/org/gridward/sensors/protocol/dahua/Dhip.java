package org.gridward.sensors.protocol.dahua;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;

/**
 * Takes JSON out of DHIP frames: a head of 32 bytes with {@code 0x20 00 00 00 "DHIP"}, session,
 * number, the length of what follows at byte 16 and of the whole content at byte 24, both little
 * endian; a content may be spread over several frames.
 */
final class Dhip {

  private static final int HEAD = 32;
  private static final int LENGTH_HERE = 16;
  private static final int LENGTH_IN_ALL = 24;
  private static final byte[] NAME = "DHIP".getBytes(StandardCharsets.US_ASCII);

  private Dhip() {}

  static boolean looksLike(byte[] body) {
    return isHead(body, 0);
  }

  private static boolean isHead(byte[] body, int at) {
    return body.length - at >= 8 && Arrays.equals(body, at + 4, at + 8, NAME, 0, NAME.length);
  }

  static List<byte[]> read(byte[] body) throws MalformedPayload {
    var contents = new ArrayList<byte[]>();
    var content = new ByteArrayOutputStream();
    var at = 0;
    while (at < body.length) {
      if (!isHead(body, at) || body.length - at < HEAD) {
        throw malformed(at, "found no head of a frame, expected 0x20000000 \"DHIP\" …");
      }
      var head = ByteBuffer.wrap(body, at, HEAD).slice().order(ByteOrder.LITTLE_ENDIAN);
      var here = head.getInt(LENGTH_HERE);
      var inAll = head.getInt(LENGTH_IN_ALL);
      at += HEAD;
      if (here < 0 || here > body.length - at) {
        throw malformed(
            at - HEAD + LENGTH_HERE,
            "found %d bytes, expected %d".formatted(body.length - at, here & 0xffffffffL));
      }
      content.write(body, at, here);
      at += here;
      if (content.size() >= inAll) {
        contents.add(content.toByteArray());
        content.reset();
      }
      if (contents.size() > MessageLimits.ELEMENTS) {
        throw malformed(at, "more than " + MessageLimits.ELEMENTS + " frames");
      }
    }
    if (content.size() > 0) {
      throw malformed(at, "found the end, expected the next frame of this content");
    }
    return contents;
  }

  private static MalformedPayload malformed(int at, String problem) {
    return MalformedPayload.at(DahuaCodec.PROTOCOL, "DHIP", at, problem);
  }
}
