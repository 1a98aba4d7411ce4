package org.gridward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that does not jump. It follows the wall clock, and where that departs by more than a
 * minute at once it goes on as if nothing had been: somebody set the wrong date, and neither
 * deadlines nor ongoing alarms end by that. What the wall clock has shown for an hour is believed.
 * A machine that slept looks the same; a restart believes the wall clock at once. Safe for any
 * number of threads.
 */
public final class SteadyClock implements InstantSource {

  /** The wall clock is corrected by so much at once where all is well. */
  public static final Duration MOST = Duration.ofMinutes(1);

  /** After so long a jump is believed. */
  public static final Duration BELIEVED_AFTER = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
  private static final long NEW_FOOTING_NANOS = Duration.ofSeconds(1).toNanos();

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final AtomicReference<Footing> footing;

  /**
   * What is counted on from.
   *
   * @param at the time that it was
   * @param nanos when, by the clock that nobody sets
   * @param jumped when the wall clock jumped, by the same; empty where it has not
   */
  private record Footing(Instant at, long nanos, Optional<Long> jumped) {

    private Instant after(long now) {
      return at.plusNanos(now - nanos);
    }
  }

  SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.footing =
        new AtomicReference<>(new Footing(wall.instant(), nanos.getAsLong(), Optional.empty()));
  }

  /** Follows a clock that may jump, from now on. */
  public static SteadyClock over(InstantSource wall) {
    return new SteadyClock(wall, System::nanoTime);
  }

  @Override
  public Instant instant() {
    var shown = wall.instant();
    var now = nanos.getAsLong();
    var from = footing.get();
    var steady = from.after(now);
    if (Duration.between(steady, shown).abs().compareTo(MOST) <= 0) {
      if (from.jumped().isPresent() || now - from.nanos() > NEW_FOOTING_NANOS) {
        stand(from, new Footing(shown, now, Optional.empty()), "The wall clock is right again");
      }
      return shown;
    }
    if (from.jumped().isEmpty()) {
      var jump = new Footing(steady, now, Optional.of(now));
      if (footing.compareAndSet(from, jump)) {
        LOG.error(
            "The wall clock jumped from {} to {}; going on with {} for an hour: set it right, or"
                + " restart to believe it",
            steady,
            shown,
            steady);
      }
    } else if (now - from.jumped().get() > BELIEVED_AFTER.toNanos()) {
      stand(from, new Footing(shown, now, Optional.empty()), "The wall clock is believed now");
      return shown;
    }
    return steady;
  }

  private void stand(Footing before, Footing next, String words) {
    if (footing.compareAndSet(before, next) && before.jumped().isPresent()) {
      LOG.info("{}: {}", words, next.at());
    }
  }

  /** How far the wall clock is off, ahead where positive; empty where it is believed. */
  public Optional<Duration> jump() {
    var steady = instant();
    return footing.get().jumped().map(it -> Duration.between(steady, wall.instant()));
  }
}
