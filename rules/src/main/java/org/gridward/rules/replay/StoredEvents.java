package org.gridward.rules.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Decision;
import org.gridward.grid.GridIndex;
import org.gridward.store.CaseStore;
import org.gridward.store.Receipt.Outcome;

/**
 * The events of a store that opened a case.
 *
 * @param store where they are kept
 * @param grids the town's grids, of all times
 * @param from first moment of receipt
 * @param to first moment that does not count any more
 */
public record StoredEvents(CaseStore store, GridIndex grids, Instant from, Instant to)
    implements PastEvents {

  @Override
  public long last() {
    return store.lastEvent();
  }

  @Override
  public List<Past> read(long after, long through) {
    return store.listPast(after, through, from, to).stream()
        .filter(it -> it.outcome() == Outcome.OPENED)
        .map(it -> new Past(grids.locate(it.event()), it.caseId().map(CaseId::value)))
        .toList();
  }

  @Override
  public Map<String, Instant> listDone(long after, long through) {
    return store.listDone(after, through).entrySet().stream()
        .collect(Collectors.toMap(it -> it.getKey().value(), Map.Entry::getValue));
  }

  @Override
  public Optional<Decision> findDecision(String caseName) {
    return store.findCase(new CaseId(caseName)).map(CaseFile::decision);
  }
}
