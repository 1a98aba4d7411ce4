package org.gridward.sensors.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.Digest;

/** A camera that streams its alerts to whoever proves by digest that he may hear them. */
public final class Camera implements AutoCloseable {

  /** Who may. */
  public static final String USER = "gridward";

  private static final String PATH = "/ISAPI/Event/notification/alertStream";

  private final ServerSocket server;
  private final Digest digest;
  private final BlockingQueue<Socket> listeners = new LinkedBlockingQueue<>();
  private volatile String end = "";
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /** Switches it on. */
  public Camera(String password) throws IOException {
    this(password, new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
  }

  /** Switches on one that speaks TLS. */
  public static Camera secret(String password, SSLContext context) throws IOException {
    var sockets = context.getServerSocketFactory();
    return new Camera(
        password, sockets.createServerSocket(0, 16, InetAddress.getLoopbackAddress()));
  }

  private Camera(String password, ServerSocket server) {
    this.server = server;
    digest =
        new Digest(
            "camera",
            DeviceKeys.of(Map.of(USER, password)),
            List.of(Digest.Algorithm.MD5),
            InstantSource.system());
    var thread = new Thread(this::serve, "camera");
    thread.setDaemon(true);
    thread.start();
  }

  public URI address() {
    var scheme = server instanceof SSLServerSocket ? "https" : "http";
    return URI.create(scheme + "://localhost:" + server.getLocalPort() + PATH);
  }

  /** The heads of all requests so far. */
  public List<String> heads() {
    return heads;
  }

  private void serve() {
    try {
      while (true) {
        hear(server.accept());
      }
    } catch (IOException e) {
      // switched off
    }
  }

  private void hear(Socket socket) throws IOException {
    try {
      answer(socket);
    } catch (IOException e) { // who does not trust it says no more
      socket.close();
    }
  }

  private void answer(Socket socket) throws IOException {
    var head = head(socket);
    heads.add(head);
    var proof =
        head.lines().filter(it -> it.toLowerCase().startsWith("authorization:")).findFirst();
    var verdict =
        proof.map(
            it ->
                digest.check(
                    it.substring(it.indexOf(':') + 1).strip(), "GET", Optional.of(PATH), "here"));
    if (verdict.filter(Digest.Verdict.Proven.class::isInstance).isPresent()) {
      send(
          socket,
          "HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=boundary\r\n"
              + "Connection: keep-alive\r\n"
              + end
              + "\r\n");
      listeners.add(socket);
    } else {
      var challenge = digest.challenges("here", false).get(0);
      send(
          socket,
          "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: "
              + challenge
              + "\r\nContent-Length: 0\r\n\r\n");
      socket.close();
    }
  }

  private static String head(Socket socket) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Waits for somebody who listens. */
  public Socket listener() throws InterruptedException {
    return listeners.take();
  }

  /** From now on streams end after so many bytes. */
  public void endAfter(int bytes) {
    end = "Content-Length: " + bytes + "\r\n";
  }

  /** Says a part of the stream. */
  public static void part(Socket to, String type, byte[] content) {
    send(to, part(type, content));
  }

  /** A part of the stream. */
  public static byte[] part(String type, byte[] content) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        "--boundary\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(type, content.length)
            .getBytes(StandardCharsets.ISO_8859_1));
    part.writeBytes(content);
    part.writeBytes(new byte[] {'\r', '\n'});
    return part.toByteArray();
  }

  private static void send(Socket to, String text) {
    send(to, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void send(Socket to, byte[] bytes) {
    try {
      to.getOutputStream().write(bytes);
      to.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : listeners) {
      socket.close();
    }
  }
}
