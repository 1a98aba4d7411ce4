package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.gridward.event.EventId;

/**
 * Makes redelivery ids (投递标识): the first 128 bits of SHA-256 over whatever tells two messages of a
 * protocol apart. The same message gives the same id on every machine and after every restart.
 */
public final class EventIds {

  private static final Duration ARRIVAL_WINDOW = Duration.ofSeconds(5);
  private static final int BYTES = 16;

  private EventIds() {}

  /**
   * An id such as {@code frigate:5d41402abc4b2a76b9719d911017c592}.
   *
   * @param protocol first part of the id
   * @param parts in a fixed order; the limits between them count, so "a","bc" is not "ab","c"
   */
  public static EventId of(String protocol, String... parts) {
    var digest = sha256();
    for (var part : parts) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(length(bytes.length));
      digest.update(bytes);
    }
    return new EventId(protocol + ':' + HexFormat.of().formatHex(digest.digest(), 0, BYTES));
  }

  private static byte[] length(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  /** A hash of content, as a part for {@link #of}: 32 hex digits. */
  public static String hash(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content), 0, BYTES);
  }

  /**
   * The 5 s window of an arrival, as a part for {@link #of}, for messages that carry neither an id
   * nor a time: what is told twice within the window counts once.
   */
  public static String window(Instant receivedAt) {
    return Long.toString(Math.floorDiv(receivedAt.toEpochMilli(), ARRIVAL_WINDOW.toMillis()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }
}
