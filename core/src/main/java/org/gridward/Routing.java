package org.gridward;

import java.util.Optional;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Decision;
import org.gridward.event.EventId;
import org.gridward.store.CaseStore;
import org.gridward.store.Receipt;

/** What became of one routed event. Immutable; the case is read when it is asked for. */
public final class Routing {

  private final Receipt receipt;
  private final CaseStore store;

  Routing(Receipt receipt, CaseStore store) {
    this.receipt = receipt;
    this.store = store;
  }

  public EventId eventId() {
    return receipt.eventId();
  }

  /** What became of it. */
  public Receipt.Outcome outcome() {
    return receipt.outcome();
  }

  /** The number of the case that it opened or belongs to; empty for an event that opens none. */
  public Optional<CaseId> caseId() {
    return receipt.caseId();
  }

  /**
   * The case as it stands now.
   *
   * @throws IllegalStateException for an event that opened no case
   */
  public CaseFile caseFile() {
    return caseId()
        .flatMap(store::findCase)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Event %s opened no case (%s); ask caseId() first."
                        .formatted(eventId(), outcome())));
  }

  /** Who shall handle it, and why; see {@link #caseFile()}. */
  public Decision decision() {
    return caseFile().decision();
  }

  @Override
  public String toString() {
    return eventId() + " " + outcome() + caseId().map(it -> " " + it).orElse("");
  }
}
