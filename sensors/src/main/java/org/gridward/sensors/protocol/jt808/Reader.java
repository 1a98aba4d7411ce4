package org.gridward.sensors.protocol.jt808;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads numbers and texts one after the other, never past their end. Not thread-safe. */
final class Reader {

  private static final Charset GBK = Charset.forName("GBK");

  private final byte[] bytes;
  private final int end;
  private int at;

  Reader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int left() {
    return end - at;
  }

  int at() {
    return at;
  }

  int u8(String what) throws MalformedPayload {
    need(what, 1);
    return bytes[at++] & 0xff;
  }

  int u16(String what) throws MalformedPayload {
    need(what, 2);
    return u8(what) << 8 | u8(what);
  }

  long u32(String what) throws MalformedPayload {
    need(what, 4);
    return (long) u16(what) << 16 | u16(what);
  }

  /** One byte of two decimal digits; −1 where one of them is none. */
  int bcd(String what) throws MalformedPayload {
    var value = u8(what);
    var high = value >>> 4;
    var low = value & 15;
    return high > 9 || low > 9 ? -1 : high * 10 + low;
  }

  /** So many bytes as hex digits. */
  String hex(String what, int length) throws MalformedPayload {
    need(what, length);
    at += length;
    return HexFormat.of().formatHex(bytes, at - length, at);
  }

  /** So many bytes of text, cut at its first zero. */
  String text(String what, int length) throws MalformedPayload {
    need(what, length);
    var from = at;
    var to = from;
    at += length;
    while (to < at && bytes[to] != 0) {
      to++;
    }
    return new String(bytes, from, to - from, GBK).strip();
  }

  /** A reader of the next so many bytes. */
  Reader part(String what, int length) throws MalformedPayload {
    need(what, length);
    at += length;
    return new Reader(bytes, at - length, at);
  }

  private void need(String what, int length) throws MalformedPayload {
    if (end - at < length) {
      throw MalformedPayload.at(
          Jt808Codec.PROTOCOL, what, at, "found %d bytes, expected %d".formatted(end - at, length));
    }
  }
}
