package org.gridward.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Step;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.notice.Notice;
import org.gridward.store.CaseStore.Change;
import org.gridward.store.CaseStore.KeptDeadLetter;
import org.gridward.store.CaseStore.SentNotice;
import org.gridward.store.CaseStore.StoredEvent;
import org.gridward.store.CaseStore.Totals;

/** The tables of {@link Ledger} as maps; a failed batch is taken back change by change. */
final class MemoryTables implements Tables {

  /**
   * A notice and when it is due.
   *
   * @param sent the notice and how it stands
   * @param dueAt when it is to be sent or tried again
   */
  record NoticeRow(SentNotice sent, Instant dueAt) {}

  final Map<EventId, StoredEvent> events = new LinkedHashMap<>();
  final Map<CaseId, CaseFile> cases = new LinkedHashMap<>();
  final Map<String, NoticeRow> notices = new LinkedHashMap<>();
  final Map<String, KeptDeadLetter> deadLetters = new LinkedHashMap<>();
  final List<Change> changes = new ArrayList<>();
  final Map<String, DeviceSeen> devices = new HashMap<>();
  private final Map<EventId, Optional<CaseId>> counted = new HashMap<>();
  private final Map<String, SituationRow> situations = new HashMap<>();
  private final Map<Integer, Long> serials = new HashMap<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Does all of it, or leaves everything as it was. */
  <T> T allOrNothing(Supplier<T> work) {
    undo.clear();
    try {
      return work.get();
    } catch (RuntimeException e) {
      undo.forEach(Runnable::run);
      throw e;
    }
  }

  private <K, V> void put(Map<K, V> map, K key, V value) {
    var before = map.put(key, value);
    undo.push(() -> restore(map, key, before));
  }

  private static <K, V> void restore(Map<K, V> map, K key, V before) {
    if (before == null) {
      map.remove(key);
    } else {
      map.put(key, before);
    }
  }

  @Override
  public Map<EventId, Receipt> findReceipts(List<Event> asked) {
    var receipts = new HashMap<EventId, Receipt>();
    for (var event : asked) {
      var id = event.id();
      if (events.containsKey(id)) {
        receipts.put(id, events.get(id).receipt());
      } else if (counted.containsKey(id)) {
        receipts.put(id, new Receipt(id, Receipt.Outcome.COUNTED, counted.get(id)));
      }
    }
    return receipts;
  }

  @Override
  public void insertCounted(Event event, Optional<CaseId> caseId) {
    put(counted, event.id(), caseId);
  }

  @Override
  public void endBatch() {
    // the maps know
  }

  @Override
  public Map<String, DeviceSeen> findDevices(Set<String> keys) {
    return among(devices, keys);
  }

  @Override
  public void putDevice(DeviceSeen device) {
    put(devices, device.key(), device);
  }

  @Override
  public Map<String, SituationRow> findSituations(Set<String> keys) {
    return among(situations, keys);
  }

  private static <V> Map<String, V> among(Map<String, V> all, Set<String> keys) {
    return keys.stream()
        .filter(all::containsKey)
        .collect(Collectors.toMap(Function.identity(), all::get));
  }

  @Override
  public Set<CaseId> findOpen(Set<CaseId> ids) {
    return ids.stream().filter(it -> cases.get(it).state().isOpen()).collect(Collectors.toSet());
  }

  @Override
  public long nextSerial(int year) {
    var next = serials.getOrDefault(year, 0L) + 1;
    put(serials, year, next);
    return next;
  }

  @Override
  public void insertEvent(Event event, Receipt receipt) {
    put(events, event.id(), new StoredEvent(event, receipt));
  }

  @Override
  public void updateReceipt(Receipt receipt) {
    put(events, receipt.eventId(), new StoredEvent(events.get(receipt.eventId()).event(), receipt));
  }

  @Override
  public void putSituation(SituationRow row) {
    put(situations, row.key(), row);
  }

  @Override
  public void insertCase(CaseFile caseFile) {
    put(cases, caseFile.id(), caseFile);
    insertSteps(caseFile.id(), caseFile.steps());
  }

  @Override
  public void addReports(CaseId id, long more) {
    var before = cases.get(id);
    put(cases, id, before.withReports((int) (before.reports() + more)));
  }

  @Override
  public void updateCase(CaseFile caseFile) {
    put(cases, caseFile.id(), caseFile);
  }

  @Override
  public void insertSteps(CaseId id, List<Step> steps) {
    for (var step : steps) {
      changes.add(new Change(changes.size() + 1L, id, step));
      undo.push(() -> changes.remove(changes.size() - 1));
    }
  }

  @Override
  public void insertNotice(Notice notice) {
    var sent =
        new SentNotice(notice, SentNotice.Status.PENDING, 0, Optional.empty(), Optional.empty());
    if (notices.containsKey(notice.id())) {
      throw new IllegalArgumentException(
          "The store refuses this: notice " + notice.id() + " twice");
    }
    put(notices, notice.id(), new NoticeRow(sent, notice.notBefore()));
  }

  @Override
  public void countDeadLetter(DeadLetter letter) {
    var before = deadLetters.get(letter.id());
    put(
        deadLetters,
        letter.id(),
        before == null
            ? new KeptDeadLetter(letter, 1, letter.receivedAt(), Optional.empty())
            : new KeptDeadLetter(
                before.letter(), before.count() + 1, letter.receivedAt(), Optional.empty()));
  }

  /** A case with all its reports. */
  Optional<CaseFile> findCase(CaseId id) {
    return Optional.ofNullable(cases.get(id))
        .map(it -> it.withReports(it.reports() + new Ledger(this).repeats(it)));
  }

  Totals totals() {
    var outcomes = counts(events.values().stream().map(it -> it.receipt().outcome()));
    if (!counted.isEmpty()) {
      outcomes.put(Receipt.Outcome.COUNTED, (long) counted.size());
    }
    return new Totals(
        outcomes,
        counts(cases.values().stream().map(CaseFile::state)),
        deadLetters.values().stream()
            .filter(it -> it.readAt().isEmpty())
            .mapToLong(KeptDeadLetter::count)
            .sum(),
        notices.values().stream()
            .filter(it -> it.sent().status() == SentNotice.Status.PENDING)
            .count());
  }

  private static <K> Map<K, Long> counts(Stream<K> keys) {
    return keys.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
