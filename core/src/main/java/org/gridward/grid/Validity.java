package org.gridward.grid;

import java.time.Instant;
import java.util.Optional;

/**
 * How long something is valid: from a moment, that moment included, to another, that one left out.
 *
 * @param from empty: since ever
 * @param to empty: for good
 */
public record Validity(Optional<Instant> from, Optional<Instant> to) {

  /** Since ever and for good. */
  public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

  public Validity {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new IllegalArgumentException(
          "Validity from %s to %s holds no moment; end it after it begins."
              .formatted(from.get(), to.get()));
    }
  }

  /** Whether it is valid at that moment. */
  public boolean has(Instant moment) {
    return from.map(it -> !moment.isBefore(it)).orElse(true)
        && to.map(moment::isBefore).orElse(true);
  }

  /** Whether there is a moment that both have. */
  public boolean overlaps(Validity other) {
    return begins(from, other.to) && begins(other.from, to);
  }

  private static boolean begins(Optional<Instant> from, Optional<Instant> end) {
    return from.isEmpty() || end.isEmpty() || from.get().isBefore(end.get());
  }
}
