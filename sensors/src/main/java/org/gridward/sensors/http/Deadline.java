package org.gridward.sensors.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one deadline a connection has at a time. Used on its event loop only. */
final class Deadline {

  private final EventLoop loop;
  private Future<?> running;

  Deadline(EventLoop loop) {
    this.loop = loop;
    this.running = loop.newSucceededFuture(null);
  }

  /** Replaces whatever deadline ran before. */
  void set(Duration after, Runnable late) {
    running.cancel(false);
    running = loop.schedule(late, after.toNanos(), TimeUnit.NANOSECONDS);
  }

  void clear() {
    running.cancel(false);
  }
}
