package org.gridward.store;

import java.time.Duration;
import java.util.List;

/**
 * How long what is no case is kept, by kind. What belongs to a case stays: the case, its steps, its
 * events.
 *
 * @param messages the bytes of messages as they came, of which every event keeps what it understood
 * @param readings readings that belong to no case
 * @param signs signs of life, of which one a minute and device is an event
 * @param deadLetters messages that nobody could read, since they came last
 */
public record Retention(
    Duration messages, Duration readings, Duration signs, Duration deadLetters) {

  /** A redelivery is known by what is kept: a broker may keep one for so long. */
  public static final Duration SHORTEST = Duration.ofDays(2);

  /** Messages and dead letters 90 days, readings 30, signs of life 7. */
  public static final Retention STANDARD =
      new Retention(
          Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(90));

  public Retention {
    for (var it : List.of(messages, readings, signs, deadLetters)) {
      if (it.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "Something is kept for %s only; write two days (P2D) or more.".formatted(it));
      }
    }
  }

  /** The same with other readings; a situation or threshold that looks back longer needs more. */
  public Retention readings(Duration other) {
    return new Retention(messages, other, signs, deadLetters);
  }

  /** The same with other messages. */
  public Retention messages(Duration other) {
    return new Retention(other, readings, signs, deadLetters);
  }
}
