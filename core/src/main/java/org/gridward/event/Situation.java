package org.gridward.event;

import java.time.Duration;
import java.util.Optional;

/**
 * An ongoing situation (情形): all events with the same key, from its start to its end or silence,
 * are one matter and so one case. Tomorrow's alarm of the same device is a new situation under the
 * same key.
 *
 * @param key 1 to 300 characters: device, channel and whatever else tells two situations apart
 * @param silence after so long without an event the situation is over; empty where its source
 *     always tells the end
 */
public record Situation(String key, Optional<Duration> silence) {

  private static final int LONGEST = 300;

  public Situation {
    if (key.isBlank() || key.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Situation key has " + key.length() + " characters; write 1 to " + LONGEST + ".");
    }
    if (silence.isPresent() && (silence.get().isNegative() || silence.get().isZero())) {
      throw new IllegalArgumentException(
          "Silence of situation \"" + key + "\" is " + silence.get() + "; write more than zero.");
    }
  }

  /** A situation whose source always tells the end. */
  public static Situation until(String key) {
    return new Situation(key, Optional.empty());
  }

  /** A situation that is over after so long without an event. */
  public static Situation silentAfter(String key, Duration silence) {
    return new Situation(key, Optional.of(silence));
  }
}
