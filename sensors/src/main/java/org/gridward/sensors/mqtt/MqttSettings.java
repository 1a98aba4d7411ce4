package org.gridward.sensors.mqtt;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridward.sensors.intake.MqttBinding;

/**
 * Which broker to listen to, and how.
 *
 * @param broker {@code tcp://host:port}, or {@code mqtt://host:port} for the same
 * @param clientId names the session at the broker: the same after a restart, another for every host
 * @param login user and password, where the broker wants them
 * @param bindings what to subscribe to; a topic that fits several is spoken as the first says
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
    List<MqttBinding> bindings,
    int receiveMaximum,
    Duration sessionExpiry,
    Duration keepAlive,
    Duration unackedAtMost,
    Duration storeAwayAtMost) {

  /** User and password; never shown. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "login of " + user;
    }
  }

  public MqttSettings {
    bindings = List.copyOf(bindings);
    var scheme = broker.getScheme();
    if (!"tcp".equals(scheme) && !"mqtt".equals(scheme) || broker.getHost() == null) {
      throw new IllegalArgumentException(
          "Broker \"" + broker + "\" cannot be reached; write tcp://host:port.");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(
          "Client id is empty, so the broker would keep nothing; write a name of this host.");
    }
    if (bindings.isEmpty()) {
      throw new IllegalArgumentException("No topic is bound; write at least one binding.");
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
        MqttBinding.SHIPPED,
        512,
        Duration.ofHours(24),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3));
  }

  public MqttSettings login(String user, String password) {
    return new MqttSettings(
        broker,
        clientId,
        Optional.of(new Login(user, password)),
        bindings,
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
        others,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unackedAtMost,
        storeAwayAtMost);
  }

  public MqttSettings receiveMaximum(int most) {
    return new MqttSettings(
        broker,
        clientId,
        login,
        bindings,
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
        bindings,
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
        bindings,
        receiveMaximum,
        sessionExpiry,
        keepAlive,
        unacked,
        storeAway);
  }

  /** The broker as Paho writes it; without a port the standard's 1883. */
  String address() {
    return "tcp://" + broker.getHost() + ":" + (broker.getPort() < 0 ? 1883 : broker.getPort());
  }
}
