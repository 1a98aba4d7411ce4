package org.gridward.examples.benchmarks.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
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
  private static final long AGAIN_MILLIS = 100;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final int BLOCK = 1;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Dialer dialer = new Dialer(loop, BLOCK);
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Long> waiting = new ArrayDeque<>(); // due times of what found no line free
  private Histogram latencies = new Histogram(LONGEST, 3);
  private long number;
  private long answered;
  private long refused;
  private long closed;
  private long lost;
  private long givenUp;
  private long due; // of this run
  private long begun;
  private int next;
  private RuntimeException failure;
  private boolean over;

  /** One device, and its connection. */
  private final class Line {
    private final int device;
    private final int port;
    private final Wire wire;
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private Channel channel;
    private boolean dirty;

    private Line(int device, int port, Wire wire) {
      this.device = device;
      this.port = port;
      this.wire = wire;
    }

    private ChannelFuture connect() {
      var connecting = dialer.connect(device, port, new Answers(this));
      channel = connecting.channel();
      return connecting;
    }

    private boolean isFree() {
      return unanswered.size() < wire.window() && channel.isActive() && channel.isWritable();
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

    private void hear(ByteBuf in) {
      wire.answers(in, (mark, taken) -> answered(taken));
      while (!waiting.isEmpty() && isFree()) {
        send(waiting.poll());
      }
      flush();
    }

    private void answered(boolean taken) {
      var waited = Math.min(LONGEST, Math.max(0, System.nanoTime() - unanswered.poll()));
      if (taken) {
        answered++;
        latencies.recordValue(waited);
      } else {
        refused++;
      }
    }

    /** What was not answered is not sent again: nobody knows whether it was kept. */
    private void closed() {
      lost += unanswered.size();
      unanswered.clear();
      if (!over) {
        closed++;
        loop.schedule(this::connect, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Hears what comes over one connection. */
  private final class Answers extends ByteToMessageDecoder {
    private final Line line;

    private Answers(Line line) {
      this.line = line;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.writeAndFlush(Unpooled.wrappedBuffer(line.wire.hello()));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      line.hear(in);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      line.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause.getCause() instanceof IllegalStateException refusal) {
        failure = refusal;
      }
      context.close();
    }
  }

  /** Connects one device after the other. */
  Load(int port, int connections, IntFunction<Wire> wires) {
    for (var i = 0; i < connections; i++) {
      var line = new Line(i, port, wires.apply(i));
      lines.add(line);
      line.connect().syncUninterruptibly();
    }
  }

  /**
   * What a run came to. Answers to messages of the run before count too.
   *
   * @param sent messages that were due
   * @param answered messages that were acknowledged, until two seconds after the end
   * @param refused messages that were turned away, to be sent again later; nobody does
   * @param givenUp messages for which no connection was free within ten seconds
   * @param closed connections that the other side closed
   * @param lost messages that were sent and not answered: their connection was closed, or two
   *     seconds were not enough
   * @param latencies from the time a message was due to its acknowledgement, in nanoseconds
   */
  record Result(
      long sent,
      long answered,
      long refused,
      long givenUp,
      long closed,
      long lost,
      Histogram latencies) {}

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
    } else if (isAllAnswered() || passed > length + TimeUnit.SECONDS.toNanos(2)) {
      result.complete(conclude());
      return;
    }
    loop.schedule(() -> tick(perSecond, length, result), TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private boolean isAllAnswered() {
    return waiting.isEmpty() && lines.stream().allMatch(it -> it.unanswered.isEmpty());
  }

  private Result conclude() {
    givenUp += waiting.size();
    waiting.clear();
    lost += lines.stream().mapToInt(it -> it.unanswered.size()).sum();
    var result = new Result(due, answered, refused, givenUp, closed, lost, latencies);
    answered = 0;
    refused = 0;
    givenUp = 0;
    closed = 0;
    lost = 0;
    latencies = new Histogram(LONGEST, 3);
    return result;
  }

  private void offer(int perSecond, long passed) {
    var total = (long) (passed / 1e9 * perSecond);
    for (; due < total; due++) {
      waiting.add(begun + (long) (due * 1e9 / perSecond));
    }
    while (!waiting.isEmpty() && begun + passed - waiting.peek() > PATIENCE) {
      waiting.poll();
      givenUp++;
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
    loop.execute(() -> over = true);
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
