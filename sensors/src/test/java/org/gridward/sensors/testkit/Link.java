package org.gridward.sensors.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stretch of network before a port, that can be cut. */
public final class Link implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  private Link(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  public static Link to(int port) throws IOException {
    var link = new Link(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    start(link::accept);
    return link;
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "link");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var near = server.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.addAll(List.of(near, far));
        start(() -> carry(near, far));
        start(() -> carry(far, near));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // both ends are closed
    }
  }

  /** Cuts all connections; new ones go through again. */
  public void cut() {
    for (var end : ends) {
      try {
        end.setSoLinger(true, 0);
        end.close();
      } catch (IOException gone) {
        // it is cut
      }
    }
    ends.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
