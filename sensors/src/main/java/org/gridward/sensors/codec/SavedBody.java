package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Guesses what a body is by how it begins, for files that were saved without their headers. */
public final class SavedBody {

  private static final int LONGEST_BOUNDARY = 70; // RFC 2046, 5.1.1

  private SavedBody() {}

  /** Bytes that were saved as hex digits, as logs of binary protocols are; else the body itself. */
  public static byte[] ofHex(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
    return text.matches("(?i)([0-9a-f]{2})+") ? HexFormat.of().parseHex(text) : body;
  }

  /** The type of its content; empty where its first bytes do not tell. */
  public static Optional<String> type(byte[] body) {
    var start = new String(body, 0, Math.min(body.length, 256), StandardCharsets.ISO_8859_1);
    var text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    var line = text.lines().findFirst().orElse("");
    if (line.startsWith("--") && line.length() > 2 && line.length() <= LONGEST_BOUNDARY + 2) {
      return Optional.of("multipart/form-data; boundary=" + line.substring(2).strip());
    }
    return switch (text.isBlank() ? ' ' : text.strip().charAt(0)) {
      case '<' -> Optional.of("application/xml");
      case '{', '[' -> Optional.of("application/json");
      default -> Optional.empty();
    };
  }
}
