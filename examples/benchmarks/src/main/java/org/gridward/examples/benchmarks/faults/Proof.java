package org.gridward.examples.benchmarks.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridward.event.Event;
import org.gridward.examples.benchmarks.parts.Wire;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.store.CaseStore;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.SqliteCaseStore;

/**
 * What a store holds of what was acknowledged.
 *
 * @param acknowledged messages
 * @param missing the numbers of those that are not there, with every event or as a dead letter with
 *     a reason
 * @param twice cases beyond the first of a matter
 * @param deadLetters messages that nobody could read, of those found
 * @param integrity what SQLite says of the file; {@code ok} if it is sound
 */
record Proof(
    int acknowledged, List<Integer> missing, int twice, int deadLetters, String integrity) {

  static final Proof NOTHING = new Proof(0, List.of(), 0, 0, "ok");

  private static final int PIECE = 500;
  private static final int MANY = 1_000_000;
  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  /** Nothing is known. */
  static Proof failed(String why) {
    return new Proof(0, List.of(), 0, 0, why);
  }

  int lost() {
    return missing.size();
  }

  int found() {
    return acknowledged - lost();
  }

  boolean isGood() {
    return lost() == 0 && twice == 0 && integrity.equals("ok");
  }

  /**
   * Asks the store of a town that has ended.
   *
   * @param fast how far the town's clock may have been off, nothing included
   */
  static Proof of(Path database, Devices devices, List<Duration> fast) {
    var integrity = integrity(database);
    try (var store = SqliteCaseStore.open(database)) {
      var search = new Search(store, devices, fast);
      search.run();
      return new Proof(
          devices.ledger().count(),
          List.copyOf(search.missing),
          twice(store),
          search.deadLetters,
          integrity);
    }
  }

  private static String integrity(Path database) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("pragma integrity_check")) {
      return rows.getString(1);
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  /** Every matter of the devices is one situation, and opens its case once. */
  private static int twice(CaseStore store) {
    var cases = new HashMap<String, Integer>();
    var last = store.lastEvent();
    for (var after = 0L; after < last; after += PIECE) {
      store.listPast(after, after + PIECE, Instant.EPOCH, EVER).stream()
          .filter(it -> it.outcome() == Outcome.OPENED)
          .flatMap(it -> it.event().situation().stream())
          .forEach(it -> cases.merge(it.key(), 1, Integer::sum));
    }
    return cases.values().stream().mapToInt(it -> it - 1).sum();
  }

  /** Goes through a ledger, some messages at a time. */
  private static final class Search {

    private final CaseStore store;
    private final Devices devices;
    private final List<Duration> fast;
    private final Wire wire;
    private final Set<String> letters = new HashSet<>();
    private final List<Integer> missing = new ArrayList<>();
    private int deadLetters;

    private Search(CaseStore store, Devices devices, List<Duration> fast) {
      this.store = store;
      this.devices = devices;
      this.fast = fast;
      this.wire = devices.transport().wire(0, devices::isGarbage);
      store.listDeadLetters(MANY).stream()
          .map(CaseStore.KeptDeadLetter::letter)
          .filter(it -> !it.reason().isBlank())
          .forEach(it -> letters.add(text(it.raw().toByteArray())));
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void run() {
      var left = new ArrayList<Integer>();
      for (var number : devices.ledger().acknowledged().stream().toArray()) {
        if (!devices.isGarbage(number)) {
          left.add(number);
        } else if (letters.contains(text(payload(number)))) {
          deadLetters++;
        } else {
          missing.add(number);
        }
        if (left.size() == PIECE) {
          look(left);
          left.clear();
        }
      }
      look(left);
    }

    private byte[] payload(int number) {
      return wire.payload(number, devices.ledger().sentAt(number));
    }

    private void look(List<Integer> numbers) {
      var left = new ArrayList<>(numbers);
      for (var off : fast) {
        left.removeIf(known(left, off)::contains);
      }
      missing.addAll(left);
    }

    /** An event that is only attached to its situation would be, but is not there. */
    private Set<Integer> known(List<Integer> numbers, Duration off) {
      var events = new ArrayList<Event>();
      var owners = new ArrayList<Integer>();
      for (var number : numbers) {
        for (var event : events(number, off)) {
          events.add(event);
          owners.add(number);
        }
      }
      var known = new HashSet<>(owners);
      var receipts = store.lookUp(events);
      for (var i = 0; i < owners.size(); i++) {
        if (receipts.get(i).filter(it -> it.outcome() == Outcome.DUPLICATE).isEmpty()) {
          known.remove(owners.get(i));
        }
      }
      return known;
    }

    private List<Event> events(int number, Duration off) {
      try {
        var receivedAt = devices.ledger().sentAt(number).plus(off);
        return devices.transport().events(payload(number), receivedAt);
      } catch (MalformedPayload e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
