package org.gridward.examples.benchmarks.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.gridward.examples.benchmarks.parts.Wire;

/**
 * Sends at a rate over some connections, each message at its time or as soon after it as a
 * connection is free, and measures from that time to the answer. All of it runs on one loop.
 */
final class Load implements AutoCloseable {

  private static final long TICK_MILLIS = 2; // a selector waits whole milliseconds, else it spins
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Long> waiting = new ArrayDeque<>(); // due times of what found no line free
  private Histogram latencies = new Histogram(LONGEST, 3);
  private long number;
  private long answered;
  private long due; // of this run
  private long begun;
  private int next;
  private RuntimeException failure;

  /** One connection. */
  private final class Line extends ByteToMessageDecoder {
    private final Wire wire;
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private Channel channel;
    private boolean dirty;

    private Line(Wire wire) {
      this.wire = wire;
    }

    private boolean isFree() {
      return unanswered.size() < wire.window() && channel.isWritable();
    }

    private void send(long dueNanos) {
      unanswered.add(dueNanos);
      var at = Instant.now().minusNanos(Math.max(0, System.nanoTime() - dueNanos));
      channel.write(Unpooled.wrappedBuffer(wire.message(number++, at)), channel.voidPromise());
      dirty = true;
    }

    private void flush() {
      if (dirty) {
        dirty = false;
        channel.flush();
      }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      var now = System.nanoTime();
      wire.answers(in, (mark, taken) -> answered(now, taken));
      while (!waiting.isEmpty() && isFree()) {
        send(waiting.poll());
      }
      flush();
    }

    private void answered(long now, boolean taken) {
      if (!taken) {
        throw new IllegalStateException("A message was refused");
      }
      answered++;
      latencies.recordValue(Math.min(LONGEST, Math.max(0, now - unanswered.poll())));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      failure = new IllegalStateException("A connection was closed by the other side");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      failure = new IllegalStateException(cause);
    }
  }

  /** Connects; the connections come from several addresses of loopback, since each has a cap. */
  Load(int port, int connections, IntFunction<Wire> wires) {
    for (var i = 0; i < connections; i++) {
      var line = new Line(wires.apply(i));
      lines.add(line);
      line.channel =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .option(ChannelOption.TCP_NODELAY, true)
              .handler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel.pipeline().addLast(line);
                    }
                  })
              .connect("127.0.0.1", port)
              .syncUninterruptibly()
              .channel();
      line.channel.writeAndFlush(Unpooled.wrappedBuffer(line.wire.hello())).syncUninterruptibly();
    }
  }

  /**
   * What a run came to.
   *
   * @param sent messages that were due
   * @param answered of them, within two seconds after the end
   * @param latencies from the time a message was due to its answer, in nanoseconds
   */
  record Result(long sent, long answered, Histogram latencies) {}

  /**
   * Sends for some time.
   *
   * @param perSecond how many messages are due in a second; 0 for as many as are answered
   */
  Result run(int perSecond, int seconds) {
    var result = new CompletableFuture<Result>();
    loop.execute(
        () -> {
          begun = System.nanoTime();
          due = 0;
          answered = 0;
          latencies = new Histogram(LONGEST, 3);
          tick(perSecond, TimeUnit.SECONDS.toNanos(seconds), result);
        });
    return result.join();
  }

  private void tick(int perSecond, long length, CompletableFuture<Result> result) {
    var passed = System.nanoTime() - begun;
    if (failure != null) {
      result.completeExceptionally(failure);
      return;
    }
    if (passed < length) {
      if (perSecond == 0) {
        fill();
      } else {
        offer(perSecond, passed);
      }
      lines.forEach(Line::flush);
    } else if (answered >= due || passed > length + TimeUnit.SECONDS.toNanos(2)) {
      waiting.clear();
      result.complete(new Result(due, answered, latencies));
      return;
    }
    loop.schedule(() -> tick(perSecond, length, result), TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void offer(int perSecond, long passed) {
    var total = (long) (passed / 1e9 * perSecond);
    for (; due < total; due++) {
      waiting.add(begun + (long) (due * 1e9 / perSecond));
    }
    for (var tries = 0; !waiting.isEmpty() && tries < lines.size(); ) {
      var line = lines.get(next++ % lines.size());
      if (line.isFree()) {
        line.send(waiting.poll());
        tries = 0;
      } else {
        tries++;
      }
    }
  }

  private void fill() {
    for (var line : lines) {
      while (line.isFree()) {
        line.send(System.nanoTime());
        due++;
      }
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
