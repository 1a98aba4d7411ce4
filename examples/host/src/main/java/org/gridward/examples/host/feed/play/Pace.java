package org.gridward.examples.host.feed.play;

import java.time.Duration;

/**
 * How fast a recording is played: a gap of a minute takes a second at 60.
 *
 * @param speed 1 to 1000
 */
record Pace(double speed) {

  Pace {
    if (!(speed >= 1 && speed <= 1_000)) {
      throw new IllegalArgumentException("Speed is " + speed + "; write 1 to 1000.");
    }
  }

  /** How long a recorded time takes. */
  Duration of(Duration recorded) {
    var seconds = recorded.toSeconds() / speed;
    var whole = (long) seconds;
    return Duration.ofSeconds(whole)
        .plusNanos(Math.round((seconds - whole) * 1e9 + recorded.getNano() / speed));
  }
}
