package org.gridward.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback that nobody listens on, over TCP and UDP. They lie below those from which Linux
 * takes the ports of connections, so that no connection takes one before its server does.
 */
public final class FreePort {

  private static final int FIRST = 15_000;
  private static final int BEHIND = 32_000;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /** Another one with each call, as good as surely. */
  public static int next() {
    for (var i = 0; i < TRIES; i++) {
      var port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No port from " + FIRST + " to " + BEHIND + " is free.");
  }

  private static boolean isFree(int port) {
    var here = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket(port, 1, here);
        var udp = new DatagramSocket(port, here)) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
