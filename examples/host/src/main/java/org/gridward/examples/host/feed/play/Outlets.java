package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.sensors.mqtt.MqttSettings.Login;

/** The ways to a host: its alert listener, its broker and its listener for terminals. */
final class Outlets implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpOutlet http;
  private final MqttOutlet mqtt;
  private final TcpOutlet tcp;

  private Outlets(HttpOutlet http, MqttOutlet mqtt, TcpOutlet tcp) {
    this.http = http;
    this.mqtt = mqtt;
    this.tcp = tcp;
  }

  /**
   * Where to send.
   *
   * @param alerts such as {@code http://127.0.0.1:8090}
   * @param mqtt such as {@code tcp://127.0.0.1:1883}
   * @param tcp such as {@code tcp://127.0.0.1:7001}
   */
  record Addresses(URI alerts, URI mqtt, URI tcp) {}

  /**
   * Opens those that are needed.
   *
   * @param login what to say to whoever wants to know who we are
   * @throws IOException that names an address where nobody listens
   */
  static Outlets open(Addresses to, Optional<Login> login, Set<Transport> needed)
      throws IOException {
    if (needed.contains(Transport.HTTP)) {
      reach(to.alerts(), "--alerts");
    }
    if (needed.contains(Transport.TCP)) {
      reach(to.tcp(), "--tcp");
    }
    return new Outlets(
        new HttpOutlet(to.alerts(), login, PATIENCE),
        needed.contains(Transport.MQTT) ? broker(to.mqtt(), login) : null,
        new TcpOutlet(to.tcp(), PATIENCE));
  }

  private static void reach(URI address, String option) throws IOException {
    var port = address.getPort() < 0 ? 80 : address.getPort();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw away(address, option, e);
    }
  }

  private static MqttOutlet broker(URI address, Optional<Login> login) throws IOException {
    try {
      return MqttOutlet.connect(address, login, PATIENCE);
    } catch (IOException e) {
      throw away(address, "--mqtt", e);
    }
  }

  private static IOException away(URI address, String option, IOException why) {
    return new IOException(
        "%s cannot be used (%s); start the host, or name its address with %s."
            .formatted(address, why.getMessage(), option),
        why);
  }

  /** Sends one; never completes exceptionally. Waits only while the broker takes nothing more. */
  CompletableFuture<Answer> send(Message message) throws InterruptedException {
    if (message instanceof Post it) {
      return http.send(it);
    }
    return message instanceof Publish it ? mqtt.send(it) : tcp.send((Frame) message);
  }

  @Override
  public void close() {
    tcp.close();
    if (mqtt != null) {
      mqtt.close();
    }
  }
}
