package org.gridward.sensors.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final Optional<Envelope> envelope; // as well; none where the message was cut

  private Letters(Inbound in) {
    this.in = in;
    this.kept = cut(RawBytes.of(in.body()));
    this.envelope =
        in.body().length > DeadLetter.MOST_BYTES ? Optional.empty() : Optional.of(envelope(in));
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
    return letter(cut(element), reason, Optional.of(kept));
  }

  private DeadLetter letter(RawBytes bytes, String reason, Optional<RawBytes> whole) {
    return new DeadLetter(
        in.protocol(),
        in.address(),
        in.peer(),
        in.receivedAt(),
        bytes,
        cut(reason),
        envelope.map(it -> it.whole(whole)));
  }

  private static Envelope envelope(Inbound in) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(in.headers());
    CREDENTIALS.forEach(headers::remove);
    return new Envelope(
        in.transport().name(),
        in.tail(),
        in.query(),
        headers,
        in.contentType(),
        in.retained(),
        in.zone(),
        Optional.empty());
  }

  private static RawBytes cut(RawBytes bytes) {
    return bytes.size() <= DeadLetter.MOST_BYTES
        ? bytes
        : RawBytes.of(Arrays.copyOf(bytes.toByteArray(), DeadLetter.MOST_BYTES));
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
