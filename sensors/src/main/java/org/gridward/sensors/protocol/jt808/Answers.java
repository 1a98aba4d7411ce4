package org.gridward.sensors.protocol.jt808;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a platform answers once a message is committed: without it the terminal sends again. */
final class Answers {

  private static final int GENERAL = 0x8001;
  private static final int REGISTERED = 0x8100;

  private Answers() {}

  /**
   * The answer to a message: 0x8100 to a registration, with the id itself as the code by which the
   * terminal shall sign on; 0x8001 to all else.
   */
  static byte[] accepted(Message message) {
    var body = new ByteArrayOutputStream();
    u16(body, message.serial());
    if (message.type() == 0x0100) {
      body.write(0);
      body.writeBytes(message.device().getBytes(StandardCharsets.US_ASCII));
      return frame(REGISTERED, message, body.toByteArray());
    }
    u16(body, message.type());
    body.write(0);
    return frame(GENERAL, message, body.toByteArray());
  }

  private static byte[] frame(int type, Message asked, byte[] body) {
    var content = new ByteArrayOutputStream();
    u16(content, type);
    u16(content, body.length | (asked.of2019() ? 1 << 14 : 0));
    if (asked.of2019()) {
      content.write(1);
    }
    var digits = asked.of2019() ? 20 : 12;
    var id = "0".repeat(Math.max(0, digits - asked.device().length())) + asked.device();
    content.writeBytes(HexFormat.of().parseHex(id));
    u16(content, asked.serial());
    content.writeBytes(body);
    var all = content.toByteArray();
    content.write(Framing.check(all, all.length));
    return Framing.frame(content.toByteArray());
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
