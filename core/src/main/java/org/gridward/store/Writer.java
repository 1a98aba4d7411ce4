package org.gridward.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * transaction; each caller hears of its own part when that is durable. A part that fails by itself
 * is taken back alone; when the medium fails, all parts fail and the connection is made anew.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int QUEUE = 4_096;
  private static final int MOST_FILINGS = 500;
  private static final long PATIENCE_MILLIS = 10;
  private static final long IDLE_MILLIS = 200;
  private static final int CAUGHT_UP = 2_000; // rows of each table in one transaction

  /** What is written. */
  interface Medium {

    /** The connection that writes; what it commits is appended to the log. */
    Connection openForWriting() throws SQLException;

    /** A connection that copies the log into the tables. */
    Connection openForCopying() throws SQLException;

    /** The log to which the connection appends that writes, as soon as it has read something. */
    Log openLog() throws IOException;
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
  private final Medium medium;
  private final String file;
  private final Syncer syncer = new Syncer();
  private final Checkpointer checkpointer;
  private final Thread thread;
  private Connection connection;
  private SqliteTables tables;
  private Log log;
  private boolean unsynced; // a log before this one may not be on the disk
  private boolean failed; // the commit before: a disk may be full of the log
  private volatile boolean closed;
  private volatile boolean ended;

  Writer(String file, Medium medium) {
    this.file = file;
    this.medium = medium;
    this.checkpointer = new Checkpointer(medium);
    this.thread = new Thread(this::work, "gridward-store");
    thread.setDaemon(true);
    thread.start();
  }

  /** Does some work in a transaction and returns when it is durable. */
  <T> T write(int filings, Function<SqliteTables, T> work) {
    return write(new Job<>(work, filings, false, new CompletableFuture<T>()));
  }

  /** The same without waiting for the end of it. */
  <T> CompletableFuture<T> submit(int filings, Function<SqliteTables, T> work) {
    var job = new Job<>(work, filings, false, new CompletableFuture<T>());
    try {
      enqueue(job);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    return job.done();
  }

  /** The same for what is in no hurry: under load it costs no transaction of its own. */
  <T> T writeWithOthers(int filings, Function<SqliteTables, T> work) {
    return write(new Job<>(work, filings, true, new CompletableFuture<T>()));
  }

  private void enqueue(Job<?> job) {
    if (closed) {
      throw isClosed();
    }
    try {
      queue.put(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Writing to " + file + " was interrupted.", e);
    }
    if (ended) { // closed in between: nobody would take it
      turnAway();
    }
  }

  private <T> T write(Job<T> job) {
    enqueue(job);
    try {
      return job.done().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException it) {
        throw it;
      }
      throw e;
    }
  }

  private void work() {
    do {
      var jobs = new ArrayList<Job<?>>();
      gather(jobs);
      jobs.remove(end);
      commit(jobs);
    } while (!closed || !queue.isEmpty());
    for (var rest = 0; rest < 2 && isBehind(); rest++) { // the round, then what came in it
      commit(List.of(catchUp(Integer.MAX_VALUE)));
    }
    discard();
    endOthers();
    ended = true;
    turnAway();
    end.done().complete(null);
  }

  private void turnAway() {
    for (var job = queue.poll(); job != null; job = queue.poll()) {
      if (job != end) { // it may come this late, and is answered last
        job.done().completeExceptionally(isClosed());
      }
    }
  }

  private IllegalStateException isClosed() {
    return new IllegalStateException("Store " + file + " is closed; open it again.");
  }

  private void gather(List<Job<?>> jobs) {
    try {
      var filings = 0;
      var patient = true;
      for (Job<?> next = first(); next != null; next = next(patient)) {
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

  /** Where nobody wants anything for a while, what is behind. */
  private Job<?> first() throws InterruptedException {
    if (!isBehind()) {
      return queue.take();
    }
    var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    return first == null ? catchUp(CAUGHT_UP) : first;
  }

  private boolean isBehind() {
    return connection != null && tables.isBehind();
  }

  private static Job<Void> catchUp(int most) {
    return new Job<>(
        tables -> {
          tables.catchUp(most);
          return null;
        },
        MOST_FILINGS,
        false,
        new CompletableFuture<>());
  }

  private Job<?> next(boolean patient) throws InterruptedException {
    return patient ? queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) : queue.poll();
  }

  private void commit(List<Job<?>> jobs) {
    var completions = new ArrayList<Runnable>(jobs.size());
    try {
      open();
      for (var job : jobs) {
        part(job, completions.isEmpty()).ifPresent(completions::add);
      }
      connection.commit();
      failed = false;
      syncer.committed(log, failure -> tell(failure, jobs, completions));
    } catch (Throwable e) { // whatever it was, this thread must live: all callers wait for it
      discard();
      failed = true;
      fail(e, jobs);
      return;
    }
    watchLog();
  }

  private void tell(Throwable failure, List<Job<?>> jobs, List<Runnable> completions) {
    if (failure == null) {
      completions.forEach(Runnable::run);
    } else {
      fail(failure, jobs);
    }
  }

  private void fail(Throwable e, List<Job<?>> jobs) {
    var failure = new StoreUnavailableException(sentence(e), e);
    jobs.forEach(it -> it.done().completeExceptionally(failure));
  }

  /**
   * One caller's part; what goes wrong in it alone is taken back alone, and told at once: who
   * depends on it comes behind it, perhaps in the same transaction.
   *
   * @param first whether nothing stands before it in the transaction: that is taken back whole, for
   *     a savepoint keeps a copy of each page
   */
  private Optional<Runnable> part(Job<?> job, boolean first) throws SQLException {
    if (!first) {
      tables.run("savepoint part");
    }
    try {
      var completion = job.run(tables);
      if (first) {
        tables.runWaiting();
      } else {
        tables.run("release part"); // which runs what waits, too
      }
      return Optional.of(completion);
    } catch (RuntimeException e) {
      if (e instanceof SqlFailure it && isOfTheMedium(it)) {
        throw e;
      }
      tables.forget();
      if (first) {
        connection.rollback();
      } else {
        tables.run("rollback to part");
        tables.run("release part");
      }
      tables.recall();
      job.done().completeExceptionally(told(e));
      return Optional.empty();
    }
  }

  /** Has the log copied, and copies the rest of a long one: the next commit begins it anew. */
  private void watchLog() {
    try {
      var log = checkpoint("noop", Checkpointer.Progress::of);
      if (checkpointer.hasCopied() && log.isLong()) {
        checkpoint("passive", row -> 0);
      } else if (log.isWorthCopying()) {
        checkpointer.ask();
      }
    } catch (SqlFailure e) { // the log grows; a full disk is told with the next commit
      LOG.warn("The log of {} could not be copied, trying again: {}", file, e.getMessage());
    }
  }

  private <T> T checkpoint(String how, SqliteTables.RowReader<T> figure) {
    return tables.one("pragma wal_checkpoint(" + how + ")", figure).orElseThrow();
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

  private void open() throws SQLException, IOException {
    if (log != null && log.failure() != null) {
      discard();
    }
    if (connection == null) {
      connection = medium.openForWriting();
      tables = new SqliteTables(connection);
      if (unsynced) {
        beginLogAnew();
      } else if (failed) {
        shortenLog();
      }
      tables.one("select count(*) from sqlite_schema", row -> row.getInt(1)); // makes the log
      log = medium.openLog();
      tables.recall();
      connection.setAutoCommit(false); // else the driver begins and commits with every statement
    }
  }

  /** What a log holds that could not be synced goes into the tables, and those are synced. */
  private void beginLogAnew() throws SQLException {
    if (checkpoint("truncate", row -> row.getInt("busy")) != 0) {
      throw new SQLException("its log could not be synced, and is being read");
    }
    unsynced = false;
  }

  /** What a log holds goes into the tables, so that its room is free; as far as that can be. */
  private void shortenLog() {
    try {
      checkpoint("truncate", row -> row.getInt("busy"));
    } catch (SqlFailure e) {
      LOG.debug("The log of {} stays long: {}", file, e.getMessage());
    }
  }

  private void discard() {
    try {
      if (log != null) {
        syncer.finish(log);
        unsynced |= log.failure() != null;
        log.close();
      }
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("Closing {}: {}", file, e.getMessage());
    } catch (InterruptedException e) {
      closed = true;
    }
    connection = null;
    log = null;
  }

  private void endOthers() {
    try {
      checkpointer.close();
      syncer.end();
    } catch (InterruptedException e) {
      LOG.debug("Closing {} was interrupted", file);
    }
  }

  /** Writes what has queued, then ends. */
  @Override
  public void close() {
    closed = true;
    queue.offer(end); // only wakes the thread: a full queue has woken it already
    end.done().join();
  }
}
