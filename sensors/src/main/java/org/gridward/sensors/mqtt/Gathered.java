package org.gridward.sensors.mqtt;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends together what is flushed within a millisecond: acknowledgements come by the hundred. Safe
 * for any number of threads. A failure is told to whoever writes next.
 */
final class Gathered extends OutputStream {

  private static final int BUFFER = 64 << 10;
  private static final long GATHER_MILLIS = 1;
  private static final long LAST_MILLIS = 100;

  private final BufferedOutputStream out;
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final ScheduledThreadPoolExecutor sender =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            var thread = new Thread(task, "gridward-mqtt-send");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy()); // of what comes after the end

  Gathered(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var failed = failure.get();
    if (failed != null) {
      throw new IOException("What was written before could not be sent", failed);
    }
    out.write(bytes, offset, length);
  }

  /** Returns at once; what was written is sent within a millisecond. */
  @Override
  public void flush() {
    if (due.compareAndSet(false, true)) {
      sender.schedule(this::send, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void send() {
    due.set(false); // what is written from now on is flushed anew
    try {
      out.flush();
    } catch (IOException e) {
      failure.set(e);
    }
  }

  /** Sends what is left, unless the other side takes nothing any more, and no more after that. */
  void end() {
    if (sender.isShutdown()) {
      return;
    }
    try {
      sender.submit(this::send).get(LAST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // the broker repeats what it does not know to be taken
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sender.shutdownNow();
    }
  }
}
