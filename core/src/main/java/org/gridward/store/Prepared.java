package org.gridward.store;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Step;
import org.gridward.decision.Decision;
import org.gridward.event.Event;

/**
 * The JSON of what a batch most likely puts down, made by whoever brings it: all others wait for
 * the one thread that writes. What is missing here is made there. Not changed once it is made.
 */
final class Prepared {

  private final Map<Object, byte[]> own = new IdentityHashMap<>();
  private final Map<Record, byte[]> alike = new HashMap<>();

  /** Nothing is prepared. */
  static Prepared nothing() {
    return new Prepared();
  }

  static Prepared of(Batch batch) {
    var prepared = new Prepared();
    for (var filing : batch.filings()) {
      var event = filing.located().event();
      filing.decision().ifPresent(it -> prepared.opening(filing, it));
      if (filing.decision().isPresent() || filing.held() || !Ledger.isMostlyCounted(event)) {
        prepared.own.put(event, Bodies.write(event));
      }
    }
    return prepared;
  }

  private void opening(Filing filing, Decision decision) {
    var event = filing.located().event();
    var id = CaseId.of(0, 0); // stands in for the number, which neither of these shows
    var opened = CaseFile.open(id, filing.located(), decision, event.receivedAt());
    own.put(decision, Bodies.write(decision));
    alike.computeIfAbsent(CaseColumns.Place.of(opened), Bodies::write);
    opened.steps().forEach(it -> alike.computeIfAbsent(it, Bodies::write));
  }

  byte[] event(Event it) {
    return own(it);
  }

  byte[] decision(Decision it) {
    return own(it);
  }

  byte[] place(CaseColumns.Place it) {
    return alike(it);
  }

  byte[] step(Step it) {
    return alike(it);
  }

  private byte[] own(Object it) {
    var body = own.get(it);
    return body == null ? Bodies.write(it) : body;
  }

  private byte[] alike(Record it) {
    var body = alike.get(it);
    return body == null ? Bodies.write(it) : body;
  }
}
