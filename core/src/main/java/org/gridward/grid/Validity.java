package org.gridward.grid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * One moment of each span of time in which the same of these are valid, in order. The first span
   * is taken to reach back for ever and the last on for ever, so that every time has its span.
   */
  public static List<Instant> spans(Collection<Validity> validities) {
    var ends = validities.stream().flatMap(it -> it.to.stream()).distinct();
    var after = ends.filter(end -> validities.stream().anyMatch(it -> it.has(end)));
    var begins = validities.stream().map(it -> it.from.orElse(Instant.MIN));
    var moments = Stream.concat(begins, after).distinct().sorted().toList();
    return moments.isEmpty() ? List.of(Instant.MIN) : moments;
  }

  /** Whether there is a moment that both have. */
  public boolean overlaps(Validity other) {
    return begins(from, other.to) && begins(other.from, to);
  }

  private static boolean begins(Optional<Instant> from, Optional<Instant> end) {
    return from.isEmpty() || end.isEmpty() || from.get().isBefore(end.get());
  }
}
