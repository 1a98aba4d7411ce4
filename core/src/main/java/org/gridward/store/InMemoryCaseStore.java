package org.gridward.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.notice.Notice;

/**
 * Cases in memory, gone with the process: for tests and first steps. Safe for any number of
 * threads; all calls happen one after the other.
 */
public final class InMemoryCaseStore implements CaseStore {

  private final MemoryTables tables = new MemoryTables();

  private InMemoryCaseStore() {}

  /** An empty store. */
  public static InMemoryCaseStore create() {
    return new InMemoryCaseStore();
  }

  @Override
  public synchronized List<Receipt> write(Batch batch) {
    return tables.allOrNothing(() -> new Ledger(tables).write(batch));
  }

  @Override
  public synchronized List<Optional<Receipt>> lookUp(List<Event> events) {
    return new Ledger(tables).lookUp(events);
  }

  @Override
  public synchronized Optional<CaseFile> append(CaseFile before, CaseFile after, ZoneId zone) {
    var now = tables.cases.get(before.id());
    if (now == null || now.steps().size() != before.steps().size()) {
      return Optional.empty();
    }
    var kept = after.withReports(now.reports());
    tables.allOrNothing(
        () -> {
          new Ledger(tables).append(before, kept, zone);
          return kept;
        });
    return tables.findCase(before.id());
  }

  @Override
  public synchronized Optional<CaseFile> findCase(CaseId id) {
    return tables.findCase(id);
  }

  @Override
  public synchronized Page<CaseSummary> listCases(CaseQuery query) {
    var all = tables.cases.values().stream().map(CaseSummary::of).filter(matches(query)).toList();
    var rest =
        all.stream()
            .sorted(order(query.order()))
            .filter(after(query))
            .limit(query.limit() + 1L)
            .toList();
    var page = rest.subList(0, Math.min(query.limit(), rest.size()));
    var next =
        rest.size() > page.size()
            ? Optional.of(Cursor.after(page.get(page.size() - 1)).toString())
            : Optional.<String>empty();
    return new Page<>(page, all.size(), next);
  }

  private static Predicate<CaseSummary> matches(CaseQuery query) {
    return it ->
        (query.states().isEmpty() || query.states().contains(it.state()))
            && same(query.department(), it.leadCode())
            && same(query.category(), it.categoryCode())
            && same(query.grid(), it.gridCode())
            && same(query.source(), Optional.of(it.source().name()))
            && query.openedSince().map(since -> !it.openedAt().isBefore(since)).orElse(true)
            && query
                .dueBefore()
                .map(limit -> it.dueAt().filter(due -> due.isBefore(limit)).isPresent())
                .orElse(true);
  }

  private static boolean same(Optional<String> asked, Optional<String> seen) {
    return asked.isEmpty() || asked.equals(seen);
  }

  private static Comparator<CaseSummary> order(CaseQuery.Order order) {
    return order == CaseQuery.Order.NEWEST
        ? Comparator.comparing(CaseSummary::id).reversed()
        : Comparator.comparing(Cursor::after);
  }

  private static Predicate<CaseSummary> after(CaseQuery query) {
    if (query.cursor().isEmpty()) {
      return it -> true;
    }
    var last = Cursor.parse(query.cursor().get());
    return query.order() == CaseQuery.Order.NEWEST
        ? it -> Cursor.after(it).serialKey() < last.serialKey()
        : it -> Cursor.after(it).compareTo(last) > 0;
  }

  @Override
  public synchronized Optional<StoredEvent> findEvent(EventId id) {
    return Optional.ofNullable(tables.events.get(id));
  }

  @Override
  public synchronized Optional<DeviceSeen> findDevice(String key) {
    return Optional.ofNullable(tables.devices.get(key));
  }

  @Override
  public synchronized List<DeviceSeen> listDevices(String after, int most) {
    return tables.devices.values().stream()
        .filter(it -> it.key().compareTo(after) > 0)
        .sorted(Comparator.comparing(DeviceSeen::key))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<PastEvent> listHeld(int most) {
    var held = new ArrayList<>(listPast(0, Long.MAX_VALUE, Instant.MIN, Instant.MAX));
    held.removeIf(it -> it.outcome() != Receipt.Outcome.HELD);
    held.sort(
        Comparator.comparing((PastEvent it) -> it.event().receivedAt())
            .thenComparing(PastEvent::sequence)
            .reversed());
    return List.copyOf(held.subList(0, Math.min(most, held.size())));
  }

  @Override
  public synchronized Optional<Receipt> release(Filing filing, ZoneId zone) {
    return tables.allOrNothing(() -> new Ledger(tables).release(filing, zone));
  }

  /** Nothing: memory is as short-lived as its process. */
  @Override
  public int prune(Retention retention, Instant now) {
    return 0;
  }

  @Override
  public synchronized List<Event> listEvents(CaseId id, int most) {
    return tables.events.values().stream()
        .filter(it -> it.receipt().caseId().filter(id::equals).isPresent())
        .map(StoredEvent::event)
        .sorted(Comparator.comparing(Event::receivedAt))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<PastEvent> listPast(long after, long through, Instant from, Instant to) {
    var past = new ArrayList<PastEvent>();
    var sequence = 0L;
    for (var it : tables.events.values()) {
      sequence++;
      var at = it.event().receivedAt();
      if (sequence > after && sequence <= through && !at.isBefore(from) && at.isBefore(to)) {
        var receipt = it.receipt();
        past.add(new PastEvent(sequence, it.event(), receipt.outcome(), receipt.caseId()));
      }
    }
    return past;
  }

  @Override
  public synchronized Map<CaseId, Instant> listDone(long after, long through) {
    var done = new HashMap<CaseId, Instant>();
    tables.events.values().stream()
        .skip(after)
        .limit(Math.max(0, through - after))
        .filter(it -> it.receipt().outcome() == Receipt.Outcome.OPENED)
        .flatMap(it -> findCase(it.receipt().caseId().orElseThrow()).stream())
        .forEach(
            file ->
                file.steps().stream()
                    .filter(it -> it.action() == Action.DONE)
                    .forEach(it -> done.put(file.id(), it.at())));
    return done;
  }

  @Override
  public synchronized long lastEvent() {
    return tables.events.size();
  }

  @Override
  public synchronized List<Change> listChanges(long after, int most) {
    return tables.changes.stream().skip(after).limit(most).toList();
  }

  @Override
  public synchronized long lastChange() {
    return tables.changes.size();
  }

  @Override
  public synchronized List<Notice> listDueNotices(Instant now, int most) {
    return tables.notices.values().stream()
        .filter(it -> it.sent().status() == SentNotice.Status.PENDING && !it.dueAt().isAfter(now))
        .sorted(Comparator.comparing(MemoryTables.NoticeRow::dueAt))
        .limit(most)
        .map(it -> it.sent().notice())
        .toList();
  }

  @Override
  public synchronized List<SentNotice> listNotices(CaseId id) {
    return tables.notices.values().stream()
        .map(MemoryTables.NoticeRow::sent)
        .filter(it -> it.notice().caseId().equals(id))
        .sorted(Comparator.comparing(SentNotice::notice, Ledger.SOONEST_FIRST))
        .toList();
  }

  @Override
  public synchronized void markSent(List<Notice> notices, Instant at) {
    notices.forEach(
        it -> mark(it, SentNotice.Status.SENT, 1, Optional.of(at), Optional.empty(), at));
  }

  @Override
  public synchronized void markVoid(Notice notice, Instant at) {
    mark(notice, SentNotice.Status.VOID, 0, Optional.of(at), Optional.empty(), at);
  }

  @Override
  public synchronized void markFailed(
      Notice notice, String reason, Instant at, Optional<Instant> nextTry) {
    var status = nextTry.isPresent() ? SentNotice.Status.PENDING : SentNotice.Status.DEAD;
    var ended = nextTry.isPresent() ? Optional.<Instant>empty() : Optional.of(at);
    mark(notice, status, 1, ended, Optional.of(reason), nextTry.orElse(at));
    var before = tables.cases.get(notice.caseId());
    new Ledger(tables).append(before, Ledger.failed(before, notice, reason, at), ZoneId.of("UTC"));
  }

  private void mark(
      Notice notice,
      SentNotice.Status status,
      int tries,
      Optional<Instant> at,
      Optional<String> reason,
      Instant dueAt) {
    tables.notices.computeIfPresent(
        notice.id(),
        (id, row) ->
            new MemoryTables.NoticeRow(
                new SentNotice(row.sent().notice(), status, row.sent().tries() + tries, at, reason),
                dueAt));
  }

  @Override
  public synchronized List<KeptDeadLetter> listDeadLetters(int most) {
    return deadLetters()
        .sorted(Comparator.comparing(KeptDeadLetter::lastAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<KeptDeadLetter> listDeadLetters(String after, int most) {
    return deadLetters()
        .filter(it -> it.letter().id().compareTo(after) > 0)
        .sorted(Comparator.comparing(it -> it.letter().id()))
        .limit(most)
        .toList();
  }

  private Stream<KeptDeadLetter> deadLetters() {
    return tables.deadLetters.values().stream().filter(it -> it.readAt().isEmpty());
  }

  @Override
  public synchronized Optional<KeptDeadLetter> findDeadLetter(String id) {
    return Optional.ofNullable(tables.deadLetters.get(id));
  }

  @Override
  public synchronized void markRead(String deadLetterId, Instant at) {
    tables.deadLetters.computeIfPresent(
        deadLetterId,
        (id, it) -> new KeptDeadLetter(it.letter(), it.count(), it.lastAt(), Optional.of(at)));
  }

  @Override
  public synchronized Totals totals() {
    return tables.totals();
  }

  @Override
  public void close() {
    // nothing is held that needs closing
  }
}
