package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Optional;
import org.gridward.event.EventId;

/**
 * Makes redelivery ids (投递标识): the millisecond that a message names, then the first 96 bits of
 * SHA-256 over whatever tells two messages of a protocol apart. The same message gives the same id
 * on every machine and after every restart. What comes together lies together in an index of such
 * ids, which therefore writes few pages for many messages.
 */
public final class EventIds {

  private static final int TIME_DIGITS = 11;
  private static final int THOUSANDTH_BITS = 12; // three digits
  private static final int ID_BYTES = 12;
  private static final int HASH_BYTES = 16;

  private EventIds() {}

  /**
   * An id such as {@code frigate:69a4e1153845d41402abc4b2a76b9719d91}: the second since 1970 as
   * eight digits, the thousandth of it as three, and the hash as 24; all of them hexadecimal.
   *
   * @param protocol first part of the id
   * @param moment its millisecond tells messages apart too; empty where the message names none, and
   *     the parts suffice
   * @param parts in a fixed order; the limits between them count, so "a","bc" is not "ab","c"
   */
  public static EventId of(String protocol, Optional<Instant> moment, String... parts) {
    var digest = sha256();
    for (var part : parts) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(length(bytes.length));
      digest.update(bytes);
    }
    var time = moment.map(EventIds::sortable).orElse(0L);
    var hex = HexFormat.of();
    return new EventId(
        protocol
            + ':'
            + hex.toHexDigits(time, TIME_DIGITS)
            + hex.formatHex(digest.digest(), 0, ID_BYTES));
  }

  private static long sortable(Instant moment) {
    return moment.getEpochSecond() << THOUSANDTH_BITS | moment.get(ChronoField.MILLI_OF_SECOND);
  }

  private static byte[] length(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  /** A hash of content, as a part for {@link #of}: 32 hex digits. */
  public static String hash(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content), 0, HASH_BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }
}
