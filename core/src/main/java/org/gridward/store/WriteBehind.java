package org.gridward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows of which every batch changes some, all over their table. What many of them became goes into
 * a journal as one row, durable with its batch; into their places they go later, a piece with each
 * batch, going round in the order of their keys: so a page is written once for many of its rows.
 * Few go into their places at once. The journal keeps what came in two rounds. For one connection
 * that writes.
 *
 * @param <V> a row
 */
final class WriteBehind<V> {

  /** So many go into their places at once. */
  private static final int FEW = 64;

  /**
   * One in so many of the rows that wait goes into its place with each batch: each may be on a page
   * of its own, and all of that page goes into the log.
   */
  private static final int ROUND = 256;

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
    var numbers = tables.list("select no, body from " + journal + " order by no", this::recall);
    if (!numbers.isEmpty()) {
      next.set(numbers.get(numbers.size() - 1) + 1);
    }
    oldest.set(numbers.isEmpty() ? next.get() : numbers.get(0));
    round.set(next.get());
  }

  private long recall(ResultSet line) throws SQLException {
    for (var row : Bodies.read(line.getString("body"), type)) {
      pending.put(key.apply(row), row);
    }
    return line.getLong("no");
  }

  /**
   * Rows by key, as they are now.
   *
   * @param inPlace those of the keys that the table itself has
   */
  Map<String, V> find(Set<String> keys, Function<List<String>, List<V>> inPlace) {
    var found = new HashMap<String, V>();
    var others = new ArrayList<String>();
    for (var it : keys) {
      var row = pending.get(it);
      if (row == null) {
        others.add(it);
      } else {
        found.put(it, row);
      }
    }
    inPlace.apply(others).forEach(it -> found.put(key.apply(it), it));
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
      place(1 + pending.size() / ROUND);
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
