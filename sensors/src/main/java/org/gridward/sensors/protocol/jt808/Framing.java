package org.gridward.sensors.protocol.jt808;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.gridward.sensors.codec.FramedCodec;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * Cuts a stream of bytes into frames and takes the escapes out of them. Reads at any cut of the
 * stream, forgets what stands before the first delimiter, and holds no more than one frame. Not
 * thread-safe.
 */
public final class Framing implements FramedCodec.Framer {

  /** Longest frame with its escapes; JT/T 808 allows 1,023 bytes of body. */
  public static final int LONGEST = 4_096;

  static final byte STANDARD = 0x7e;
  static final byte ALTERNATIVE = (byte) 0xe7;

  private final ByteArrayOutputStream frame = new ByteArrayOutputStream(256);
  private int delimiter = -1; // of the frame in hand; −1 outside of frames

  /** The frame comes with its delimiters and escapes. */
  @Override
  public Optional<byte[]> take(byte next) {
    if (delimiter < 0) {
      if (next == STANDARD || next == ALTERNATIVE) {
        begin(next);
      }
      return Optional.empty();
    }
    frame.write(next);
    if (next != (byte) delimiter) {
      if (frame.size() >= LONGEST) {
        delimiter = -1; // no frame is so long: wait for the next
      }
      return Optional.empty();
    }
    if (frame.size() == 2) {
      begin(next); // two delimiters in a row: the end of one frame and the start of the next
      return Optional.empty();
    }
    delimiter = -1;
    return Optional.of(frame.toByteArray());
  }

  @Override
  public boolean isWithin() {
    return delimiter >= 0;
  }

  private void begin(byte first) {
    frame.reset();
    frame.write(first);
    delimiter = first & 0xff;
  }

  /**
   * What stands between the delimiters, without escapes.
   *
   * @throws MalformedPayload where it is no frame
   */
  static byte[] content(byte[] frame) throws MalformedPayload {
    if (frame.length < 2 || !isDelimiter(frame[0]) || frame[frame.length - 1] != frame[0]) {
      throw MalformedPayload.at(
          Jt808Codec.PROTOCOL,
          "",
          0,
          "found "
              + frame.length
              + " bytes that do not stand between two delimiters, expected 0x7e … 0x7e");
    }
    var content = new byte[frame.length - 2];
    var length = 0;
    for (var i = 1; i < frame.length - 1; i++) {
      var escaped = unescaped(frame, i);
      content[length++] = escaped < 0 ? frame[i] : (byte) escaped;
      i += escaped < 0 ? 0 : 1;
    }
    return length == content.length ? content : Arrays.copyOf(content, length);
  }

  private static boolean isDelimiter(byte value) {
    return value == STANDARD || value == ALTERNATIVE;
  }

  /** What an escape of two bytes stands for; −1 where there is none. */
  private static int unescaped(byte[] frame, int at) {
    if (at + 1 >= frame.length - 1) {
      return -1;
    }
    var pair = (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
    if (frame[0] == STANDARD) {
      return pair == 0x7d02 ? 0x7e : pair == 0x7d01 ? 0x7d : -1;
    }
    return switch (pair) {
      case 0xe601 -> 0xe6;
      case 0xe602 -> 0xe7;
      case 0x3e01 -> 0x3e;
      case 0x3e02 -> 0x3d;
      default -> -1;
    };
  }

  /** A frame with escapes around a content. */
  static byte[] frame(byte[] content) {
    var frame = new ByteArrayOutputStream(content.length + 8);
    frame.write(STANDARD);
    for (var value : content) {
      if (value == STANDARD || value == 0x7d) {
        frame.write(0x7d);
        frame.write(value == STANDARD ? 2 : 1);
      } else {
        frame.write(value);
      }
    }
    frame.write(STANDARD);
    return frame.toByteArray();
  }

  /** The exclusive or of so many bytes. */
  static byte check(byte[] content, int length) {
    var check = (byte) 0;
    for (var i = 0; i < length; i++) {
      check ^= content[i];
    }
    return check;
  }
}
