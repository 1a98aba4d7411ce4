package org.gridward.sensors.intake;

import java.util.Arrays;
import org.gridward.event.DeadLetter;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Inbound;

/** Writes dead letters, each within its bounds. */
final class Letters {

  private static final int LONGEST_REASON = 1_000;

  private Letters() {}

  /** The whole message. */
  static DeadLetter of(Inbound in, String reason) {
    return of(in, in.body(), reason);
  }

  /** An element of the message. */
  static DeadLetter of(Inbound in, byte[] bytes, String reason) {
    var kept =
        bytes.length <= DeadLetter.MOST_BYTES ? bytes : Arrays.copyOf(bytes, DeadLetter.MOST_BYTES);
    return new DeadLetter(
        in.protocol(), in.address(), in.peer(), in.receivedAt(), RawBytes.of(kept), cut(reason));
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }
}
