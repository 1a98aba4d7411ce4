package org.gridward.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.notice.Notice;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.Tables.SituationRow;

/**
 * What a batch does to a store, the same for every store: which event is a duplicate, which belongs
 * to an open situation, which opens a case, which is only counted. For one batch.
 */
final class Ledger {

  /** What stands is told again so often, and where a vehicle is; in between it is counted. */
  private static final Duration REPEATS_EVERY = Duration.ofSeconds(10);

  /** As the notices of a case are to be sent. */
  static final Comparator<Notice> SOONEST_FIRST =
      Comparator.comparing(Notice::notBefore).thenComparing(Notice::id);

  private static final String HEARTBEAT = "device.heartbeat";
  private static final String POSITION = "device.location";

  private final Tables tables;

  // Of this batch: looked up together before it, and put down together after it.
  private final Map<EventId, Receipt> receipts = new HashMap<>();
  private final Map<String, SituationRow> situations = new HashMap<>();
  private final Set<CaseId> open = new HashSet<>();
  private final Map<String, DeviceSeen> seen = new HashMap<>();
  private final Map<String, SituationRow> changed = new LinkedHashMap<>();
  private final Map<String, DeviceSeen> devices = new LinkedHashMap<>();
  private final Map<CaseId, Long> reports = new LinkedHashMap<>();

  Ledger(Tables tables) {
    this.tables = tables;
  }

  List<Receipt> write(Batch batch) {
    batch.deadLetters().forEach(tables::countDeadLetter);
    var events = batch.filings().stream().map(it -> it.located().event()).toList();
    read(events);
    seen.putAll(tables.findDevices(keys(events, Event::device, Device::key)));
    var written = batch.filings().stream().map(it -> write(it, batch)).toList();
    putDown();
    return written;
  }

  private void read(List<Event> events) {
    receipts.putAll(tables.findReceipts(events));
    situations.putAll(tables.findSituations(keys(events, Event::situation, Situation::key)));
    var cases = situations.values().stream().map(SituationRow::caseId).collect(Collectors.toSet());
    open.addAll(tables.findOpen(cases));
  }

  private static <T> Set<String> keys(
      List<Event> events, Function<Event, Optional<T>> part, Function<T, String> key) {
    return events.stream()
        .flatMap(it -> part.apply(it).map(key).stream())
        .collect(Collectors.toSet());
  }

  private void putDown() {
    reports.forEach(tables::addReports);
    changed.values().forEach(tables::putSituation);
    devices.values().forEach(tables::putDevice);
    tables.endBatch();
  }

  private void put(SituationRow row) {
    situations.put(row.key(), row);
    changed.put(row.key(), row);
  }

  private Receipt write(Filing filing, Batch batch) {
    var event = filing.located().event();
    var known = lookUp(event);
    var receipt =
        known
            .map(it -> it.outcome() == Outcome.ATTACHED ? attach(event, it) : it)
            .orElseGet(() -> news(filing, batch));
    if (receipt.outcome() != Outcome.DUPLICATE) {
      receipts.put(event.id(), receipt);
      heard(event, receipt.outcome() != Outcome.COUNTED);
    }
    return receipt;
  }

  private Receipt news(Filing filing, Batch batch) {
    var event = filing.located().event();
    if (filing.held()) {
      return hold(event);
    }
    if (filing.decision().isEmpty() && !event.opensCase()) {
      return keep(event);
    }
    var limited = batch.quota().filter(it -> event.source().isDevice());
    if (limited.isPresent() && event.device().isPresent()) {
      var device = device(event.device().get().key(), event);
      if (!device.mayOpen(event.receivedAt(), limited.get())) {
        return hold(event);
      }
      devices.put(device.key(), device.opening(event.receivedAt(), limited.get()));
    }
    return open(
        filing.decision().isPresent() ? filing : batch.decider().apply(event), batch.zone());
  }

  /** What is the same again is counted here too. */
  private Receipt hold(Event event) {
    var device = device(event.device().orElseThrow().key(), event);
    var at = event.receivedAt();
    var isAgain =
        device
            .held()
            .filter(
                it -> event.situation().filter(now -> now.key().equals(it.situation())).isPresent())
            .filter(it -> at.isBefore(it.at().plus(REPEATS_EVERY)))
            .isPresent();
    if (isAgain) {
      return count(event, Optional.empty());
    }
    var held = event.situation().map(it -> new DeviceSeen.Held(it.key(), at));
    devices.put(device.key(), device.holding(held));
    var receipt = receipt(event, Outcome.HELD, Optional.empty());
    tables.insertEvent(event, receipt);
    return receipt;
  }

  /** Opens the case of an event that is held, or joins it to the open one. */
  Optional<Receipt> release(Filing filing, ZoneId zone) {
    var event = filing.located().event();
    read(List.of(event));
    var known = Optional.ofNullable(receipts.get(event.id()));
    if (known.filter(it -> it.outcome() == Outcome.HELD).isEmpty()) {
      return Optional.empty();
    }
    var row = situationOf(event);
    if (row.isEmpty()) {
      var id = nextId(event, zone);
      var receipt = receipt(event, Outcome.OPENED, Optional.of(id));
      tables.updateReceipt(receipt);
      file(filing, id, zone);
      putDown();
      return Optional.of(receipt);
    }
    var receipt = receipt(event, Outcome.ATTACHED, Optional.of(row.get().caseId()));
    tables.updateReceipt(receipt);
    addReports(row.get().caseId(), 1);
    putDown();
    return Optional.of(receipt);
  }

  private Receipt keep(Event event) {
    if (isSign(event) && event.device().filter(it -> isCounted(it.key(), event)).isPresent()) {
      return count(event, Optional.empty());
    }
    var receipt = receipt(event, Outcome.NO_CASE, Optional.empty());
    tables.insertEvent(event, receipt);
    return receipt;
  }

  private Receipt count(Event event, Optional<CaseId> caseId) {
    tables.insertCounted(event, caseId);
    return receipt(event, Outcome.COUNTED, caseId);
  }

  /** What says no more than that a device lives, or where a vehicle is by now. */
  private static boolean isSign(Event event) {
    return !event.late()
        && (event.phase() == Phase.HEARTBEAT && event.kind().equals(HEARTBEAT)
            || event.phase() == Phase.MEASUREMENT && event.kind().equals(POSITION));
  }

  /** Whether most events like it are only counted: what may open a case most often repeats it. */
  static boolean isMostlyCounted(Event event) {
    return event.opensCase() || isSign(event);
  }

  private boolean isCounted(String device, Event event) {
    var every = event.phase() == Phase.HEARTBEAT ? Device.SIGNS_EVERY : REPEATS_EVERY;
    return event.receivedAt().isBefore(device(device, event).signAt().plus(every));
  }

  private DeviceSeen device(String key, Event event) {
    return Optional.ofNullable(devices.get(key))
        .or(() -> Optional.ofNullable(seen.get(key)))
        .orElseGet(() -> DeviceSeen.first(key, event.receivedAt()));
  }

  /** What we say about a device it did not say itself. */
  private void heard(Event event, boolean kept) {
    event
        .device()
        .filter(it -> event.phase() != Phase.STATE_REPLAY && event.source() != Source.PLATFORM)
        .ifPresent(
            it -> devices.put(it.key(), device(it.key(), event).and(event, isSign(event), kept)));
  }

  /** What becomes of events without a decision; empty where the rules must be asked. */
  List<Optional<Receipt>> lookUp(List<Event> events) {
    read(events);
    return events.stream().map(this::lookUp).toList();
  }

  private Optional<Receipt> lookUp(Event event) {
    return Optional.ofNullable(receipts.get(event.id()))
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
        .map(it -> situations.get(it.key()))
        .filter(SituationRow::open)
        .filter(it -> !isSilent(it, event))
        .filter(it -> open.contains(it.caseId()));
  }

  private static boolean isSilent(SituationRow row, Event event) {
    var pause = Duration.between(row.lastAt(), event.receivedAt());
    return row.silence().filter(it -> pause.compareTo(it) > 0).isPresent();
  }

  /** Keeps an event of a situation that stands, or counts it where it is the same again. */
  private Receipt attach(Event event, Receipt receipt) {
    var caseId = receipt.caseId().orElseThrow();
    var situation = event.situation().orElseThrow();
    var row = situations.get(situation.key());
    var last = row.lastAt().isAfter(event.receivedAt()) ? row.lastAt() : event.receivedAt();
    if (event.opensCase() && event.receivedAt().isBefore(row.keptAt().plus(REPEATS_EVERY))) {
      put(
          new SituationRow(
              row.key(), caseId, true, last, situation.silence(), row.keptAt(), row.counted() + 1));
      return count(event, Optional.of(caseId));
    }
    tables.insertEvent(event, receipt);
    addReports(caseId, 1 + row.counted());
    put(kept(event, caseId, last));
    return receipt;
  }

  private Receipt open(Filing filing, ZoneId zone) {
    var event = filing.located().event();
    var id = nextId(event, zone);
    var receipt = receipt(event, Outcome.OPENED, Optional.of(id));
    tables.insertEvent(event, receipt);
    file(filing, id, zone);
    return receipt;
  }

  private CaseId nextId(Event event, ZoneId zone) {
    var year = event.receivedAt().atZone(zone).getYear();
    return CaseId.of(year, tables.nextSerial(year));
  }

  private void file(Filing filing, CaseId id, ZoneId zone) {
    var event = filing.located().event();
    var decision = filing.decision().orElseThrow();
    var opened = CaseFile.open(id, filing.located(), decision, event.receivedAt());
    tables.insertCase(opened);
    Notice.of(opened, 1, zone).forEach(tables::insertNotice);
    event.situation().ifPresent(it -> begin(it, id, event));
  }

  /** Repeats of what stood before under the same key still belong to its case. */
  private void begin(Situation situation, CaseId id, Event event) {
    Optional.ofNullable(situations.get(situation.key()))
        .filter(it -> it.counted() > 0)
        .ifPresent(it -> addReports(it.caseId(), it.counted()));
    put(kept(event, id, event.receivedAt()));
    open.add(id);
  }

  private void addReports(CaseId id, long more) {
    reports.merge(id, more, Long::sum);
  }

  /** Repeats of a case that are not among its reports yet. */
  int repeats(CaseFile caseFile) {
    return caseFile
        .located()
        .event()
        .situation()
        .map(it -> tables.findSituations(Set.of(it.key())).get(it.key()))
        .filter(it -> it.caseId().equals(caseFile.id()))
        .map(it -> (int) it.counted())
        .orElse(0);
  }

  /** A situation after an event of it that is kept whole. */
  private static SituationRow kept(Event event, CaseId id, Instant last) {
    var situation = event.situation().orElseThrow();
    var open = event.phase() != Phase.END;
    return new SituationRow(
        situation.key(), id, open, last, situation.silence(), event.receivedAt(), 0);
  }

  /** Puts down the steps that a case has beyond those it had. */
  void append(CaseFile before, CaseFile after, ZoneId zone) {
    var old = before.steps().size();
    tables.insertSteps(after.id(), after.steps().subList(old, after.steps().size()));
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
