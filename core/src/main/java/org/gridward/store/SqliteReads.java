package org.gridward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Step;
import org.gridward.decision.Decision;
import org.gridward.decision.Grade;
import org.gridward.event.Datum;
import org.gridward.event.DeadLetter;
import org.gridward.event.Envelope;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.notice.Notice;
import org.gridward.store.CaseStore.Change;
import org.gridward.store.CaseStore.KeptDeadLetter;
import org.gridward.store.CaseStore.PastEvent;
import org.gridward.store.CaseStore.SentNotice;
import org.gridward.store.CaseStore.StoredEvent;
import org.gridward.store.CaseStore.Totals;
import org.jdbi.v3.core.Handle;

/**
 * The questions that a store answers, on one connection.
 *
 * @param handle the connection
 */
record SqliteReads(Handle handle) {

  private static final String LETTERS =
      "select d.*, m.bytes whole from dead_letter d left join message m on m.hash = d.whole_hash";

  Optional<CaseFile> findCase(CaseId id) {
    var key = Cursor.serialKey(id);
    var steps =
        handle
            .createQuery("select body from step where case_key = :key order by no")
            .bind("key", key)
            .map((row, context) -> Bodies.read(row.getString(1), Step[].class))
            .stream()
            .flatMap(Stream::of)
            .toList();
    return handle
        .createQuery(
            "select d.place, d.body decision, c.reports + coalesce(s.counted, 0) reports, e.body,"
                + " m.bytes from case_file c join decision d on d.serial_key = c.serial_key"
                + " join event e on e.id = c.event_id"
                + " left join message m on m.hash = e.message_hash"
                + " left join situation s on s.key = e.situation and s.case_id = :id"
                + " where c.serial_key = :key")
        .bind("id", id.value())
        .bind("key", key)
        .map(
            (row, context) -> {
              var place =
                  PhrasedBodies.read(row.getString("place"), CaseColumns.Place.class, this::phrase);
              var event = event(row.getString("body"), row.getBytes("bytes"));
              var decision =
                  PhrasedBodies.read(row.getString("decision"), Decision.class, this::phrase);
              return new CaseFile(
                  id, place.locate(event, decision), decision, steps, row.getInt("reports"));
            })
        .findOne();
  }

  private String phrase(long number) {
    return handle
        .createQuery("select body from phrase where no = :no")
        .bind("no", number)
        .mapTo(String.class)
        .one();
  }

  private static Event event(String body, byte[] raw) {
    var event = Bodies.read(body, Event.class);
    return raw == null ? event : event.toBuilder().raw(RawBytes.of(raw)).build();
  }

  Page<CaseSummary> listCases(CaseQuery query) {
    var filter = CaseFilter.of(query);
    var total =
        handle
            .createQuery("select count(*) from case_file where " + filter.sql())
            .bindMap(filter.values())
            .mapTo(Long.class)
            .one();
    var paged = filter.after(query);
    var items =
        handle
            .createQuery(
                "select * from case_file where "
                    + paged.sql()
                    + CaseFilter.order(query.order())
                    + " limit :limit")
            .bindMap(paged.values())
            .bind("limit", query.limit() + 1)
            .map((row, context) -> summary(row))
            .list();
    if (items.size() <= query.limit()) {
      return new Page<>(items, total, Optional.empty());
    }
    var page = items.subList(0, query.limit());
    return new Page<>(page, total, Optional.of(Cursor.after(page.get(page.size() - 1)).toString()));
  }

  private static CaseSummary summary(ResultSet row) throws SQLException {
    return new CaseSummary(
        Cursor.caseId(row.getLong("serial_key")),
        CaseState.valueOf(row.getString("state")),
        Grade.valueOf(row.getString("grade")),
        Source.valueOf(row.getString("source")),
        row.getString("kind"),
        text(row, "category_code"),
        text(row, "category_name"),
        text(row, "lead_code"),
        text(row, "lead_name"),
        text(row, "grid_code"),
        text(row, "grid_name"),
        number(row, "longitude"),
        number(row, "latitude"),
        text(row, "summary"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        moment(row, "due_at"),
        row.getInt("reports"),
        row.getBoolean("supervised"),
        row.getBoolean("fallback"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable((Number) row.getObject(column))
        .map(it -> Instant.ofEpochMilli(it.longValue()));
  }

  private static OptionalDouble number(ResultSet row, String column) throws SQLException {
    return row.getObject(column) instanceof Number it
        ? OptionalDouble.of(it.doubleValue())
        : OptionalDouble.empty();
  }

  Optional<StoredEvent> findEvent(EventId id) {
    return handle
        .createQuery("select outcome, case_id, body from event where id = :id")
        .bind("id", id.value())
        .map(
            (row, context) ->
                new StoredEvent(
                    event(row.getString("body"), null),
                    new Receipt(
                        id,
                        Receipt.Outcome.valueOf(row.getString("outcome")),
                        text(row, "case_id").map(CaseId::new))))
        .findOne();
  }

  Optional<DeviceSeen> findDevice(String key) {
    return handle
        .createQuery("select * from device where key = :key")
        .bind("key", key)
        .map((row, context) -> device(row))
        .findOne();
  }

  static DeviceSeen device(ResultSet row) throws SQLException {
    var placedAt = moment(row, "placed_at");
    var heldAt = moment(row, "held_at");
    var situation = row.getString("held_situation");
    return new DeviceSeen(
        row.getString("key"),
        Instant.ofEpochMilli(row.getLong("first_at")),
        Instant.ofEpochMilli(row.getLong("last_at")),
        Instant.ofEpochMilli(row.getLong("sign_at")),
        row.getLong("messages"),
        row.getLong("counted"),
        placedAt.isPresent()
            ? Optional.of(
                new Location(
                    row.getDouble("longitude"),
                    row.getDouble("latitude"),
                    Datum.valueOf(row.getString("datum")),
                    OptionalDouble.empty(),
                    Location.Method.GPS))
            : Optional.empty(),
        placedAt,
        new DeviceSeen.Opened(
            Instant.ofEpochMilli(row.getLong("opened_since")), row.getInt("opened")),
        heldAt.map(it -> new DeviceSeen.Held(situation, it)));
  }

  List<DeviceSeen> listDevices(String after, int most) {
    return handle
        .createQuery("select * from device where key > :after order by key limit :most")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> device(row))
        .list();
  }

  List<PastEvent> listHeld(int most) {
    return handle
        .createQuery(
            "select rowid, outcome, case_id, body from event where outcome = 'HELD'"
                + " order by received_at desc, rowid desc limit :most")
        .bind("most", most)
        .map((row, context) -> past(row))
        .list();
  }

  private static PastEvent past(ResultSet row) throws SQLException {
    return new PastEvent(
        row.getLong(1),
        event(row.getString(4), null),
        Receipt.Outcome.valueOf(row.getString(2)),
        text(row, "case_id").map(CaseId::new));
  }

  List<Event> listEvents(CaseId id, int most) {
    return handle
        .createQuery(
            "select body from event where case_id = :id order by received_at, rowid limit :most")
        .bind("id", id.value())
        .bind("most", most)
        .map((row, context) -> event(row.getString(1), null))
        .list();
  }

  List<PastEvent> listPast(long after, long through, Instant from, Instant to) {
    return handle
        .createQuery(
            "select rowid, outcome, case_id, body from event where rowid > :after"
                + " and rowid <= :through and received_at >= :from and received_at < :to"
                + " order by rowid")
        .bind("after", after)
        .bind("through", through)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map((row, context) -> past(row))
        .list();
  }

  Map<CaseId, Instant> listDone(long after, long through) {
    var done = new HashMap<CaseId, Instant>();
    handle
        .createQuery(
            "select s.case_key, s.body from event e join step s on s.case_key = "
                + Cursor.serialKey("e.case_id")
                + " where e.rowid > :after and e.rowid <= :through and e.outcome = 'OPENED'"
                + " and s.body like :done order by s.sequence")
        .bind("after", after)
        .bind("through", through)
        .bind("done", "%\"action\":\"DONE\"%") // and no text of a person: its quotes are escaped
        .map(
            (row, context) ->
                Map.entry(
                    Cursor.caseId(row.getLong(1)), Bodies.read(row.getString(2), Step[].class)))
        .forEach(
            row ->
                Stream.of(row.getValue())
                    .filter(it -> it.action() == Action.DONE)
                    .forEach(it -> done.put(row.getKey(), it.at())));
    return done;
  }

  long lastEvent() {
    return handle.createQuery("select coalesce(max(rowid), 0) from event").mapTo(Long.class).one();
  }

  List<Change> listChanges(long after, int most) {
    return handle
        .createQuery(
            "select sequence, case_key, body from step where sequence > :after order by sequence"
                + " limit :most")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> changes(row))
        .stream()
        .flatMap(List::stream)
        .filter(it -> it.sequence() > after)
        .limit(most)
        .toList();
  }

  private static List<Change> changes(ResultSet row) throws SQLException {
    var steps = Bodies.read(row.getString("body"), Step[].class);
    var id = Cursor.caseId(row.getLong("case_key"));
    var before = row.getLong("sequence") - steps.length;
    return IntStream.range(0, steps.length)
        .mapToObj(it -> new Change(before + it + 1, id, steps[it]))
        .toList();
  }

  long lastChange() {
    return handle
        .createQuery("select coalesce(max(sequence), 0) from step")
        .mapTo(Long.class)
        .one();
  }

  List<Notice> listDueNotices(Instant now, int most) {
    return handle
        .createQuery(
            "select body from notice where status = 'PENDING' and due_at <= :now order by due_at,"
                + " id limit :most")
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> Bodies.read(row.getString(1), Notice.class))
        .list();
  }

  List<SentNotice> listNotices(CaseId id) {
    return handle
        .createQuery("select * from notice where id >= :case || '/' and id < :case || '0'")
        .bind("case", id.value())
        .map(
            (row, context) ->
                new SentNotice(
                    Bodies.read(row.getString("body"), Notice.class),
                    SentNotice.Status.valueOf(row.getString("status")),
                    row.getInt("tries"),
                    moment(row, "at"),
                    text(row, "reason")))
        .stream()
        .sorted(Comparator.comparing(SentNotice::notice, Ledger.SOONEST_FIRST))
        .toList();
  }

  List<KeptDeadLetter> listDeadLetters(int most) {
    return handle
        .createQuery(
            LETTERS + " where d.read_at is null order by d.last_at desc, d.rowid desc limit :most")
        .bind("most", most)
        .map((row, context) -> letter(row))
        .list();
  }

  List<KeptDeadLetter> listDeadLetters(String after, int most) {
    return handle
        .createQuery(
            LETTERS + " where d.id > :after and d.read_at is null order by d.id limit :most")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> letter(row))
        .list();
  }

  Optional<KeptDeadLetter> findDeadLetter(String id) {
    return handle
        .createQuery(LETTERS + " where d.id = :id")
        .bind("id", id)
        .map((row, context) -> letter(row))
        .findOne();
  }

  private static KeptDeadLetter letter(ResultSet row) throws SQLException {
    var whole = Optional.ofNullable(row.getBytes("whole")).map(RawBytes::of);
    var envelope =
        text(row, "envelope").map(it -> Bodies.read(it, Envelope.class)).map(it -> it.whole(whole));
    var isGone = row.getString("whole_hash") != null && whole.isEmpty();
    return new KeptDeadLetter(
        new DeadLetter(
            row.getString("protocol"),
            row.getString("origin"),
            row.getString("peer"),
            Instant.ofEpochMilli(row.getLong("first_at")),
            RawBytes.of(row.getBytes("bytes")),
            row.getString("reason"),
            isGone ? Optional.empty() : envelope),
        row.getLong("count"),
        Instant.ofEpochMilli(row.getLong("last_at")),
        moment(row, "read_at"));
  }

  Totals totals() {
    return new Totals(
        counts(
            "select outcome, count(*) from event group by outcome"
                + " union all select 'COUNTED', counted from total where counted > 0",
            Receipt.Outcome::valueOf),
        counts("select state, count(*) from case_file group by state", CaseState::valueOf),
        count("select coalesce(sum(count), 0) from dead_letter where read_at is null"),
        count("select count(*) from notice where status = 'PENDING'"));
  }

  private long count(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private <K> Map<K, Long> counts(String sql, Function<String, K> key) {
    var rows = new ArrayList<Map.Entry<K, Long>>();
    handle
        .createQuery(sql)
        .map((row, context) -> Map.entry(key.apply(row.getString(1)), row.getLong(2)))
        .forEach(rows::add);
    return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
