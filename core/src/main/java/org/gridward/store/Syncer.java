package org.gridward.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The thread that makes commits durable, while the next transaction is under way, and only then
 * tells of them. What has been committed meanwhile is made durable together.
 */
final class Syncer {

  private static final int AHEAD = 8; // commits; who is further ahead waits

  /**
   * A commit.
   *
   * @param log where it was appended
   * @param told what is done when it is durable; given the failure, or null
   */
  private record Commit(Log log, Consumer<Throwable> told) {}

  private final BlockingQueue<Commit> commits = new ArrayBlockingQueue<>(AHEAD);
  private final Commit end = new Commit(null, it -> {});
  private final CountDownLatch ended = new CountDownLatch(1);

  Syncer() {
    var thread = new Thread(this::work, "gridward-store-sync");
    thread.setDaemon(true);
    thread.start();
  }

  /** A commit was appended; {@code told} hears the failure to make it durable, or null. */
  void committed(Log log, Consumer<Throwable> told) throws InterruptedException {
    commits.put(new Commit(log, told));
  }

  /** Nothing more is appended to a log; returns when all of it was told. */
  void finish(Log log) throws InterruptedException {
    var told = new CountDownLatch(1);
    committed(log, failure -> told.countDown());
    told.await();
  }

  private void work() {
    var batch = new ArrayList<Commit>();
    do {
      batch.clear();
      try {
        batch.add(commits.take());
      } catch (InterruptedException e) {
        return; // nobody interrupts this thread but the end of the process
      }
      commits.drainTo(batch);
      tell(batch);
    } while (!batch.contains(end));
    ended.countDown();
  }

  private void tell(List<Commit> batch) {
    Log synced = null;
    for (var commit : batch) {
      if (commit == end) {
        return;
      }
      if (commit.log() != synced) {
        synced = commit.log();
        synced.sync();
      }
      commit.told().accept(synced.failure());
    }
  }

  /** Tells of all commits, then ends. */
  void end() throws InterruptedException {
    commits.put(end);
    ended.await();
  }
}
