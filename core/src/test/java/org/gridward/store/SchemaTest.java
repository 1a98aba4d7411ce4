package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.testkit.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Grade;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that an older Gridward made. */
final class SchemaTest {

  @TempDir private Path folder;

  private static Filing alarm(String id) {
    var event =
        Event.builder(new EventId(id), Source.CAMERA, "video.motion", NOW)
            .raw(RawBytes.of(id.getBytes(StandardCharsets.UTF_8)))
            .build();
    var located = new LocatedEvent(event, Optional.empty(), Optional.empty());
    return Filing.decided(located, Samples.assigned(Grade.GENERAL));
  }

  /** What the new one holds, in the tables of the old one. */
  private void copyIntoVersion3(Path from, Path to) throws Exception {
    Flyway.configure(SqliteFile.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + to, null, null)
        .locations("classpath:org/gridward/store/sqlite")
        .table("gridward_schema_history")
        .target("3")
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + to);
        var statement = connection.createStatement()) {
      statement.execute("attach '" + from + "' as made");
      statement.execute(
          "insert into message select substr(hash, 9), bytes from made.message"); // by hash alone
      statement.execute(
          "insert into event select id, case_id, outcome, source, kind, phase, situation,"
              + " occurred_at, received_at, substr(message_hash, 9), body from made.event");
      statement.execute(
          "insert into case_file select printf('%d-%06d', c.serial_key / 10000000000,"
              + " c.serial_key % 10000000000), c.*, d.place, d.body from made.case_file c"
              + " join made.decision d on d.serial_key = c.serial_key");
      statement.execute(
          "insert into step select s.sequence - json_array_length(s.body) + 1 + j.key, c.id,"
              + " s.no + j.key, j.value from made.step s join case_file c on c.serial_key ="
              + " s.case_key join json_each(s.body) j order by s.sequence, j.key");
      statement.execute(
          "insert into notice select id, substr(id, 1, instr(id, '/') - 1), status, due_at, tries,"
              + " at, reason, body from made.notice");
      statement.execute(
          "insert into dead_letter select id, protocol, origin, peer, reason, bytes, first_at,"
              + " last_at, count from made.dead_letter");
    }
  }

  @Test
  void a_store_of_version_3_keeps_everything() throws Exception {
    var made = folder.resolve("made.db");
    var letter =
        DeadLetter.of("frigate", "frigate/events", "c", NOW, RawBytes.of(new byte[3]), "?");
    try (var store = SqliteCaseStore.open(made)) {
      store.write(new Batch(List.of(alarm("a"), alarm("b")), List.of(letter), ZoneId.of("UTC")));
    }
    var old = folder.resolve("old.db");
    copyIntoVersion3(made, old);

    try (var store = SqliteCaseStore.open(old);
        var fresh = SqliteCaseStore.open(made)) {
      var second = CaseId.of(2026, 2);
      assertThat(store.findCase(second)).isEqualTo(fresh.findCase(second)).isPresent();
      assertThat(store.findCase(second).orElseThrow().located().event().raw())
          .contains(RawBytes.of("b".getBytes(StandardCharsets.UTF_8)));
      assertThat(store.listNotices(second)).isEqualTo(fresh.listNotices(second)).isNotEmpty();
      assertThat(store.listChanges(0, 100)).isEqualTo(fresh.listChanges(0, 100)).isNotEmpty();
      assertThat(store.lastEvent()).isEqualTo(2);
      assertThat(store.findDeadLetter(letter.id()).orElseThrow().letter()).isEqualTo(letter);

      store.write(new Batch(List.of(alarm("c")), List.of(), ZoneId.of("UTC")));
      assertThat(store.findCase(CaseId.of(2026, 3))).isPresent();
    }
  }
}
