package org.gridward.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Step;
import org.gridward.event.DeadLetter;
import org.gridward.event.Envelope;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.notice.Notice;
import org.jdbi.v3.core.Jdbi;

/** The tables of {@link Ledger} in one SQLite connection; statements are prepared once. */
final class SqliteTables implements Tables {

  private static final int MILLIS_DIGITS = 3;
  private static final int HASH_DIGITS = 29;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Set<PreparedStatement> waiting = new LinkedHashSet<>();
  private final Map<Integer, Long> serials = new HashMap<>();
  private final AtomicLong sequence = new AtomicLong(-1); // of the last step, where it is known
  private final SqliteCounted counted = new SqliteCounted(this);
  private final WriteBehind<SituationRow> situations =
      new WriteBehind<>(
          this, "situation_journal", SituationRow[].class, SituationRow::key, this::place);
  private final WriteBehind<DeviceSeen> devices =
      new WriteBehind<>(this, "device_journal", DeviceSeen[].class, DeviceSeen::key, this::place);
  private final AtomicReference<Prepared> prepared = new AtomicReference<>(Prepared.nothing());

  SqliteTables(Connection connection) {
    this.connection = connection;
  }

  /** What the next batch puts down. */
  void prepared(Prepared value) {
    prepared.set(value);
  }

  /** Before a rollback: nothing waits any more, and the numbers given are free again. */
  void forget() {
    for (var statement : waiting) {
      clear(statement);
    }
    waiting.clear();
    serials.clear();
    sequence.set(-1);
    counted.forget();
  }

  /** At the beginning, and after a rollback: what waits for its place. */
  void recall() {
    situations.recall();
    devices.recall();
  }

  /** Whether anything waits for its place. */
  boolean isBehind() {
    return situations.isPending() || devices.isPending();
  }

  /** Puts some of what waits into its place. */
  void catchUp(int most) {
    situations.place(most);
    devices.place(most);
  }

  private static void clear(PreparedStatement statement) {
    try {
      statement.clearBatch();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public Map<EventId, Receipt> findReceipts(List<Event> events) {
    var receipts = counted.find(events);
    var ids = events.stream().map(it -> it.id().value()).toList();
    among(
            "select j.key, e.outcome, e.case_id from json_each(?) j cross join event e"
                + " on e.id = j.value",
            row ->
                new Receipt(
                    events.get(row.getInt(1)).id(),
                    Receipt.Outcome.valueOf(row.getString(2)),
                    Optional.ofNullable(row.getString(3)).map(CaseId::new)),
            ids)
        .forEach(it -> receipts.put(it.eventId(), it));
    return receipts;
  }

  @Override
  public Map<String, SituationRow> findSituations(Set<String> keys) {
    return situations.find(
        keys,
        asked ->
            among(
                "select j.key, s.case_id, s.open, s.last_at, s.silence_ms, s.kept_at, s.counted"
                    + " from json_each(?) j cross join situation s on s.key = j.value",
                row ->
                    new SituationRow(
                        asked.get(row.getInt(1)),
                        new CaseId(row.getString(2)),
                        row.getBoolean(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Optional.ofNullable((Number) row.getObject(5))
                            .map(it -> Duration.ofMillis(it.longValue())),
                        Instant.ofEpochMilli(row.getLong(6)),
                        row.getLong(7)),
                asked));
  }

  @Override
  public Map<String, DeviceSeen> findDevices(Set<String> keys) {
    return devices.find(
        keys,
        asked ->
            among(
                "select d.* from json_each(?) j cross join device d on d.key = j.value",
                SqliteReads::device,
                asked));
  }

  @Override
  public void putDevice(DeviceSeen it) {
    devices.put(it);
  }

  private void place(DeviceSeen it) {
    later(
        "insert into device (key, first_at, last_at, sign_at, messages, counted, longitude,"
            + " latitude, datum, placed_at, opened_since, opened, held_situation, held_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (key) do update set last_at = excluded.last_at, sign_at ="
            + " excluded.sign_at, messages = excluded.messages, counted = excluded.counted,"
            + " longitude = excluded.longitude, latitude = excluded.latitude, datum ="
            + " excluded.datum, placed_at = excluded.placed_at, opened_since ="
            + " excluded.opened_since, opened = excluded.opened, held_situation ="
            + " excluded.held_situation, held_at = excluded.held_at",
        it.key(),
        it.firstAt().toEpochMilli(),
        it.lastAt().toEpochMilli(),
        it.signAt().toEpochMilli(),
        it.messages(),
        it.counted(),
        it.place().map(Location::longitude).orElse(null),
        it.place().map(Location::latitude).orElse(null),
        it.place().map(at -> at.datum().name()).orElse(null),
        it.placedAt().map(Instant::toEpochMilli).orElse(null),
        it.opened().since().toEpochMilli(),
        it.opened().cases(),
        it.held().map(DeviceSeen.Held::situation).orElse(null),
        it.held().map(at -> at.at().toEpochMilli()).orElse(null));
  }

  @Override
  public void insertCounted(Event event, Optional<CaseId> caseId) {
    counted.insert(event, caseId);
  }

  @Override
  public void endBatch() {
    situations.endBatch();
    devices.endBatch();
    counted.total();
  }

  /** The ids of counted messages. */
  SqliteCounted counted() {
    return counted;
  }

  @Override
  public Set<CaseId> findOpen(Set<CaseId> ids) {
    var asked = List.copyOf(ids);
    var open = new HashSet<CaseId>();
    among(
        "select j.key, c.state from json_each(?) j cross join case_file c on c.serial_key = j.value",
        row -> CaseState.valueOf(row.getString(2)).isOpen() && open.add(asked.get(row.getInt(1))),
        asked.stream().map(Cursor::serialKey).toList());
    return open;
  }

  @Override
  public long nextSerial(int year) {
    var last =
        serials.computeIfAbsent(
            year,
            it ->
                one(
                        "select coalesce(max(serial_key), 0) from case_file"
                            + " where serial_key between ? and ?",
                        row -> row.getLong(1),
                        Cursor.serialKey(CaseId.of(year, 0)),
                        Cursor.serialKey(CaseId.of(year + 1, 0)) - 1)
                    .map(key -> key == 0 ? 0 : key - Cursor.serialKey(CaseId.of(year, 0)))
                    .orElse(0L));
    serials.put(year, last + 1);
    return last + 1;
  }

  @Override
  public void insertEvent(Event event, Receipt receipt) {
    var hash =
        event
            .raw()
            .filter(it -> keepsMessage(event))
            .map(it -> insertMessage(it, event.receivedAt()));
    later(
        "insert into event (id, case_id, outcome, source, kind, phase, situation, occurred_at,"
            + " received_at, message_hash, body)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as text))",
        event.id().value(),
        receipt.caseId().map(CaseId::value).orElse(null),
        receipt.outcome().name(),
        event.source().name(),
        event.kind(),
        event.phase().name(),
        event.situation().map(it -> it.key()).orElse(null),
        event.occurredAt().toEpochMilli(),
        event.receivedAt().toEpochMilli(),
        hash.orElse(null),
        prepared.get().event(event));
  }

  /** A reading or a sign of life says in its event all that its message said. */
  private static boolean keepsMessage(Event event) {
    return event.phase() != Phase.MEASUREMENT && event.phase() != Phase.HEARTBEAT;
  }

  /** The key begins with the time, so that what comes together lies together. */
  private String insertMessage(RawBytes raw, Instant at) {
    var millis = HexFormat.of().toHexDigits(at.getNano() / NANOS_PER_MILLI, MILLIS_DIGITS);
    var hash = messageSecond(at) + millis + raw.sha256().substring(0, HASH_DIGITS);
    later(
        "insert into message (hash, bytes) values (?, ?) on conflict do nothing",
        hash,
        raw.toByteArray());
    return hash;
  }

  @Override
  public void updateReceipt(Receipt receipt) {
    run(
        "update event set outcome = ?, case_id = ? where id = ?",
        receipt.outcome().name(),
        receipt.caseId().map(CaseId::value).orElse(null),
        receipt.eventId().value());
  }

  /** What the keys of messages begin with that came in a second. */
  static String messageSecond(Instant at) {
    return HexFormat.of().toHexDigits((int) at.getEpochSecond());
  }

  @Override
  public void putSituation(SituationRow row) {
    situations.put(row);
  }

  private void place(SituationRow row) {
    later(
        "insert into situation (key, case_id, open, last_at, silence_ms, kept_at, counted)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do update set case_id ="
            + " excluded.case_id, open = excluded.open, last_at = excluded.last_at, silence_ms ="
            + " excluded.silence_ms, kept_at = excluded.kept_at, counted = excluded.counted",
        row.key(),
        row.caseId().value(),
        row.open() ? 1 : 0,
        row.lastAt().toEpochMilli(),
        row.silence().map(Duration::toMillis).orElse(null),
        row.keptAt().toEpochMilli(),
        row.counted());
  }

  @Override
  public void insertCase(CaseFile caseFile) {
    var last = nextSequence(caseFile.steps().size()); // may ask, and so goes before what waits
    later(CaseColumns.INSERT, CaseColumns.all(caseFile));
    var opening = prepared.get().opening(caseFile);
    later(
        "insert into decision (serial_key, place, body)"
            + " values (?, cast(? as text), cast(? as text))",
        Cursor.serialKey(caseFile.id()),
        opening.place(),
        opening.decision());
    insertSteps(last, caseFile.id(), 1, opening.steps());
  }

  /** The number of a phrase, which it is given where it has none. */
  long number(Object phrase) {
    var body = Bodies.text(phrase);
    run("insert into phrase (body) values (?) on conflict do nothing", body);
    return one("select no from phrase where body = ?", row -> row.getLong(1), body).orElseThrow();
  }

  @Override
  public void addReports(CaseId id, long more) {
    later(
        "update case_file set reports = reports + ? where serial_key = ?",
        more,
        Cursor.serialKey(id));
  }

  @Override
  public void updateCase(CaseFile caseFile) {
    later(CaseColumns.UPDATE, CaseColumns.changing(caseFile));
  }

  @Override
  public void insertSteps(CaseId id, List<Step> steps) {
    insertSteps(nextSequence(steps.size()), id, steps.get(0).no(), Bodies.write(steps));
  }

  private void insertSteps(long last, CaseId id, int first, byte[] body) {
    later(
        "insert into step (sequence, case_key, no, body) values (?, ?, ?, cast(? as text))",
        last,
        Cursor.serialKey(id),
        first,
        body);
  }

  private long nextSequence(int more) {
    if (sequence.get() < 0) {
      sequence.set(
          one("select coalesce(max(sequence), 0) from step", row -> row.getLong(1)).orElseThrow());
    }
    return sequence.addAndGet(more);
  }

  @Override
  public void insertNotice(Notice notice) {
    later(
        "insert into notice (id, status, due_at, tries, body)"
            + " values (?, 'PENDING', ?, 0, cast(? as text))",
        notice.id(),
        notice.notBefore().toEpochMilli(),
        Bodies.write(notice));
  }

  @Override
  public void countDeadLetter(DeadLetter letter) {
    var whole =
        letter
            .envelope()
            .flatMap(Envelope::whole)
            .map(it -> insertMessage(it, letter.receivedAt()));
    later(
        "insert into dead_letter (id, protocol, origin, peer, reason, bytes, first_at, last_at,"
            + " count, envelope, whole_hash) values (?, ?, ?, ?, ?, ?, ?, ?, 1, cast(? as text), ?)"
            + " on conflict (id) do update set count = count + 1, read_at = null,"
            + " last_at = max(last_at, excluded.last_at)",
        letter.id(),
        letter.protocol(),
        letter.origin(),
        letter.peer(),
        letter.reason(),
        letter.raw().toByteArray(),
        letter.receivedAt().toEpochMilli(),
        letter.receivedAt().toEpochMilli(),
        letter.envelope().map(Bodies::write).orElse(null),
        whole.orElse(null));
  }

  /** Reads the columns of one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> Optional<T> one(String sql, RowReader<T> reader, Object... values) {
    try {
      var statement = prepare(sql, values);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
    try {
      var statement = prepare(sql, values);
      try (var rows = statement.executeQuery()) {
        var list = new ArrayList<T>();
        while (rows.next()) {
          list.add(reader.read(rows));
        }
        return list;
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /**
   * Asks once for many keys, not once for each: {@code json_each(?) j} of the statement has them as
   * {@code j.value}, and as {@code j.key} their places in the list.
   */
  <T> List<T> among(String sql, RowReader<T> reader, List<?> keys) {
    return keys.isEmpty() ? List.of() : list(sql, reader, Bodies.text(keys));
  }

  /** Runs a statement that writes and returns how many rows it met. */
  int run(String sql, Object... values) {
    try {
      return prepare(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /**
   * Runs a statement that writes, together with others like it, before anything else is asked or
   * run. Different statements run in the order in which each was first given.
   */
  void later(String sql, Object... values) {
    try {
      var statement = statement(sql);
      bind(statement, values);
      statement.addBatch();
      waiting.add(statement);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Runs what was put off. */
  void runWaiting() {
    try {
      for (var statement : waiting) {
        statement.executeBatch();
      }
      waiting.clear();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Asks on this connection, so that what was written in this transaction is seen. */
  SqliteReads reads() {
    return new SqliteReads(Jdbi.open(connection));
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    runWaiting();
    var statement = statement(sql);
    bind(statement, values);
    return statement;
  }

  private PreparedStatement statement(String sql) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
