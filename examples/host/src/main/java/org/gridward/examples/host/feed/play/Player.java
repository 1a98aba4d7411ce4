package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.host.feed.play.Script.Due;

/**
 * Sends each message when it is due, whether those before it are answered or not; only where so
 * many of them wait for an answer does it wait too. For one thread.
 *
 * @param window most messages that wait for an answer
 */
record Player(Outlets outlets, Pace pace, int window, Tally tally) {

  private static final int FAREWELL_SECONDS = 3;

  /**
   * Returns when all is sent and answered, or given up.
   *
   * @param again whether it is played again and again, until the thread is interrupted
   * @throws InterruptedException when the thread is interrupted: then nothing more is sent, and
   *     what is on its way has a few seconds to be answered
   */
  void play(Script script, boolean again) throws IOException, InterruptedException {
    var open = new Semaphore(window);
    try {
      send(script, again, open);
      open.acquire(window);
    } catch (InterruptedException e) {
      open.tryAcquire(window, FAREWELL_SECONDS, TimeUnit.SECONDS);
      throw e;
    }
  }

  private void send(Script script, boolean again, Semaphore open)
      throws IOException, InterruptedException {
    var begin = System.nanoTime();
    do {
      try (var all = script.open()) {
        for (var it = all.iterator(); it.hasNext(); ) {
          var due = it.next();
          waitUntil(begin + pace.of(due.since()).toNanos());
          open.acquire();
          send(due, open);
        }
      }
      begin += pace.of(script.round()).toNanos();
    } while (again);
  }

  /** Nothing is left out where it is late: it is sent at once. */
  private static void waitUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
  }

  private void send(Due due, Semaphore open) throws InterruptedException {
    tally.sent();
    outlets
        .send(due.message())
        .whenComplete(
            (answer, failure) -> {
              tally.add(due.name(), failure == null ? answer : Answer.lost(failure.toString(), 0));
              open.release();
            });
  }
}
