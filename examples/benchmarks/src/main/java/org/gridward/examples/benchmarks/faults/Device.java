package org.gridward.examples.benchmarks.faults;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gridward.examples.benchmarks.parts.Wire;

/**
 * One connection of devices, on a thread of its own: it sends at a pace, and what was not
 * acknowledged when the connection ended, or was refused, it sends again.
 */
final class Device implements Runnable {

  private static final int TICK_MILLIS = 5;
  private static final int CONNECT_MILLIS = 1_000;
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long REFUSED = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MOST_BEHIND = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final int port;
  private final Wire wire;
  private final Ledger ledger;
  private final long interval; // nanoseconds from one message to the next
  private final Map<Integer, Integer> unanswered = new LinkedHashMap<>(); // numbers by their marks
  private final Deque<Integer> again = new ArrayDeque<>();
  private long due = System.nanoTime();
  private long heard;
  private volatile boolean stopped;
  private volatile boolean gone;

  Device(int port, Wire wire, Ledger ledger, long interval) {
    this.port = port;
    this.wire = wire;
    this.ledger = ledger;
    this.interval = interval;
  }

  @Override
  public void run() {
    while (!isDone()) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TICK_MILLIS);
        talk(socket);
      } catch (IOException e) {
        // the other side is away: again
      }
      unanswered.values().forEach(again::add);
      unanswered.clear();
      LockSupport.parkNanos(AGAIN);
    }
  }

  private void talk(Socket socket) throws IOException {
    var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 15);
    var in = Unpooled.buffer();
    out.write(wire.hello());
    heard = System.nanoTime();
    while (!isDone()) {
      for (var next = next(); next.isPresent(); next = next()) {
        var number = next.getAsInt();
        unanswered.put(wire.mark(number), number);
        out.write(wire.message(number, ledger.sentAt(number)));
      }
      out.flush();
      read(socket.getInputStream(), in);
      wire.answers(in, this::answered);
      in.discardReadBytes();
      if (unanswered.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > PATIENCE) {
        throw new SocketTimeoutException("no answer"); // a half-open connection
      }
    }
  }

  /** What is to be sent now: first what has to be sent again. */
  private OptionalInt next() {
    var now = System.nanoTime();
    if (unanswered.size() >= wire.window() || now < due) {
      return OptionalInt.empty();
    }
    if (again.isEmpty() && stopped) {
      return OptionalInt.empty();
    }
    due = Math.max(due + interval, now - MOST_BEHIND);
    return OptionalInt.of(again.isEmpty() ? ledger.next() : again.poll());
  }

  private void read(InputStream from, ByteBuf to) throws IOException {
    try {
      if (to.writeBytes(from, 1 << 12) < 0) {
        throw new IOException("the other side has ended the connection");
      }
    } catch (SocketTimeoutException e) {
      // nothing came
    }
  }

  private void answered(int mark, boolean taken) {
    heard = System.nanoTime();
    var number = unanswered.remove(mark);
    if (number == null) {
      return; // it was sent over an earlier connection
    }
    if (taken) {
      ledger.acknowledge(number);
    } else {
      again.add(number);
      due = heard + REFUSED;
    }
  }

  /** Sends nothing new; what is not acknowledged is still sent again. */
  void stop() {
    stopped = true;
  }

  /** Says no more. */
  void leave() {
    gone = true;
  }

  private boolean isDone() {
    return gone || stopped && unanswered.isEmpty() && again.isEmpty();
  }
}
