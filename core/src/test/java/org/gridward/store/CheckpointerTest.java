package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointerTest {

  private static final int PAGE = 4_096;
  private static final int LONG = 33_000;
  private static final int MANY = 1_000;
  private static final int FEW = 100;

  @TempDir private Path folder;

  @Test
  void of_a_long_log_is_copied_what_comes_in_while_it_copies() throws Exception {
    assertThat(restAfterCopying(LONG)).isLessThan(FEW);
  }

  @Test
  void of_a_short_log_is_copied_what_there_was_when_it_began() throws Exception {
    assertThat(restAfterCopying(MANY)).isGreaterThanOrEqualTo(MANY);
  }

  private int restAfterCopying(int pages) throws Exception {
    try (var file = SqliteFile.open(folder.resolve("gridward.db"));
        var writing = file.openForWriting()) {
      append(writing, pages);
      var reading = file.openForReading();
      reading.setAutoCommit(false);
      try (var statement = reading.createStatement()) {
        statement.executeQuery("select count(*) from message").next();
      }
      var checkpointer = new Checkpointer(new Busy(file, writing, reading));
      checkpointer.ask();
      Await.until("it has copied", checkpointer::hasCopied);
      checkpointer.close();

      return rest(writing);
    }
  }

  private static void append(Connection connection, int pages) throws SQLException {
    try (var insert =
        connection.prepareStatement("insert into message (hash, bytes) values (?, ?)")) {
      connection.setAutoCommit(false);
      for (var i = 0; i < pages; i++) {
        insert.setString(1, i + "/" + System.identityHashCode(insert));
        insert.setBytes(2, new byte[PAGE]);
        insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** How many pages of the log are not copied. */
  private static int rest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("pragma wal_checkpoint(noop)")) {
      return row.getInt("log") - row.getInt("checkpointed");
    }
  }

  /**
   * A medium to which somebody appends much while its log is copied for the first time: somebody
   * reads until then, so that it does not begin anew.
   */
  private record Busy(
      SqliteFile file, Connection writing, Connection reading, AtomicBoolean appended)
      implements Writer.Medium {

    private Busy(SqliteFile file, Connection writing, Connection reading) {
      this(file, writing, reading, new AtomicBoolean());
    }

    @Override
    public Connection openForWriting() throws SQLException {
      return file.openForWriting();
    }

    @Override
    public Connection openForCopying() throws SQLException {
      return followed(Connection.class, file.openForCopying());
    }

    @Override
    public Log openLog() throws IOException {
      return file.openLog();
    }

    /** Does as the original does, and appends behind the first checkpoint of a statement of it. */
    private <T> T followed(Class<T> type, Object original) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                try {
                  var result = method.invoke(original, arguments);
                  if (original instanceof Statement
                      && method.getName().startsWith("execute")
                      && appended.compareAndSet(false, true)) {
                    append(writing, MANY);
                    reading.close();
                  }
                  return result instanceof Statement ? followed(Statement.class, result) : result;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
