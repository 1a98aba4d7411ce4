package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.sensors.codec.FramedCodec.Framer;
import org.gridward.sensors.protocol.jt808.Framing;

/**
 * The connection of one terminal: frames go out in order, and an answer belongs to the frame of its
 * serial number. Never waits. Safe for any number of threads.
 */
final class TerminalLink implements AutoCloseable {

  private final Duration patience;
  private final AsynchronousSocketChannel channel;
  private final Framer framer = new Framing();
  private final ByteBuffer in = ByteBuffer.allocate(4_096);
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private final List<Sent> unanswered = new ArrayList<>();
  private boolean writing = true; // until it is connected
  private boolean closed;

  private record Sent(Optional<Integer> serial, CompletableFuture<Answer> answer) {}

  private TerminalLink(Duration patience) throws IOException {
    this.patience = patience;
    this.channel = AsynchronousSocketChannel.open();
  }

  /** Begins to connect, and returns at once. */
  static TerminalLink open(InetSocketAddress address, Duration patience) throws IOException {
    var link = new TerminalLink(patience);
    link.channel.connect(
        address,
        null,
        link.then(
            it -> {
              link.readOn();
              link.writeOn();
            }));
    return link;
  }

  /** Never completes exceptionally. */
  CompletableFuture<Answer> send(Frame frame) {
    var serial = FrameHead.of(frame.body()).map(FrameHead::serial);
    var sent = new Sent(serial, new CompletableFuture<>());
    var late =
        Answer.lost(
            "no answer within %d s; there is none to a frame that nobody can read"
                .formatted(patience.toSeconds()),
            0);
    synchronized (this) {
      if (closed) {
        return CompletableFuture.completedFuture(Answer.lost("the connection was closed", 0));
      }
      unanswered.add(sent);
      waiting.add(ByteBuffer.wrap(frame.body()));
      if (!writing) {
        writeOn();
      }
    }
    return sent.answer()
        .completeOnTimeout(late, patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((it, failure) -> forget(sent));
  }

  private synchronized void forget(Sent sent) {
    unanswered.remove(sent);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void writeOn() {
    while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
      waiting.remove();
    }
    writing = !waiting.isEmpty() && !closed;
    if (writing) {
      channel.write(waiting.peek(), null, then(it -> writeOn()));
    }
  }

  private void readOn() {
    channel.read(in.clear(), null, then(this::read));
  }

  private void read(Integer length) {
    if (length < 0) {
      fail("the connection was closed without an answer");
      return;
    }
    in.flip();
    while (in.hasRemaining()) {
      framer.take(in.get()).flatMap(FrameHead::of).ifPresent(this::take);
    }
    readOn();
  }

  private void take(FrameHead head) {
    head.answers()
        .flatMap(this::sent)
        .ifPresent(
            it ->
                it.answer()
                    .complete(
                        head.result() == 0
                            ? Answer.acknowledged("0x%04x".formatted(head.type()), 0)
                            : Answer.refused(
                                "0x%04x, result %d".formatted(head.type(), head.result()), 0)));
  }

  /** The oldest of that number that has no answer, else the oldest that shows none. */
  private synchronized Optional<Sent> sent(int serial) {
    var open = unanswered.stream().filter(it -> !it.answer().isDone()).toList();
    return open.stream()
        .filter(it -> it.serial().equals(Optional.of(serial)))
        .findFirst()
        .or(() -> open.stream().filter(it -> it.serial().isEmpty()).findFirst());
  }

  private <T> CompletionHandler<T, Void> then(Consumer<T> next) {
    return new CompletionHandler<>() {
      @Override
      public void completed(T result, Void nothing) {
        next.accept(result);
      }

      @Override
      public void failed(Throwable why, Void nothing) {
        fail(why.toString());
      }
    };
  }

  private void fail(String reason) {
    List<Sent> lost;
    synchronized (this) {
      closed = true;
      lost = List.copyOf(unanswered);
    }
    close();
    lost.forEach(it -> it.answer().complete(Answer.lost(reason, 0)));
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // it is of no use any more
    }
  }
}
