package org.gridward.sensors.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Learns how far a device's clock is off. A clock that is off by whole quarters of an hour is set
 * right in another zone; one that is ahead tells of what has not happened yet. What is merely told
 * late is not the fault of a clock. For one thread at a time.
 */
final class DeviceClock {

  private static final int SAMPLES = 32;
  private static final Duration APART = Duration.ofSeconds(30); // else an outage teaches a skew
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration NEAR = Duration.ofMinutes(2);
  private static final long MOST_QUARTERS = 14 * 4; // no zones are further apart
  private static final Duration AHEAD = Duration.ofSeconds(-2);

  private final long[] samples = new long[SAMPLES];
  private int taken;
  private Instant sampled = Instant.MIN;
  private Optional<Duration> skew = Optional.empty();
  private Duration shift = Duration.ZERO;

  /**
   * Looks at one message.
   *
   * @param told what the device calls now
   * @param now what we call now
   */
  void see(Instant told, Instant now) {
    if (now.isBefore(sampled.plus(APART))) {
      return;
    }
    sampled = now;
    samples[taken++ % SAMPLES] = Duration.between(told, now).toMillis();
    if (taken >= SAMPLES) {
      var sorted = samples.clone();
      Arrays.sort(sorted);
      var median = Duration.ofMillis(sorted[SAMPLES / 2]);
      skew = Optional.of(median);
      shift = quarters(median).orElse(median.compareTo(AHEAD) < 0 ? median : Duration.ZERO);
    }
  }

  /** How far it is behind; empty until enough was seen. */
  Optional<Duration> skew() {
    return skew;
  }

  /** What to add to its times. */
  Duration shift() {
    return shift;
  }

  /** Whether a time may only look late, or early, since the zone is wrong; before it is learned. */
  boolean isDoubtful(Instant told, Instant now) {
    return skew.isEmpty() && quarters(Duration.between(told, now)).isPresent();
  }

  /** The whole quarters of an hour that a difference is near to; empty for none. */
  private static Optional<Duration> quarters(Duration off) {
    var count = Math.round((double) off.toMillis() / QUARTER.toMillis());
    var whole = QUARTER.multipliedBy(count);
    return count != 0
            && Math.abs(count) <= MOST_QUARTERS
            && off.minus(whole).abs().compareTo(NEAR) <= 0
        ? Optional.of(whole)
        : Optional.empty();
  }
}
