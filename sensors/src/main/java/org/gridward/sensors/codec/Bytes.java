package org.gridward.sensors.codec;

/** Looks through bytes without copying them. */
final class Bytes {

  private Bytes() {}

  /** The first byte that is neither blank, line end nor part of a UTF-8 byte order mark. */
  static int skipBlank(byte[] bytes, int from, int to) {
    var at = from;
    if (to - at >= 3
        && bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBB
        && bytes[at + 2] == (byte) 0xBF) {
      at += 3;
    }
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }

  static boolean startsWith(byte[] bytes, int at, int to, byte[] prefix) {
    if (to - at < prefix.length) {
      return false;
    }
    for (var i = 0; i < prefix.length; i++) {
      if (bytes[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where a sequence next begins, or −1. */
  static int find(byte[] bytes, int from, int to, byte[] wanted) {
    for (var at = from; at <= to - wanted.length; at++) {
      if (startsWith(bytes, at, to, wanted)) {
        return at;
      }
    }
    return -1;
  }

  /** The next line feed, or {@code to}. */
  static int lineFeed(byte[] bytes, int from, int to) {
    var at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
