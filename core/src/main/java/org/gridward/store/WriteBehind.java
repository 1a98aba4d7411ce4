package org.gridward.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows of which every batch changes some, all over their table. What many of them became goes into
 * a journal as one row, durable with its batch; into their places they go later, a piece with each
 * batch, going round in the order of their keys: so a page is written once for many of its rows.
 * Few go into their places at once. For one connection that writes.
 *
 * @param <V> a row
 */
final class WriteBehind<V> {

  /** So many go into their places at once, or with each batch at least. */
  private static final int FEW = 64;

  /** So many batches at most take a round in which no more come in than go out. */
  private static final int ROUND = 128;

  private final SqliteTables tables;
  private final String journal;
  private final Class<V[]> type;
  private final Function<V, String> key;
  private final Consumer<V> place;

  private final NavigableMap<String, V> pending = new TreeMap<>();
  private final Map<String, V> news = new LinkedHashMap<>(); // of this batch

  private final AtomicReference<String> placed = new AtomicReference<>(""); // in this round
  private final AtomicLong oldest = new AtomicLong(); // in the journal
  private final AtomicLong round = new AtomicLong(); // what was next when it began
  private final AtomicLong next = new AtomicLong();

  /**
   * Begins with nothing: who writes calls {@link #recall}.
   *
   * @param journal the table that keeps what rows became, as {@code no} and {@code body}
   * @param type an array of rows, as JSON has them
   * @param place puts a row into its table
   */
  WriteBehind(
      SqliteTables tables,
      String journal,
      Class<V[]> type,
      Function<V, String> key,
      Consumer<V> place) {
    this.tables = tables;
    this.journal = journal;
    this.type = type;
    this.key = key;
    this.place = place;
  }

  /** Reads the journal: at the beginning, and after a rollback. */
  void recall() {
    pending.clear();
    news.clear();
    placed.set("");
    tables
        .list("select body from " + journal + " order by no", row -> row.getString(1))
        .forEach(this::recall);
    oldest.set(number("coalesce(min(no), 0)"));
    next.set(number("coalesce(max(no), 0) + 1"));
    round.set(next.get());
  }

  private long number(String what) {
    return tables.one("select " + what + " from " + journal, row -> row.getLong(1)).orElseThrow();
  }

  private void recall(String body) {
    for (var row : Bodies.read(body, type)) {
      pending.put(key.apply(row), row);
    }
  }

  /** Those of the rows that wait for their places, by key. */
  Map<String, V> find(Collection<String> keys) {
    var found = new LinkedHashMap<String, V>();
    if (!pending.isEmpty()) {
      for (var it : keys) {
        var row = pending.get(it);
        if (row != null) {
          found.put(it, row);
        }
      }
    }
    return found;
  }

  /** What a row became. */
  void put(V row) {
    news.put(key.apply(row), row);
  }

  /** Puts down what was put since the last batch. */
  void endBatch() {
    pending.putAll(news);
    if (pending.size() <= FEW) {
      placeAll();
    } else {
      if (!news.isEmpty()) {
        var body = Bodies.write(news.values());
        tables.later(
            "insert into " + journal + " (no, body) values (?, cast(? as text))",
            next.getAndIncrement(),
            body);
      }
      place(FEW + pending.size() / ROUND);
    }
    news.clear();
  }

  boolean isPending() {
    return !pending.isEmpty();
  }

  private void placeAll() {
    if (isPending()) {
      placed.set("");
      round.set(next.get());
      place(FEW);
    }
  }

  /** Puts the next rows into their places. */
  void place(int most) {
    var rows = pending.tailMap(placed.get(), false).entrySet().iterator();
    for (var left = most; left > 0 && rows.hasNext(); left--) {
      var row = rows.next();
      placed.set(row.getKey());
      place.accept(row.getValue());
      rows.remove();
    }
    if (!rows.hasNext()) {
      endRound();
    }
  }

  /**
   * All that waited when the round began is in its place, and what became of it since is behind.
   */
  private void endRound() {
    if (oldest.get() < round.get()) {
      tables.later("delete from " + journal + " where no < ?", round.get());
      oldest.set(round.get());
    }
    placed.set("");
    round.set(next.get());
  }
}
