package org.gridward.store;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;

/**
 * What is written in one transaction, or not at all.
 *
 * @param filings events in their order of arrival
 * @param deadLetters messages that could not become events
 * @param zone the deployment's zone: the year of a case number, the times in notices
 * @param quota how many cases a device may open; empty for any number
 * @param decider decides an event that came undecided and opens a case after all, as part of the
 *     transaction; throws where it cannot
 */
public record Batch(
    List<Filing> filings,
    List<DeadLetter> deadLetters,
    ZoneId zone,
    Optional<CaseQuota> quota,
    Function<Event, Filing> decider) {

  public Batch {
    filings = List.copyOf(filings);
    deadLetters = List.copyOf(deadLetters);
  }

  boolean isEmpty() {
    return filings.isEmpty() && deadLetters.isEmpty();
  }

  /** A batch of devices that may open any number of cases, in which all that may is decided. */
  public Batch(List<Filing> filings, List<DeadLetter> deadLetters, ZoneId zone) {
    this(filings, deadLetters, zone, Optional.empty(), Batch::refuse);
  }

  private static Filing refuse(Event event) {
    throw new IllegalArgumentException(
        "Event %s opens a case and came without a decision; give one with it, or a decider."
            .formatted(event.id()));
  }
}
