package org.gridward.store;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gridward.event.DeadLetter;

/**
 * What is written in one transaction, or not at all.
 *
 * @param filings events in their order of arrival
 * @param deadLetters messages that could not become events
 * @param zone the deployment's zone: the year of a case number, the times in notices
 * @param quota how many cases a device may open; empty for any number
 */
public record Batch(
    List<Filing> filings, List<DeadLetter> deadLetters, ZoneId zone, Optional<CaseQuota> quota) {

  public Batch {
    filings = List.copyOf(filings);
    deadLetters = List.copyOf(deadLetters);
  }

  boolean isEmpty() {
    return filings.isEmpty() && deadLetters.isEmpty();
  }

  /** A batch of devices that may open any number of cases. */
  public Batch(List<Filing> filings, List<DeadLetter> deadLetters, ZoneId zone) {
    this(filings, deadLetters, zone, Optional.empty());
  }
}
