package org.gridward.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes. Takes what has queued when it is free and commits it as one
 * transaction; each caller waits until its own part is durable. A part that fails by itself is
 * taken back alone; when the medium fails, all parts fail and the connection is made anew.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int QUEUE = 4_096;
  private static final int MOST_FILINGS = 500;
  private static final long PATIENCE_MILLIS = 10;

  /** Opens the connection that writes. */
  interface Opener {
    Connection open() throws SQLException;
  }

  /**
   * What a caller waits for.
   *
   * @param patient whether it waits a moment for a transaction that somebody else needs
   */
  private record Job<T>(
      Function<SqliteTables, T> work, int filings, boolean patient, CompletableFuture<T> done) {

    /** Completes the caller later, so that nobody hears of success before the commit. */
    Runnable run(SqliteTables tables) {
      var result = work.apply(tables);
      return () -> done.complete(result);
    }
  }

  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Job<Void> end = new Job<>(it -> null, 0, false, new CompletableFuture<>());
  private final Opener opener;
  private final String file;
  private final Thread thread;
  private Connection connection;
  private SqliteTables tables;
  private volatile boolean closed;
  private volatile boolean ended;

  Writer(String file, Opener opener) {
    this.file = file;
    this.opener = opener;
    this.thread = new Thread(this::work, "gridward-store");
    thread.setDaemon(true);
    thread.start();
  }

  /** Does some work in a transaction and returns when it is durable. */
  <T> T write(int filings, Function<SqliteTables, T> work) {
    return write(new Job<>(work, filings, false, new CompletableFuture<T>()));
  }

  /** The same for what is in no hurry: under load it costs no transaction of its own. */
  <T> T writeWithOthers(int filings, Function<SqliteTables, T> work) {
    return write(new Job<>(work, filings, true, new CompletableFuture<T>()));
  }

  private <T> T write(Job<T> job) {
    try {
      if (closed) {
        throw isClosed();
      }
      queue.put(job);
      if (ended) { // closed in between: nobody would take it
        turnAway();
      }
      return job.done().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Writing to " + file + " was interrupted.", e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException it) {
        throw it;
      }
      throw e;
    }
  }

  private void work() {
    var jobs = new ArrayList<Job<?>>();
    do {
      jobs.clear();
      gather(jobs);
      jobs.remove(end);
      commit(jobs);
    } while (!closed || !queue.isEmpty());
    discard();
    ended = true;
    turnAway();
    end.done().complete(null);
  }

  private void turnAway() {
    for (var job = queue.poll(); job != null; job = queue.poll()) {
      job.done().completeExceptionally(isClosed());
    }
  }

  private IllegalStateException isClosed() {
    return new IllegalStateException("Store " + file + " is closed; open it again.");
  }

  private void gather(List<Job<?>> jobs) {
    try {
      var filings = 0;
      var patient = true;
      for (Job<?> next = queue.take(); next != null; next = next(patient)) {
        jobs.add(next);
        filings += next.filings();
        patient &= next.patient();
        if (filings >= MOST_FILINGS) {
          return;
        }
      }
    } catch (InterruptedException e) {
      closed = true; // nobody interrupts this thread but the end of the process
    }
  }

  private Job<?> next(boolean patient) throws InterruptedException {
    return patient ? queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) : queue.poll();
  }

  private void commit(List<Job<?>> jobs) {
    var completions = new ArrayList<Runnable>(jobs.size());
    try {
      open();
      tables.run("begin immediate");
      for (var job : jobs) {
        completions.add(part(job));
      }
      tables.run("commit");
    } catch (Throwable e) { // whatever it was, this thread must live: all callers wait for it
      discard();
      var failure = new StoreUnavailableException(sentence(e), e);
      jobs.forEach(it -> it.done().completeExceptionally(failure));
      return;
    }
    completions.forEach(Runnable::run);
  }

  /** One caller's part; what goes wrong in it alone is taken back alone. */
  private Runnable part(Job<?> job) {
    tables.run("savepoint part");
    try {
      var completion = job.run(tables);
      tables.run("release part");
      return completion;
    } catch (RuntimeException e) {
      if (e instanceof SqlFailure it && isOfTheMedium(it)) {
        throw e;
      }
      tables.run("rollback to part");
      tables.run("release part");
      tables.forget();
      return () -> job.done().completeExceptionally(told(e));
    }
  }

  private static RuntimeException told(RuntimeException e) {
    return e instanceof SqlFailure
        ? new IllegalArgumentException("The store refuses this: " + e.getMessage(), e)
        : e;
  }

  /** Broken rules of the tables are the caller's; all else is disk, lock or file. */
  private static boolean isOfTheMedium(SqlFailure e) {
    return !(e.getCause() instanceof SQLiteException it
        && (it.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code);
  }

  private String sentence(Throwable e) {
    return "Store %s cannot be written: %s; free the disk or mend the file, then it goes on by itself."
        .formatted(file, e.getMessage());
  }

  private void open() throws SQLException {
    if (connection == null) {
      connection = opener.open();
      tables = new SqliteTables(connection);
    }
  }

  private void discard() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("Closing {}: {}", file, e.getMessage());
    }
    connection = null;
  }

  /** Writes what has queued, then ends. */
  @Override
  public void close() {
    closed = true;
    queue.offer(end); // only wakes the thread: a full queue has woken it already
    end.done().join();
  }
}
