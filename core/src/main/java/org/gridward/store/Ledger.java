package org.gridward.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.decision.Decision;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.notice.Notice;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.Tables.SituationRow;

/**
 * What a batch does to a store, the same for every store: which event is a duplicate, which belongs
 * to an open situation, which opens a case.
 *
 * @param tables where it is kept
 */
record Ledger(Tables tables) {

  List<Receipt> write(Batch batch) {
    batch.deadLetters().forEach(tables::countDeadLetter);
    return batch.filings().stream().map(it -> write(it, batch.zone())).toList();
  }

  private Receipt write(Filing filing, ZoneId zone) {
    var event = filing.located().event();
    var known = lookUp(event);
    if (known.isPresent()) {
      if (known.get().outcome() == Outcome.ATTACHED) {
        attach(event, known.get());
      }
      return known.get();
    }
    if (filing.decision().isEmpty() && event.opensCase()) {
      return receipt(event, Outcome.UNDECIDED, Optional.empty());
    }
    return filing.decision().map(it -> open(filing, it, zone)).orElseGet(() -> keep(event));
  }

  private Receipt keep(Event event) {
    var receipt = receipt(event, Outcome.NO_CASE, Optional.empty());
    tables.insertEvent(event, receipt);
    return receipt;
  }

  /** What becomes of an event without a decision; empty where the rules must be asked. */
  Optional<Receipt> lookUp(Event event) {
    return tables
        .findReceipt(event.id())
        .map(it -> receipt(event, Outcome.DUPLICATE, it.caseId()))
        .or(
            () ->
                situationOf(event)
                    .map(it -> receipt(event, Outcome.ATTACHED, Optional.of(it.caseId()))));
  }

  /** The open situation that an event belongs to. */
  private Optional<SituationRow> situationOf(Event event) {
    if (event.late() || event.phase() == Phase.HEARTBEAT || event.phase() == Phase.STATE_REPLAY) {
      return Optional.empty();
    }
    return event
        .situation()
        .flatMap(it -> tables.findSituation(it.key()))
        .filter(SituationRow::open)
        .filter(it -> !isSilent(it, event))
        .filter(it -> tables.isOpen(it.caseId()));
  }

  private static boolean isSilent(SituationRow row, Event event) {
    var pause = Duration.between(row.lastAt(), event.receivedAt());
    return row.silence().filter(it -> pause.compareTo(it) > 0).isPresent();
  }

  private void attach(Event event, Receipt receipt) {
    var caseId = receipt.caseId().orElseThrow();
    tables.insertEvent(event, receipt);
    tables.addReport(caseId);
    var situation = event.situation().orElseThrow();
    var row = tables.findSituation(situation.key()).orElseThrow();
    var last = row.lastAt().isAfter(event.receivedAt()) ? row.lastAt() : event.receivedAt();
    tables.putSituation(
        new SituationRow(row.key(), caseId, event.phase() != Phase.END, last, situation.silence()));
  }

  /**
   * The event goes before its case: a database that is asked for a case whose event is still to
   * come would look through all cases with every event.
   */
  private Receipt open(Filing filing, Decision decision, ZoneId zone) {
    var event = filing.located().event();
    var year = event.receivedAt().atZone(zone).getYear();
    var id = CaseId.of(year, tables.nextSerial(year));
    var opened = CaseFile.open(id, filing.located(), decision, event.receivedAt());
    var receipt = receipt(event, Outcome.OPENED, Optional.of(id));
    tables.insertEvent(event, receipt);
    tables.insertCase(opened);
    opened.steps().forEach(it -> tables.insertStep(id, it));
    Notice.of(opened, 1, zone).forEach(tables::insertNotice);
    event.situation().ifPresent(it -> tables.putSituation(row(it, id, event)));
    return receipt;
  }

  private static SituationRow row(Situation situation, CaseId id, Event event) {
    return new SituationRow(situation.key(), id, true, event.receivedAt(), situation.silence());
  }

  /** Puts down the steps that a case has beyond those it had. */
  void append(CaseFile before, CaseFile after, ZoneId zone) {
    var old = before.steps().size();
    after.steps().stream().skip(old).forEach(it -> tables.insertStep(after.id(), it));
    tables.updateCase(after);
    Notice.of(after, old + 1, zone).forEach(tables::insertNotice);
  }

  /** The case after a notice could not be sent. */
  static CaseFile failed(CaseFile before, Notice notice, String reason, Instant at) {
    var words = "%s to %s: %s".formatted(notice.channel(), notice.role(), reason);
    return before.with(Move.of(Action.NOTICE_FAILED, Actor.SYSTEM).because(words), at);
  }

  private static Receipt receipt(Event event, Outcome outcome, Optional<CaseId> caseId) {
    return new Receipt(event.id(), outcome, caseId);
  }
}
