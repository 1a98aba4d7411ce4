package org.gridward.sensors.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.gridward.event.Phase;
import org.gridward.store.Receipt;

/** Counts what one protocol's messages came to. Safe for any number of threads. */
final class Tally {

  private final LongAdder received = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder handedBack = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder silent = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder attached = new LongAdder();
  private final LongAdder held = new LongAdder();
  private final LongAdder counted = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final Map<Phase, LongAdder> noCase = new EnumMap<>(Phase.class);

  Tally() {
    for (var phase : Phase.values()) {
      noCase.put(phase, new LongAdder());
    }
  }

  void received() {
    received.increment();
  }

  void refused() {
    refused.increment();
  }

  void handedBack() {
    handedBack.increment();
  }

  void retried() {
    retried.increment();
  }

  void acknowledged(Outcome.Kept kept) {
    acknowledged.increment();
    deadLetters.add(kept.deadLetters().size());
    if (kept.receipts().isEmpty() && kept.deadLetters().isEmpty()) {
      silent.increment();
    }
  }

  void event(Phase phase, Receipt.Outcome outcome) {
    switch (outcome) {
      case OPENED -> opened.increment();
      case ATTACHED -> attached.increment();
      case HELD -> held.increment();
      case COUNTED -> counted.increment();
      case DUPLICATE -> duplicates.increment();
      case NO_CASE -> noCase.get(phase).increment();
    }
  }

  IntakeCounts counts() {
    var phases = new EnumMap<Phase, Long>(Phase.class);
    noCase.forEach((phase, count) -> phases.put(phase, count.sum()));
    return new IntakeCounts(
        received.sum(),
        refused.sum(),
        handedBack.sum(),
        acknowledged.sum(),
        silent.sum(),
        opened.sum(),
        attached.sum(),
        held.sum(),
        counted.sum(),
        phases,
        duplicates.sum(),
        deadLetters.sum(),
        retried.sum());
  }
}
