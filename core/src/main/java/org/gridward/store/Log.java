package org.gridward.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection that writes has appended to SQLite's write-ahead log. One sync makes durable
 * all that was appended before it. Where one fails, nobody can say what of it is on the disk, and
 * what is appended behind it is as good as lost: the log must be begun anew.
 */
final class Log implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Log.class);

  private final FileChannel channel;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Log(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes durable what was appended. */
  void sync() {
    if (failure.get() == null) {
      try {
        channel.force(false);
      } catch (Throwable e) { // whatever it was, nothing says that it is on the disk
        failure.set(e);
      }
    }
  }

  /** Why what was appended may not be durable; null where it is. */
  Throwable failure() {
    return failure.get();
  }

  /** Nothing is synced by this; what was to be is synced already. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Closing a log: {}", e.getMessage());
    }
  }
}
