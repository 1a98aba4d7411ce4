package org.gridward.sensors.mqtt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.gridward.sensors.device.SecretFile;
import org.gridward.sensors.intake.MqttBinding;

/**
 * Which broker to listen to, and how.
 *
 * @param broker {@code tcp://host:port}, or {@code mqtt://host:port} for the same; {@code
 *     mqtts://host:port} over TLS
 * @param clientId names the session at the broker: the same after a restart, another for every host
 * @param login user and password, where the broker wants them
 * @param tls keys and trusted certificates where the broker is asked over TLS; without, those of
 *     this Java
 * @param bindings what to subscribe to; a topic that fits several is spoken as the first says
 * @param clients how many connections share the messages, 1 or more; with one, a device's messages
 *     keep their order
 * @param receiveMaximum most messages without acknowledgement, 1 to 65,535
 * @param sessionExpiry how long the broker keeps messages for a host that is away
 * @param keepAlive how often a silent connection is tried
 * @param unackedAtMost after so long without a commit, although the store is well, the connection
 *     is made anew
 * @param storeAwayAtMost after so long without a store the broker gets its messages back
 */
public record MqttSettings(
    URI broker,
    String clientId,
    Optional<Login> login,
    Optional<SSLContext> tls,
    List<MqttBinding> bindings,
    int clients,
    int receiveMaximum,
    Duration sessionExpiry,
    Duration keepAlive,
    Duration unackedAtMost,
    Duration storeAwayAtMost) {

  private static final int MOST_CLIENTS = 64;
  private static final int PORT = 1_883;
  private static final int TLS_PORT = 8_883;
  private static final String TLS = "mqtts";
  private static final List<String> SCHEMES = List.of("tcp", "mqtt", TLS);

  /** User and password; never shown. */
  public record Login(String user, String password) {

    /**
     * Reads a file with one line {@code user,password}. Lines that begin with {@code #} are
     * skipped; a password may hold commas.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it has no such line, or everybody can read it
     */
    public static Login read(Path file) throws IOException {
      var lines = SecretFile.lines(file).stream().filter(it -> !SecretFile.isRemark(it)).toList();
      var comma = lines.isEmpty() ? -1 : lines.get(0).indexOf(',');
      if (lines.size() != 1 || comma < 1) {
        throw new IllegalArgumentException(
            "File %s is no single line \"user,password\"; write one, such as town,secret."
                .formatted(file));
      }
      return new Login(
          lines.get(0).substring(0, comma).strip(), lines.get(0).substring(comma + 1).strip());
    }

    @Override
    public String toString() {
      return "login of " + user;
    }
  }

  public MqttSettings {
    bindings = List.copyOf(bindings);
    var scheme = broker.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme) || broker.getHost() == null) {
      throw new IllegalArgumentException(
          "Broker \""
              + broker
              + "\" cannot be reached; write tcp://host:port or mqtts://host:port.");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(
          "Client id is empty, so the broker would keep nothing; write a name of this host.");
    }
    if (bindings.isEmpty()) {
      throw new IllegalArgumentException("No topic is bound; write at least one binding.");
    }
    if (clients < 1 || clients > MOST_CLIENTS) {
      throw new IllegalArgumentException(
          "Number of clients is " + clients + "; write 1 to " + MOST_CLIENTS + ".");
    }
    if (receiveMaximum < 1 || receiveMaximum > 65_535) {
      throw new IllegalArgumentException(
          "Receive maximum is " + receiveMaximum + "; write 1 to 65535.");
    }
  }

  /**
   * Gridward's usual way with a broker: its shipped topics, 512 messages in flight, a session that
   * outlives a day.
   */
  public static MqttSettings of(URI broker, String clientId) {
    return new MqttSettings(
        broker,
        clientId,
        Optional.empty(),
        Optional.empty(),
        MqttBinding.SHIPPED,
        1,
        512,
        Duration.ofHours(24),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3));
  }

  /** The same for a broker that wants to know who connects. */
  public MqttSettings login(Login who) {
    return new MqttSettings(
        broker,
        clientId,
        Optional.of(who),
        tls,
        bindings,
        clients,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  /** The same over TLS with keys and trusted certificates of our own. */
  public MqttSettings tls(SSLContext context) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        Optional.of(context),
        bindings,
        clients,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  public MqttSettings bindings(List<MqttBinding> others) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        tls,
        others,
        clients,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  /**
   * The same with several connections, which the broker deals its messages out to: for a broker
   * that sends one client no more before it has acknowledged the last. Messages of one device may
   * then overtake each other, and what the broker retains is not told again on subscription.
   */
  public MqttSettings clients(int number) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        tls,
        bindings,
        number,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  /** The settings of each connection. */
  public List<MqttSettings> each() {
    if (clients == 1) {
      return List.of(this);
    }
    var shared = bindings.stream().map(it -> it.sharedBy(clientId)).toList();
    return IntStream.rangeClosed(1, clients)
        .mapToObj(
            it ->
                new MqttSettings(
                    broker,
                    clientId + "-" + it,
                    login,
                    tls,
                    shared,
                    1,
                    receiveMaximum,
                    sessionExpiry,
                    keepAlive,
                    unackedAtMost,
                    storeAwayAtMost))
        .toList();
  }

  public MqttSettings receiveMaximum(int most) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        tls,
        bindings,
        clients,
        most,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  public MqttSettings sessionExpiry(Duration other) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        tls,
        bindings,
        clients,
        receiveMaximum,
        other,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  /** The same settings with other patience; see the components. */
  public MqttSettings patience(Duration unacked, Duration storeAway) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        tls,
        bindings,
        clients,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unacked,
        storeAway);
  }

  boolean isTls() {
    return TLS.equals(broker.getScheme());
  }

  /** The broker as Paho writes it; without a port the standard's. */
  String address() {
    var port = broker.getPort() >= 0 ? broker.getPort() : isTls() ? TLS_PORT : PORT;
    return (isTls() ? "ssl://" : "tcp://") + broker.getHost() + ":" + port;
  }
}
