package org.gridward.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.notice.Notice;

/**
 * Cases in one SQLite file: write-ahead log, one thread that writes and commits what has queued as
 * one transaction, one that syncs the log before anybody hears of a commit, some connections that
 * read and may see a commit a moment earlier. Safe for any number of threads; one process at a
 * time.
 */
public final class SqliteCaseStore implements CaseStore {

  private final SqliteFile file;
  private final Writer writer;
  private final Readers readers;
  private final Phrases phrases = new Phrases();

  private SqliteCaseStore(SqliteFile file) {
    this.file = file;
    this.readers = new Readers(file);
    this.writer = new Writer(file.toString(), file);
  }

  /**
   * Opens a store, made if it is not there and brought up to date if it is older.
   *
   * @throws IllegalStateException when another process has it open, or a newer Gridward made it
   * @throws StoreUnavailableException when the file cannot be read or written
   */
  public static SqliteCaseStore open(Path path) {
    return new SqliteCaseStore(SqliteFile.open(path));
  }

  /** The tracks in the same file, open as long as this store is. */
  public TrackStore tracks() {
    return new SqliteTrackStore(writer, readers);
  }

  @Override
  public List<Receipt> write(Batch batch) {
    var prepared = prepare(batch);
    return writer.write(batch.filings().size(), tables -> write(tables, batch, prepared));
  }

  private Prepared prepare(Batch batch) {
    var prepared = Prepared.of(batch, phrases);
    var news = phrases.takeNews();
    if (!news.isEmpty()) {
      writer
          .submit(0, tables -> news.stream().map(tables::number).toList())
          .exceptionally(failure -> List.of())
          .thenAccept(numbers -> phrases.learned(news, numbers));
    }
    return prepared;
  }

  @Override
  public CompletableFuture<List<Receipt>> submit(Batch batch, CompletableFuture<?> after) {
    var prepared = prepare(batch);
    return writer.submit(
        batch.filings().size(),
        tables -> {
          if (after.isCompletedExceptionally()) {
            throw new StoreUnavailableException("The batch before was not kept.", null);
          }
          return write(tables, batch, prepared);
        });
  }

  private static List<Receipt> write(SqliteTables tables, Batch batch, Prepared prepared) {
    if (batch.isEmpty()) {
      tables.counted().touch(); // what nothing is written for says nothing of a full disk
    }
    tables.prepared(prepared);
    return new Ledger(tables).write(batch);
  }

  @Override
  public List<Optional<Receipt>> lookUp(List<Event> events) {
    return readers.ask(tables -> new Ledger(tables).lookUp(events));
  }

  @Override
  public Optional<CaseFile> append(CaseFile before, CaseFile after, ZoneId zone) {
    return writer.write(
        1,
        tables -> {
          var now =
              tables.one(
                  "select steps, reports from case_file where serial_key = ?",
                  row -> List.of(row.getInt(1), row.getInt(2)),
                  Cursor.serialKey(before.id()));
          if (now.isEmpty() || now.get().get(0) != before.steps().size()) {
            return Optional.empty();
          }
          var ledger = new Ledger(tables);
          ledger.append(before, after, zone);
          return Optional.of(after.withReports(now.get().get(1) + ledger.repeats(before)));
        });
  }

  @Override
  public Optional<CaseFile> findCase(CaseId id) {
    return readers.read(it -> it.findCase(id));
  }

  @Override
  public Page<CaseSummary> listCases(CaseQuery query) {
    return readers.read(it -> it.listCases(query));
  }

  @Override
  public Optional<StoredEvent> findEvent(EventId id) {
    return readers.read(it -> it.findEvent(id));
  }

  @Override
  public Optional<DeviceSeen> findDevice(String key) {
    return readers.read(it -> it.findDevice(key));
  }

  @Override
  public List<DeviceSeen> listDevices(String after, int most) {
    return readers.read(it -> it.listDevices(after, most));
  }

  @Override
  public List<PastEvent> listHeld(int most) {
    return readers.read(it -> it.listHeld(most));
  }

  @Override
  public Optional<Receipt> release(Filing filing, ZoneId zone) {
    return writer.write(1, tables -> new Ledger(tables).release(filing, zone));
  }

  @Override
  public int prune(Retention retention, Instant now) {
    return writer.writeWithOthers(0, tables -> new SqlitePruning(tables).prune(retention, now));
  }

  @Override
  public List<Event> listEvents(CaseId id, int most) {
    return readers.read(it -> it.listEvents(id, most));
  }

  @Override
  public List<PastEvent> listPast(long after, long through, Instant from, Instant to) {
    return readers.read(it -> it.listPast(after, through, from, to));
  }

  @Override
  public Map<CaseId, Instant> listDone(long after, long through) {
    return readers.read(it -> it.listDone(after, through));
  }

  @Override
  public long lastEvent() {
    return readers.read(SqliteReads::lastEvent);
  }

  @Override
  public List<Change> listChanges(long after, int most) {
    return readers.read(it -> it.listChanges(after, most));
  }

  @Override
  public long lastChange() {
    return readers.read(SqliteReads::lastChange);
  }

  @Override
  public List<Notice> listDueNotices(Instant now, int most) {
    return readers.read(it -> it.listDueNotices(now, most));
  }

  @Override
  public List<SentNotice> listNotices(CaseId id) {
    return readers.read(it -> it.listNotices(id));
  }

  @Override
  public void markSent(List<Notice> notices, Instant at) {
    mark(notices, SentNotice.Status.SENT, at);
  }

  @Override
  public void markVoid(Notice notice, Instant at) {
    mark(List.of(notice), SentNotice.Status.VOID, at);
  }

  private void mark(List<Notice> notices, SentNotice.Status status, Instant at) {
    writer.writeWithOthers(
        notices.size(),
        tables -> {
          for (var notice : notices) {
            tables.later(
                "update notice set status = ?, at = ?, tries = tries + ? where id = ?",
                status.name(),
                at.toEpochMilli(),
                status == SentNotice.Status.SENT ? 1 : 0,
                notice.id());
          }
          return null;
        });
  }

  @Override
  public void markFailed(Notice notice, String reason, Instant at, Optional<Instant> nextTry) {
    writer.write(
        0,
        tables -> {
          tables.run(
              "update notice set status = ?, at = ?, due_at = ?, tries = tries + 1, reason = ?"
                  + " where id = ?",
              nextTry.isPresent() ? "PENDING" : "DEAD",
              nextTry.isPresent() ? null : at.toEpochMilli(),
              nextTry.orElse(at).toEpochMilli(),
              reason,
              notice.id());
          var before = tables.reads().findCase(notice.caseId()).orElseThrow();
          var after = Ledger.failed(before, notice, reason, at);
          new Ledger(tables).append(before, after, ZoneId.of("UTC"));
          return null;
        });
  }

  @Override
  public List<KeptDeadLetter> listDeadLetters(int most) {
    return readers.read(it -> it.listDeadLetters(most));
  }

  @Override
  public List<KeptDeadLetter> listDeadLetters(String after, int most) {
    return readers.read(it -> it.listDeadLetters(after, most));
  }

  @Override
  public Optional<KeptDeadLetter> findDeadLetter(String id) {
    return readers.read(it -> it.findDeadLetter(id));
  }

  @Override
  public void markRead(String deadLetterId, Instant at) {
    writer.writeWithOthers(
        1,
        tables ->
            tables.run(
                "update dead_letter set read_at = ? where id = ?",
                at.toEpochMilli(),
                deadLetterId));
  }

  @Override
  public Totals totals() {
    return readers.read(SqliteReads::totals);
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    file.close();
  }
}
