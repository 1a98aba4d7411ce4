package org.gridward.sensors.protocol.sparkplug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * Reads protobuf fields within strict bounds: nothing is read past the end of a message, and
 * nothing is set aside on the word of a length. Not thread-safe.
 */
final class Wire {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int MOST_DEPTH = 8;
  private static final int MOST_VARINT_BYTES = 10;

  private final byte[] bytes;
  private final int end;
  private final int depth;
  private int at;
  private int tagAt;
  private int type;

  private Wire(byte[] bytes, int from, int end, int depth) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.depth = depth;
  }

  static Wire of(byte[] bytes) {
    return new Wire(bytes, 0, bytes.length, 0);
  }

  boolean hasNext() {
    return at < end;
  }

  /** The number of the next field. */
  int field() throws MalformedPayload {
    tagAt = at;
    var tag = varint64();
    type = (int) (tag & 7);
    var number = tag >>> 3;
    if (number == 0 || number > 0x1FFFFFFF) {
      throw malformed("found field number " + number + ", expected 1 or more");
    }
    return (int) number;
  }

  /** What is wrong with the field that was read last. */
  MalformedPayload malformed(String problem) {
    return MalformedPayload.at(SparkplugCodec.PROTOCOL, "", tagAt, problem);
  }

  private void expect(int wanted) throws MalformedPayload {
    if (type != wanted) {
      throw malformed("found wire type " + type + ", expected " + wanted);
    }
  }

  long varint() throws MalformedPayload {
    expect(VARINT);
    return varint64();
  }

  boolean flag() throws MalformedPayload {
    return varint() != 0;
  }

  private long varint64() throws MalformedPayload {
    var value = 0L;
    for (var i = 0; i < MOST_VARINT_BYTES; i++) {
      if (at == end) {
        throw malformed("found the end within a number");
      }
      var next = bytes[at++];
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("found a number of more than " + MOST_VARINT_BYTES + " bytes");
  }

  float float32() throws MalformedPayload {
    expect(FIXED32);
    return take(Float.BYTES).getFloat();
  }

  double float64() throws MalformedPayload {
    expect(FIXED64);
    return take(Double.BYTES).getDouble();
  }

  private ByteBuffer take(long length) throws MalformedPayload {
    if (length < 0 || length > end - at) {
      throw malformed(
          "found a length of "
              + Long.toUnsignedString(length)
              + " bytes, of which "
              + (end - at)
              + " are there");
    }
    var taken = ByteBuffer.wrap(bytes, at, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    at += (int) length;
    return taken;
  }

  String text() throws MalformedPayload {
    expect(BYTES);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(take(varint64())).toString();
    } catch (CharacterCodingException e) {
      throw malformed("found bytes that are no UTF-8, expected text");
    }
  }

  /** Passes over bytes. */
  int length() throws MalformedPayload {
    expect(BYTES);
    return take(varint64()).remaining();
  }

  /** A message within this one. */
  Wire message() throws MalformedPayload {
    expect(BYTES);
    if (depth == MOST_DEPTH) {
      throw malformed("found messages nested deeper than " + MOST_DEPTH);
    }
    var inner = take(varint64());
    return new Wire(bytes, at - inner.remaining(), at, depth + 1);
  }
}
