package org.gridward.store;

import java.util.IdentityHashMap;
import java.util.Map;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.event.Event;
import org.gridward.grid.LocatedEvent;

/**
 * The JSON of what a batch most likely puts down, made by whoever brings it: all others wait for
 * the one thread that writes. What is missing here is made there. Not changed once it is made.
 */
final class Prepared {

  /**
   * What lists do not show of a new case.
   *
   * @param place where it is
   * @param decision who shall handle it, and why
   * @param steps its first steps
   */
  record Opening(byte[] place, byte[] decision, byte[] steps) {

    static Opening of(CaseFile it, Phrases phrases) {
      return new Opening(
          PhrasedBodies.write(CaseColumns.Place.of(it), phrases),
          PhrasedBodies.write(it.decision(), phrases),
          Bodies.write(it.steps()));
    }
  }

  private final Map<Event, byte[]> events = new IdentityHashMap<>();
  private final Map<LocatedEvent, Opening> openings = new IdentityHashMap<>();
  private final Phrases phrases;

  private Prepared(Phrases phrases) {
    this.phrases = phrases;
  }

  /** Nothing is prepared. */
  static Prepared nothing() {
    return new Prepared(new Phrases());
  }

  static Prepared of(Batch batch, Phrases phrases) {
    var prepared = new Prepared(phrases);
    for (var filing : batch.filings()) {
      var event = filing.located().event();
      if (filing.decision().isPresent()) {
        prepared.openings.computeIfAbsent(filing.located(), it -> opening(filing, phrases));
      }
      if (filing.decision().isPresent() || filing.held() || !Ledger.isMostlyCounted(event)) {
        prepared.events.put(event, Bodies.write(event));
      }
    }
    return prepared;
  }

  private static Opening opening(Filing filing, Phrases phrases) {
    return Opening.of(
        CaseFile.open(
            CaseId.of(0, 0), // stands in for the number, which none of it shows
            filing.located(),
            filing.decision().orElseThrow(),
            filing.located().event().receivedAt()),
        phrases);
  }

  byte[] event(Event it) {
    var body = events.get(it);
    return body == null ? Bodies.write(it) : body;
  }

  Opening opening(CaseFile it) {
    var opening = openings.get(it.located());
    return opening == null ? Opening.of(it, phrases) : opening;
  }
}
