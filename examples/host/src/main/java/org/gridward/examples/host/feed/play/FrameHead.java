package org.gridward.examples.host.feed.play;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the sender of a JT/T 808 frame must know of it, and of an answer.
 *
 * @param type which message, such as 0x0200
 * @param terminal whose it is, hex digits
 * @param serial its number
 * @param body as it stands, with the check byte
 */
record FrameHead(int type, String terminal, int serial, byte[] body) {

  private static final int GENERAL_ANSWER = 0x8001;
  private static final int ANSWER_TO_REGISTRATION = 0x8100;
  private static final int DELIMITER = 0x7e;

  /** The head of a frame with its delimiters; empty where it is too short or of another form. */
  static Optional<FrameHead> of(byte[] frame) {
    var content = content(frame);
    if (content.length < 4 || frame[0] != DELIMITER) {
      return Optional.empty();
    }
    var of2019 = (content[2] & 1 << 6) != 0;
    var id = of2019 ? 5 : 4;
    var end = id + (of2019 ? 10 : 6);
    if (content.length < end + 2) {
      return Optional.empty();
    }
    return Optional.of(
        new FrameHead(
            u16(content, 0),
            HexFormat.of().formatHex(content, id, end),
            u16(content, end),
            Arrays.copyOfRange(content, end + 2, content.length)));
  }

  /** Without delimiters and escapes. */
  private static byte[] content(byte[] frame) {
    var content = new byte[frame.length];
    var length = 0;
    for (var i = 1; i < frame.length - 1; i++) {
      var escape = frame[i] == 0x7d && (frame[i + 1] == 1 || frame[i + 1] == 2);
      content[length++] = escape ? (byte) (0x7c + frame[i + 1]) : frame[i];
      i += escape ? 1 : 0;
    }
    return Arrays.copyOf(content, length);
  }

  /** The serial number of the message that this frame answers; empty where it is no answer. */
  Optional<Integer> answers() {
    return isAnswer() ? Optional.of(u16(body, 0)) : Optional.empty();
  }

  private boolean isAnswer() {
    return type == GENERAL_ANSWER && body.length > 4
        || type == ANSWER_TO_REGISTRATION && body.length > 2;
  }

  /** What an answer says: 0 for success. */
  int result() {
    return body[type == GENERAL_ANSWER ? 4 : 2];
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
