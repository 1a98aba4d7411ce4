package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gridward.casefile.CaseId;
import org.gridward.store.Tables.SituationRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that go into their places later, against a map that knows at once. */
class WriteBehindTest {

  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  private static final int KEYS = 2_000;

  @TempDir private Path folder;
  private SqliteFile file;
  private Connection connection;
  private SqliteTables tables;

  private final Random random = new Random(42);
  private final Map<String, SituationRow> expected = new HashMap<>();

  @BeforeEach
  void open() throws SQLException {
    file = SqliteFile.open(folder.resolve("gridward.db"));
    connection = file.openForWriting();
    connection.setAutoCommit(false);
    begin();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    file.close();
  }

  private void begin() {
    tables = new SqliteTables(connection);
    tables.recall();
  }

  private static SituationRow row(int key, long counted) {
    var silence = key % 3 == 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofMinutes(key));
    var caseId = CaseId.of(2026, key);
    return new SituationRow(
        "s" + key, caseId, key % 2 == 0, NOW.plusMillis(counted), silence, NOW, counted);
  }

  private void change(int most, long counted, Map<String, SituationRow> known) {
    for (var i = random.nextInt(most + 1); i > 0; i--) {
      var row = row(random.nextInt(KEYS), counted);
      tables.putSituation(row);
      known.put(row.key(), row);
    }
    tables.endBatch();
    tables.runWaiting();
  }

  private void commit(int most, long counted) throws SQLException {
    change(most, counted, expected);
    connection.commit();
  }

  private Map<String, SituationRow> found() {
    var found = new HashMap<String, SituationRow>();
    for (var key = 0; key < KEYS; key++) {
      found.putAll(tables.findSituations(Set.of("s" + key)));
    }
    return found;
  }

  private long inTable(String table) {
    return tables.one("select count(*) from " + table, row -> row.getLong(1)).orElseThrow();
  }

  @Test
  void what_was_put_last_is_found_whatever_happens_in_between() throws SQLException {
    for (var batch = 0; batch < 600; batch++) {
      commit(batch % 100 < 70 ? 400 : 3, batch);
      if (batch % 23 == 22) { // a part that is refused
        change(300, -1, new HashMap<>());
        tables.forget();
        connection.rollback();
        tables.recall();
      }
      if (batch % 37 == 36) { // a crash
        begin();
      }
      if (batch % 50 == 49) {
        assertThat(found()).as("after batch %d", batch).isEqualTo(expected);
      }
    }
  }

  @Test
  void much_is_in_the_journal_and_comes_into_its_place() throws SQLException {
    for (var batch = 0; batch < 20; batch++) {
      commit(400, batch);
    }
    assertThat(tables.isBehind()).isTrue();
    assertThat(inTable("situation")).isLessThan(expected.size());

    for (var turn = 0; tables.isBehind() && turn < 100; turn++) {
      tables.catchUp(100);
      tables.runWaiting();
      connection.commit();
    }

    assertThat(tables.isBehind()).isFalse();
    assertThat(inTable("situation")).isEqualTo(expected.size());
    assertThat(found()).isEqualTo(expected);
    commit(1, 20);
    assertThat(inTable("situation_journal")).isZero();
  }

  @Test
  void few_are_in_their_places_at_once() throws SQLException {
    commit(50, 1);

    assertThat(tables.isBehind()).isFalse();
    assertThat(inTable("situation")).isEqualTo(expected.size()).isPositive();
    assertThat(inTable("situation_journal")).isZero();
  }

  @Test
  void the_journal_stays_short_however_much_changes() throws SQLException {
    for (var batch = 0; batch < 1_000; batch++) {
      commit(400, batch);
    }

    assertThat(inTable("situation_journal")).isLessThan(600);
  }
}
