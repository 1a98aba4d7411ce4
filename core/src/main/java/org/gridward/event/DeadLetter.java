package org.gridward.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A message that could not become an event (死信): kept with its bytes and the reason, acknowledged
 * to its sender, and never in the way of the next one.
 *
 * @param protocol which protocol it should have been, such as {@code hikvision}
 * @param origin the topic or path it came by
 * @param peer who sent it, an address or client name
 * @param receivedAt when it came
 * @param raw its bytes; longer messages are cut at {@link #MOST_BYTES}
 * @param reason what was wrong, where, and what was seen
 * @param envelope how it came, so that it can be read again; empty where that is not possible
 */
public record DeadLetter(
    String protocol,
    String origin,
    String peer,
    Instant receivedAt,
    RawBytes raw,
    String reason,
    Optional<Envelope> envelope) {

  /** How much of a message is kept: 1 MiB. */
  public static final int MOST_BYTES = 1 << 20;

  /** A message that cannot be read again. */
  public static DeadLetter of(
      String protocol,
      String origin,
      String peer,
      Instant receivedAt,
      RawBytes raw,
      String reason) {
    return new DeadLetter(protocol, origin, peer, receivedAt, raw, reason, Optional.empty());
  }

  /**
   * Names this message: the same bytes by the same way have the same id, so that a redelivery is
   * counted and not kept twice. 32 hex digits of SHA-256 over protocol, origin and bytes.
   */
  public String id() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((protocol + '\0' + origin + '\0').getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(raw.toByteArray()), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }
}
