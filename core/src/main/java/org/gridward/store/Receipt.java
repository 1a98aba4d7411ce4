package org.gridward.store;

import java.util.Optional;
import org.gridward.casefile.CaseId;
import org.gridward.event.EventId;

/**
 * What became of one event.
 *
 * @param eventId which
 * @param outcome what
 * @param caseId the case that it opened or belongs to
 */
public record Receipt(EventId eventId, Outcome outcome, Optional<CaseId> caseId) {

  /** What can become of an event. */
  public enum Outcome {
    /** It opened a case. */
    OPENED,
    /** It belongs to the open case of its situation. */
    ATTACHED,
    /** It is kept and opens no case: a heartbeat, a reading, an end without a beginning. */
    NO_CASE,
    /**
     * It is kept and opened no case, because nobody vouches for its device, or because that has
     * opened too many; somebody may release it.
     */
    HELD,
    /**
     * It was counted: a sign of life with its device, a repeat with its situation. Nothing else is
     * kept of it.
     */
    COUNTED,
    /** The same message had been taken before. */
    DUPLICATE
  }
}
