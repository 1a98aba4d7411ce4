package org.gridward.examples.benchmarks.ingest;

import java.time.Duration;

/** How a guest of the town behaves. */
enum Manner {
  /** A camera that reports, and rests on its connection for less than the 75 s it may. */
  RESTING_CAMERA(true, 8_192, Duration.ZERO, Duration.ofSeconds(60)),
  /** A vehicle that reports, and rests for less than the 15 minutes it may. */
  RESTING_TERMINAL(false, 8_192, Duration.ZERO, Duration.ofMinutes(5)),
  /** A camera behind a bad link: three seconds for an alert. */
  SLOW_CAMERA(true, 50, Duration.ofMillis(200), Duration.ofSeconds(1)),
  /** A vehicle behind a bad link: three seconds for a position. */
  SLOW_TERMINAL(false, 3, Duration.ofMillis(200), Duration.ofSeconds(1)),
  /** An attacker: a byte of the headers a second. */
  DRIPPING_HEAD(true, 1, Duration.ofSeconds(1), Duration.ZERO),
  /** An attacker: the headers at once, then a byte of the body a second. */
  DRIPPING_BODY(true, 1, Duration.ofSeconds(1), Duration.ZERO),
  /** An attacker: a byte of a frame a second. */
  DRIPPING_FRAME(false, 1, Duration.ofSeconds(1), Duration.ZERO);

  private final boolean http;
  private final int piece;
  private final Duration pause;
  private final Duration rest;

  Manner(boolean http, int piece, Duration pause, Duration rest) {
    this.http = http;
    this.piece = piece;
    this.pause = pause;
    this.rest = rest;
  }

  /** Whether it posts alerts over HTTP; else it is a terminal of JT/T 808. */
  boolean isHttp() {
    return http;
  }

  /** How many bytes it sends at once, when it has said so many of a message. */
  int piece(byte[] message, int said) {
    var first = this == DRIPPING_BODY && said == 0 ? headLength(message) : piece;
    return Math.min(first, message.length - said);
  }

  private static int headLength(byte[] message) {
    for (var i = 3; i < message.length; i++) {
      if (message[i] == '\n' && message[i - 2] == '\n') {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("A request has no end of its headers.");
  }

  /** How long between two pieces of a message. */
  Duration pause() {
    return pause;
  }

  /** How long from the answer to the next message. */
  Duration rest() {
    return rest;
  }
}
