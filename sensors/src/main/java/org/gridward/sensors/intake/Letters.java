package org.gridward.sensors.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridward.event.DeadLetter;
import org.gridward.event.Envelope;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Inbound;

/** Writes the dead letters of one message, each within its bounds, and reads them as messages. */
final class Letters {

  private static final int LONGEST_REASON = 1_000;
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie");

  private final Inbound in;
  private final RawBytes kept; // shared by all letters of the message
  private final boolean isCut;

  private Letters(Inbound in) {
    this.in = in;
    this.isCut = in.body().length > DeadLetter.MOST_BYTES;
    this.kept = cut(in.body());
  }

  static Letters of(Inbound in) {
    return new Letters(in);
  }

  /** The whole message. */
  DeadLetter whole(String reason) {
    return letter(kept, reason, Optional.empty());
  }

  /** An element of the message. */
  DeadLetter part(RawBytes element, String reason) {
    return letter(cut(element.toByteArray()), reason, Optional.of(kept));
  }

  private DeadLetter letter(RawBytes bytes, String reason, Optional<RawBytes> whole) {
    return new DeadLetter(
        in.protocol(),
        in.address(),
        in.peer(),
        in.receivedAt(),
        bytes,
        cut(reason),
        isCut ? Optional.empty() : Optional.of(envelope(whole)));
  }

  private Envelope envelope(Optional<RawBytes> whole) {
    var headers = new TreeMap<>(in.headers());
    var secret = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    secret.addAll(CREDENTIALS);
    headers.keySet().removeIf(secret::contains);
    return new Envelope(
        in.transport().name(),
        in.tail(),
        in.query(),
        headers,
        in.contentType(),
        in.retained(),
        in.zone(),
        whole);
  }

  private static RawBytes cut(byte[] bytes) {
    return RawBytes.of(
        bytes.length <= DeadLetter.MOST_BYTES
            ? bytes
            : Arrays.copyOf(bytes, DeadLetter.MOST_BYTES));
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  /** The message as it came; empty where a dead letter does not hold all of it. */
  static Optional<Inbound> message(DeadLetter letter) {
    return letter
        .envelope()
        .map(
            it ->
                new Inbound(
                    letter.protocol(),
                    Inbound.Transport.valueOf(it.transport()),
                    letter.origin(),
                    it.tail(),
                    it.query(),
                    it.headers(),
                    it.contentType(),
                    letter.peer(),
                    it.whole().orElse(letter.raw()).toByteArray(),
                    it.retained(),
                    letter.receivedAt(),
                    it.zone()));
  }
}
