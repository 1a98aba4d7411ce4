package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.testkit.Samples.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.casefile.CaseId;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.grid.LocatedEvent;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCaseStoreTest extends CaseStoreContract {

  @TempDir Path folder;

  @Override
  protected CaseStore open() {
    return SqliteCaseStore.open(folder.resolve("gridward.db"));
  }

  private static Filing beat(int number, TimeQuality quality, Instant at) {
    var event =
        Event.builder(new EventId("beat:" + number), Source.SENSOR, "device.heartbeat", at)
            .occurredAt(NOW.plusSeconds(number), quality)
            .device(Device.of("dev:1"))
            .phase(Phase.HEARTBEAT)
            .build();
    return Filing.undecided(new LocatedEvent(event, Optional.empty(), Optional.empty()));
  }

  private static List<Outcome> write(
      CaseStore store, IntStream numbers, TimeQuality quality, Instant at) {
    var beats = numbers.mapToObj(it -> beat(it, quality, at)).toList();
    return store.write(new Batch(beats, List.of(), ZoneId.of("UTC"))).stream()
        .map(Receipt::outcome)
        .distinct()
        .toList();
  }

  @Test
  void ids_of_counted_messages_are_known_for_two_days_and_forgotten_in_pieces() {
    try (var store = SqliteCaseStore.open(folder.resolve("counted.db"))) {
      var device = TimeQuality.DEVICE_UTC;
      write(store, IntStream.of(0), device, NOW); // kept whole: the first sign of life
      assertThat(write(store, IntStream.range(1, 12_001), device, NOW))
          .containsExactly(Outcome.COUNTED);
      assertThat(store.totals().events()).containsEntry(Outcome.COUNTED, 12_000L);

      var next = NOW.plus(Duration.ofDays(2));
      assertThat(store.prune(Retention.STANDARD, next)).isZero();
      assertThat(write(store, IntStream.of(5, 12_000, 0), device, next))
          .containsExactly(Outcome.DUPLICATE);

      var later = next.plusSeconds(11_001);
      assertThat(IntStream.range(0, 4).map(it -> store.prune(Retention.STANDARD, later)))
          .containsExactly(5_000, 5_000, 1_000, 0);
      assertThat(write(store, IntStream.of(12_000), device, later))
          .containsExactly(Outcome.DUPLICATE);
    }
  }

  /** Else a full disk would seem to have room. */
  @Test
  void an_empty_batch_writes_something() throws Exception {
    try (var store = SqliteCaseStore.open(folder.resolve("probed.db"))) {
      var log = folder.resolve("probed.db-wal");
      store.write(new Batch(List.of(), List.of(), ZoneId.of("UTC")));
      var before = Files.size(log);
      store.write(new Batch(List.of(), List.of(), ZoneId.of("UTC")));
      assertThat(Files.size(log)).isGreaterThan(before);
    }
  }

  private static CaseId open(CaseStore store, String id) {
    var filing = Filing.decided(Samples.full(id), Samples.fullDecision());
    var receipts = store.write(new Batch(List.of(filing), List.of(), ZoneId.of("UTC")));
    return receipts.get(0).caseId().orElseThrow();
  }

  private static List<String> bodies(Path file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var bodies = new ArrayList<String>();
      while (rows.next()) {
        bodies.add(rows.getString(1));
      }
      return bodies;
    }
  }

  @Test
  void what_decisions_say_again_and_again_is_kept_once() throws Exception {
    var file = folder.resolve("phrases.db");
    var ids = new ArrayList<CaseId>();
    for (var start = 0; start < 2; start++) {
      try (var store = SqliteCaseStore.open(file)) {
        for (var i = 0; i < 3; i++) {
          ids.add(open(store, "e" + start + i));
        }
        assertThat(ids)
            .allSatisfy(
                it -> {
                  var found = store.findCase(it).orElseThrow();
                  assertThat(found.decision()).isEqualTo(Samples.fullDecision());
                  assertThat(found.located().grid()).isEqualTo(Samples.full("e").grid());
                });
      }
    }
    var rows = bodies(file, "select body from decision order by serial_key");
    var rule = Samples.fullDecision().explanation().reasons().get(0).ruleId();
    assertThat(List.of(rows.get(0), rows.get(1), rows.get(3))).allMatch(it -> it.contains(rule));
    assertThat(List.of(rows.get(2), rows.get(5)))
        .noneMatch(it -> it.contains(rule))
        .allMatch(it -> it.length() < rows.get(0).length() / 2);
    assertThat(bodies(file, "select body from phrase"))
        .doesNotHaveDuplicates()
        .anyMatch(it -> it.contains(rule));
  }

  @Test
  void a_message_without_a_time_of_its_own_is_known_for_a_day_at_least() {
    try (var store = SqliteCaseStore.open(folder.resolve("counted.db"))) {
      var none = TimeQuality.ARRIVAL;
      write(store, IntStream.of(0), none, NOW);
      assertThat(write(store, IntStream.of(1), none, NOW)).containsExactly(Outcome.COUNTED);
      var next = NOW.plus(Duration.ofHours(24));
      assertThat(write(store, IntStream.of(1), none, next)).containsExactly(Outcome.DUPLICATE);
    }
  }
}
