package org.gridward.store;

import java.time.Instant;
import java.util.List;
import org.gridward.event.Phase;

/**
 * Forgets what has been kept for long enough, on the connection that writes. Events are gone
 * through once for each kind, in the order in which they were taken; how far is kept beside them.
 */
final class SqlitePruning {

  private static final int EVENTS = 2_000;
  private static final int MESSAGES = 1_000;
  private static final int LETTERS = 100;

  private final SqliteTables tables;

  SqlitePruning(SqliteTables tables) {
    this.tables = tables;
  }

  /** A part of each kind; returns how much was looked at. */
  int prune(Retention retention, Instant now) {
    return tables.counted().prune(now)
        + events(Phase.MEASUREMENT, now.minus(retention.readings()))
        + events(Phase.HEARTBEAT, now.minus(retention.signs()))
        + messages(now.minus(retention.messages()))
        + letters(now.minus(retention.deadLetters()));
  }

  /** The newest event stays, whatever it is: the numbers go on behind it. */
  private int events(Phase phase, Instant before) {
    var from =
        tables
            .one("select through from pruned where phase = ?", row -> row.getLong(1), phase.name())
            .orElse(0L);
    var piece =
        tables
            .one(
                "select max(rowid), max(received_at), count(*) from (select rowid, received_at from"
                    + " event where rowid > ? and rowid < (select max(rowid) from event)"
                    + " order by rowid limit ?)",
                row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)),
                from,
                EVENTS)
            .orElseThrow();
    if (piece.get(2) == 0 || piece.get(1) >= before.toEpochMilli()) {
      return 0;
    }
    tables.run(
        "delete from event where rowid > ? and rowid <= ? and phase = ? and outcome = 'NO_CASE'",
        from,
        piece.get(0),
        phase.name());
    tables.run(
        "insert into pruned (phase, through) values (?, ?)"
            + " on conflict (phase) do update set through = excluded.through",
        phase.name(),
        piece.get(0));
    return piece.get(2).intValue();
  }

  /** Their keys begin with the second in which they came. */
  private int messages(Instant before) {
    return tables.run(
        "delete from message where hash in (select hash from message where hash < ?"
            + " order by hash limit ?)",
        SqliteTables.messageSecond(before),
        MESSAGES);
  }

  private int letters(Instant before) {
    return tables.run(
        "delete from dead_letter where id in (select id from dead_letter where last_at < ?"
            + " order by last_at limit ?)",
        before.toEpochMilli(),
        LETTERS);
  }
}
