package org.gridward.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.gridward.casefile.CaseId;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.TimeQuality;

/**
 * The ids of messages that were only counted, on one connection. A key begins with the millisecond
 * that the message names, so that what comes together lies together, and the oldest lie in front. A
 * message without a time of its own begins with the day on which it came, and is looked for on two
 * days.
 */
final class SqliteCounted {

  private static final int ID_BYTES = 16;
  private static final int PIECE = 5_000;
  private static final Duration DAY = Duration.ofDays(1);

  /** As long as a broker keeps a session for a host that is away, counted from a day's end. */
  private static final Duration KNOWN = Duration.ofDays(2);

  private final SqliteTables tables;
  private final MessageDigest sha256 = sha256();
  private final AtomicLong unwritten = new AtomicLong(); // since the number was written down

  SqliteCounted(SqliteTables tables) {
    this.tables = tables;
  }

  /** After a rollback. */
  void forget() {
    unwritten.set(0);
  }

  /** Those of the events that were counted, by id. */
  Map<EventId, Receipt> find(List<Event> events) {
    var keys = new ArrayList<String>();
    var ids = new ArrayList<EventId>();
    for (var event : events) {
      for (var key : keys(event)) {
        keys.add(HexFormat.of().formatHex(key));
        ids.add(event.id());
      }
    }
    var receipts = new HashMap<EventId, Receipt>();
    tables.among(
        "select j.key, c.case_id from json_each(?) j cross join counted c"
            + " on c.id = unhex(j.value)",
        row -> {
          var id = ids.get(row.getInt(1));
          var caseId = Optional.ofNullable(row.getString(2)).map(CaseId::new);
          return receipts.put(id, new Receipt(id, Receipt.Outcome.COUNTED, caseId));
        },
        keys);
    return receipts;
  }

  void insert(Event event, Optional<CaseId> caseId) {
    tables.later(
        "insert into counted (id, case_id) values (?, ?)",
        keys(event).get(0),
        caseId.map(CaseId::value).orElse(null));
    unwritten.incrementAndGet();
  }

  /** Writes down how many were counted; once in a batch. */
  void total() {
    var news = unwritten.getAndSet(0);
    if (news > 0) {
      tables.run("update total set counted = counted + ?", news);
    }
  }

  /** Writes, and leaves everything as it was; the same number written again would write nothing. */
  void touch() {
    tables.run("update total set counted = counted + 1");
    tables.run("update total set counted = counted - 1");
  }

  /** The key that it has if it comes now, then those that it may have. */
  private List<byte[]> keys(Event event) {
    var hash = sha256.digest(event.id().value().getBytes(StandardCharsets.UTF_8));
    var told = event.attributes().get(Event.DEVICE_TIME); // what is learned of its clock may change
    if (told != null) {
      return List.of(key(Instant.parse(told), hash));
    }
    if (event.timeQuality() != TimeQuality.ARRIVAL) {
      return List.of(key(event.occurredAt(), hash));
    }
    var day = event.receivedAt().truncatedTo(ChronoUnit.DAYS);
    return List.of(key(day, hash), key(day.minus(DAY), hash));
  }

  /** The second since 1970 in four bytes, the thousandth of it in two, then the hash. */
  private static byte[] key(Instant moment, byte[] hash) {
    return ByteBuffer.allocate(Integer.BYTES + Short.BYTES + ID_BYTES)
        .putInt((int) moment.getEpochSecond())
        .putShort((short) (moment.get(ChronoField.MILLI_OF_SECOND)))
        .put(hash, 0, ID_BYTES)
        .array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  /** Forgets a piece of what is older than it must be known. */
  int prune(Instant now) {
    var oldest = key(now.minus(KNOWN), new byte[ID_BYTES]);
    return tables.run(
        "delete from counted where id in (select id from counted where id < ? order by id limit ?)",
        oldest,
        PIECE);
  }
}
