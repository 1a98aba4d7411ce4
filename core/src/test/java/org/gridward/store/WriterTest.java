package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {

  @TempDir private Path folder;

  private SqliteFile file;
  private Writer writer;

  @BeforeEach
  void open() {
    file = SqliteFile.open(folder.resolve("gridward.db"));
    writer = new Writer("test", file);
  }

  @AfterEach
  void close() {
    writer.close();
    file.close();
  }

  private static int insert(SqliteTables tables, String hash) {
    tables.run("insert into message (hash, bytes) values (?, ?)", hash, new byte[] {1});
    return 1;
  }

  private long messages() {
    return writer.write(
        0, it -> it.one("select count(*) from message", row -> row.getLong(1)).orElseThrow());
  }

  @Test
  void one_bad_part_of_a_commit_is_taken_back_alone() throws Exception {
    var threads = Executors.newCachedThreadPool();
    try {
      var hold = new CountDownLatch(1);
      var parts = new ArrayList<Future<Integer>>();
      parts.add(threads.submit(() -> writer.write(1, it -> await(hold))));
      for (var i = 0; i < 10; i++) {
        var hash = "h" + i % 9; // the last is the first again
        parts.add(threads.submit(() -> writer.write(1, it -> insert(it, hash))));
      }
      parts.add(threads.submit(() -> writer.write(1, it -> refuse())));
      hold.countDown();

      var failures = 0;
      for (var part : parts) {
        try {
          part.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          failures++;
          assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
        }
      }
      assertThat(failures).isEqualTo(2);
      assertThat(messages()).isEqualTo(9);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_part_hears_in_the_same_transaction_that_the_one_before_was_refused() throws Exception {
    var hold = new CountDownLatch(1);
    var holding = writer.submit(0, it -> await(hold));
    var first = writer.<Integer>submit(1, it -> refuse());
    var second = writer.submit(1, it -> first.isCompletedExceptionally());
    hold.countDown();

    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(holding.get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void a_bad_first_part_takes_nothing_of_the_others_with_it() throws Exception {
    var hold = new CountDownLatch(1);
    var holding = writer.submit(500, it -> await(hold)); // a commit of its own
    var first = writer.<Integer>submit(1, it -> insert(it, "gone") + refuse());
    var second = writer.submit(1, it -> insert(it, "stays"));
    hold.countDown();

    assertThat(holding.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(first).isCompletedExceptionally();
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void after_a_failure_of_the_medium_the_room_of_the_log_is_free() throws Exception {
    var log = folder.resolve("gridward.db-wal");
    for (var i = 0; i < 100; i++) {
      var hash = "h" + i;
      assertThat(writer.<Integer>write(1, it -> insert(it, hash))).isEqualTo(1);
    }
    var before = Files.size(log);

    assertThatThrownBy(
            () ->
                writer.write(
                    1,
                    it -> {
                      throw new SqlFailure(new SQLException("disk is full"));
                    }))
        .isInstanceOf(StoreUnavailableException.class);

    assertThat(messages()).isEqualTo(100);
    assertThat(Files.size(log)).isLessThan(before / 2);
  }

  private static int await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int refuse() {
    throw new IllegalArgumentException("this part is wrong");
  }

  @Test
  void an_error_in_one_part_does_not_end_the_writing() {
    assertThatThrownBy(
            () ->
                writer.write(
                    1,
                    it -> {
                      throw new LinkageError("a class is missing");
                    }))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("a class is missing");

    assertThat(writer.<Integer>write(1, it -> insert(it, "next"))).isEqualTo(1);
  }

  @Test
  void closing_answers_everybody_who_waits() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var parts = new ArrayList<Future<Integer>>();
      for (var i = 0; i < 2_000; i++) {
        var hash = "h" + i;
        parts.add(threads.submit(() -> writer.write(1, it -> insert(it, hash))));
      }
      parts.get(50).get(10, TimeUnit.SECONDS);
      writer.close();

      var written = 0;
      for (var part : parts) {
        try {
          written += part.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          assertThat(e.getCause()).hasMessageContaining("is closed");
        }
      }
      writer = new Writer("test", file);
      assertThat(messages()).isEqualTo(written);
    } finally {
      threads.shutdownNow();
    }
  }
}
