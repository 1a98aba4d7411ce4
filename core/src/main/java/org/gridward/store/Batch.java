package org.gridward.store;

import java.time.ZoneId;
import java.util.List;
import org.gridward.event.DeadLetter;

/**
 * What is written in one transaction, or not at all.
 *
 * @param filings events in their order of arrival
 * @param deadLetters messages that could not become events
 * @param zone the deployment's zone: the year of a case number, the times in notices
 */
public record Batch(List<Filing> filings, List<DeadLetter> deadLetters, ZoneId zone) {

  public Batch {
    filings = List.copyOf(filings);
    deadLetters = List.copyOf(deadLetters);
  }
}
