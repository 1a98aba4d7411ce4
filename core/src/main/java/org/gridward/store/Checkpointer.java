package org.gridward.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that copies the write-ahead log into the file of the tables, on a connection of its
 * own, while writing goes on: in pieces, for a sync of much delays those of the log. The log begins
 * anew only when all of it was copied, and that only the writer can see to: this thread leaves it
 * little to copy of a long one.
 */
final class Checkpointer {

  /** How much is left to the writer at most, in pages; less than a sync takes. */
  private static final int REST = 100;

  /** How many pages of the log are not copied when copying begins. */
  private static final int PIECE = 2_048;

  /**
   * How many pages the log has when it is begun anew: the writer must wait for a sync then, and
   * after a crash it is read as a whole.
   */
  private static final int LONG_LOG = 32_768;

  private static final int ROUNDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  /**
   * How far the log was copied.
   *
   * @param log its pages
   * @param rest those of them that are not copied
   */
  record Progress(int log, int rest) {

    static Progress of(ResultSet row) throws SQLException {
      return new Progress(row.getInt("log"), row.getInt("log") - row.getInt("checkpointed"));
    }

    boolean isLong() {
      return log > LONG_LOG;
    }

    boolean isWorthCopying() {
      return rest > PIECE;
    }

    private boolean isMuchOfALongOne() {
      return isLong() && rest > REST;
    }
  }

  private final Writer.Medium medium;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean copied = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  Checkpointer(Writer.Medium medium) {
    this.medium = medium;
    this.thread = new Thread(this::work, "gridward-store-checkpoint");
    thread.setDaemon(true);
    thread.start();
  }

  /** Copies on its thread; nothing where it is at it. Called by the writer. */
  void ask() {
    if (busy.compareAndSet(false, true)) {
      asked.release();
    }
  }

  /** Whether it has copied nearly all since it was asked; true once. Called by the writer. */
  boolean hasCopied() {
    return copied.getAndSet(false);
  }

  private void work() {
    while (!closed.get()) {
      asked.acquireUninterruptibly();
      if (!closed.get()) {
        copy();
        copied.set(true);
        busy.set(false);
      }
    }
  }

  private void copy() {
    try (var connection = medium.openForCopying()) {
      for (var round = 0; round < ROUNDS && copy(connection).isMuchOfALongOne(); round++) {
        // what was appended meanwhile is less each time
      }
    } catch (SQLException | RuntimeException e) { // it grows; who writes tells of a full disk
      LOG.warn("The write-ahead log could not be copied, trying again: {}", e.getMessage());
    }
  }

  /** Copies what can be copied, and says what came in meanwhile. */
  private static Progress copy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(passive)"); // tells of the log as it was before
      try (var row = statement.executeQuery("pragma wal_checkpoint(noop)")) {
        return Progress.of(row);
      }
    }
  }

  void close() throws InterruptedException {
    closed.set(true);
    asked.release();
    thread.join();
  }
}
