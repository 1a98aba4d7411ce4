package org.gridward.examples.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between two programs that can be cut, or go dead without a word: what is said over it then
 * is lost. Connections that lost something are reset when it is mended. Safe for any number of
 * threads.
 */
final class Link implements AutoCloseable {

  /** How a line can be. */
  enum State {
    WHOLE,
    /** Connections are closed, and new ones too. */
    CUT,
    /** Nobody is told; nothing arrives. */
    DEAD
  }

  private final ServerSocket entry;
  private final int target;
  private final boolean speaksMqtt;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final NextAck nextAck = new NextAck();
  private final Set<Integer> passed = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  private Link(ServerSocket entry, int target, boolean speaksMqtt) {
    this.entry = entry;
    this.target = target;
    this.speaksMqtt = speaksMqtt;
  }

  /**
   * A line to a port of this machine.
   *
   * @param speaksMqtt whether to hear what is said in MQTT over it
   */
  static Link to(int target, boolean speaksMqtt) {
    try {
      var entry = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      var link = new Link(entry, target, speaksMqtt);
      begin(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void begin(Runnable task) {
    var thread = new Thread(task, "link");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it begins. */
  int port() {
    return entry.getLocalPort();
  }

  /** The next that is acknowledged over it, where MQTT is spoken. */
  NextAck nextAck() {
    return nextAck;
  }

  /** The numbers of the messages that came over it from its target, where MQTT is spoken. */
  Set<Integer> passed() {
    return passed;
  }

  private void pass(byte[] message) {
    Transport.MQTT.number(message).ifPresent(passed::add);
  }

  /** Cuts, kills or mends it; its connections end, except where it goes dead. */
  void become(State next) {
    state = next;
    if (next != State.DEAD) {
      sockets.forEach(Link::reset);
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // it was closed already
    }
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        connect(entry.accept());
      } catch (IOException e) {
        // the line is being closed, or the target does not listen
      }
    }
  }

  private void connect(Socket near) throws IOException {
    sockets.add(near);
    if (state == State.CUT) {
      end(near);
      return;
    }
    var far = new Socket();
    sockets.add(far);
    try {
      far.connect(new InetSocketAddress("127.0.0.1", target));
    } catch (IOException e) {
      end(near);
      end(far);
      throw e;
    }
    begin(() -> carry(near, far, new MqttPackets(any -> {}, nextAck::came)));
    begin(() -> carry(far, near, new MqttPackets(this::pass, () -> {})));
  }

  private void carry(Socket from, Socket to, MqttPackets packets) {
    var bytes = new byte[1 << 14];
    try {
      for (var read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        if (state == State.WHOLE) {
          to.getOutputStream().write(bytes, 0, read);
          if (speaksMqtt) {
            packets.hear(bytes, read);
          }
        }
      }
    } catch (IOException e) {
      // one of them is gone, so the other one goes
    }
    if (state != State.DEAD) {
      end(from);
      end(to);
    }
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    reset(socket);
  }

  @Override
  public void close() {
    become(State.CUT);
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
