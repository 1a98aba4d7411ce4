package org.gridward.store;

import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Connections that read, lent one at a time; who finds none waits. */
final class Readers implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final SqliteFile file;
  private final BlockingQueue<Lazy> free = new LinkedBlockingQueue<>();

  /** A connection that is opened when it is first lent. */
  private static final class Lazy {
    private final AtomicReference<Open> open = new AtomicReference<>();
  }

  /** A connection, with the statements that are prepared on it once. */
  private record Open(Handle handle, SqliteTables tables) {}

  Readers(SqliteFile file) {
    this.file = file;
    for (var i = 0; i < CONNECTIONS; i++) {
      free.add(new Lazy());
    }
  }

  <T> T read(Function<SqliteReads, T> question) {
    return lend(it -> question.apply(new SqliteReads(it.handle())));
  }

  /** Asks the tables themselves. */
  <T> T ask(Function<SqliteTables, T> question) {
    return lend(it -> question.apply(it.tables()));
  }

  private <T> T lend(Function<Open, T> question) {
    var lent = take();
    try {
      if (lent.open.get() == null) {
        var connection = file.openForReading();
        lent.open.set(new Open(Jdbi.open(connection), new SqliteTables(connection)));
      }
      return question.apply(lent.open.get());
    } catch (SQLException | SqlFailure | JdbiException e) {
      close(lent);
      throw new StoreUnavailableException(
          "Store %s cannot be read: %s; check disk and file.".formatted(file, e.getMessage()), e);
    } finally {
      free.add(lent);
    }
  }

  private Lazy take() {
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Reading " + file + " was interrupted.", e);
    }
  }

  private static void close(Lazy lent) {
    var open = lent.open.getAndSet(null);
    if (open != null) {
      open.handle().close();
    }
  }

  @Override
  public void close() {
    for (var i = 0; i < CONNECTIONS; i++) {
      close(take());
    }
  }
}
