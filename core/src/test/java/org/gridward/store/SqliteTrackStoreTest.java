package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.testkit.Samples.NOW;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.resource.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTrackStoreTest extends TrackStoreContract {

  private static final Position SEEN =
      new Position("worker-17", NOW, Location.of(120.9, 30.9, Datum.GCJ02));

  @TempDir Path folder;

  private SqliteCaseStore cases;

  @Override
  protected TrackStore open() {
    cases = SqliteCaseStore.open(file());
    return cases.tracks();
  }

  private Path file() {
    return folder.resolve("gridward.db");
  }

  @Override
  protected void close() {
    cases.close();
  }

  @Test
  void tracks_are_there_again_after_the_store_was_opened_anew() {
    cases.tracks().append(List.of(SEEN));
    cases.close();

    var tracks = open();

    assertThat(tracks.find("worker-17", NOW, NOW.plusSeconds(1)).positions()).containsExactly(SEEN);
  }

  @Test
  void a_store_that_was_made_before_there_were_tracks_gets_a_place_for_them() throws Exception {
    var old = folder.resolve("old.db");
    Flyway.configure(SqliteTrackStoreTest.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + old, null, null)
        .locations("classpath:org/gridward/store/sqlite")
        .table("gridward_schema_history")
        .target("1")
        .load()
        .migrate();

    try (var store = SqliteCaseStore.open(old)) {
      assertThat(store.tracks().append(List.of(SEEN))).isEqualTo(1);
    }
  }

  @Test
  void questions_are_answered_by_an_index() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      for (var question :
          List.of(
              "select at from position where resource_id = 'a' and at >= 1 and at < 2 order by at",
              "select distinct resource_id from position where at >= 1 and at < 2",
              "select resource_id, at from position where at < 9 order by at, resource_id limit 5",
              "select at from position where thinned = 0 and at < 9 order by at, resource_id"
                  + " limit 1")) {
        try (var plan = statement.executeQuery("explain query plan " + question)) {
          assertThat(plan.next()).isTrue();
          assertThat(plan.getString("detail"))
              .startsWith("SEARCH")
              .containsAnyOf("INDEX", "PRIMARY KEY");
        }
      }
    }
  }
}
