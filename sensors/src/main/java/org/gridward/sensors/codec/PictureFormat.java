package org.gridward.sensors.codec;

import java.util.Optional;

/** Knows a picture by its first bytes. */
public final class PictureFormat {

  private PictureFormat() {}

  /** The content type of the picture in these bytes; empty where they are no picture. */
  public static Optional<String> of(byte[] body, int from, int to) {
    if (to - from < 4) {
      return Optional.empty();
    }
    var first = (body[from] & 0xFF) << 8 | body[from + 1] & 0xFF;
    return switch (first) {
      case 0xFFD8 -> Optional.of("image/jpeg");
      case 0x8950 -> Optional.of("image/png");
      case 0x424D -> Optional.of("image/bmp");
      default -> Optional.empty();
    };
  }
}
