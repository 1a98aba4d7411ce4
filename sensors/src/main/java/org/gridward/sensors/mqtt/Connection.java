package org.gridward.sensors.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gridward.sensors.codec.Command;
import org.gridward.sensors.intake.MqttBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, never made again: acknowledgements are good for the connection that
 * brought the message. Its callbacks only put into the inbox and return.
 */
final class Connection implements MqttCallback {

  private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int QOS = 1; // manual acknowledgement of QoS 2 is broken in Paho 1.2.5
  private static final int LARGEST_PACKET = 8 << 20;
  private static final int ONLY_NEW_SUBSCRIPTIONS = 1; // when retained messages are sent
  private static final int REFUSED = 0x80; // MQTT 5.0, section 3.9.3

  private final MqttSettings settings;
  private final MqttAsyncClient client;
  private final Inbox inbox;
  private final BiConsumer<Connection, String> onLost;
  private final Map<Integer, Long> unacked = new ConcurrentHashMap<>(); // id to nanos of arrival
  private final AtomicBoolean ended = new AtomicBoolean();

  private Connection(
      MqttSettings settings,
      MqttAsyncClient client,
      Inbox inbox,
      BiConsumer<Connection, String> onLost) {
    this.settings = settings;
    this.client = client;
    this.inbox = inbox;
    this.onLost = onLost;
  }

  /**
   * Prepares a connection.
   *
   * @param onLost told once, with the reason, when it ends without {@link #close()}
   */
  static Connection to(MqttSettings settings, Inbox inbox, BiConsumer<Connection, String> onLost)
      throws MqttException {
    var client =
        new MqttAsyncClient(settings.address(), settings.clientId(), new MemoryPersistence());
    var connection = new Connection(settings, client, inbox, onLost);
    client.setManualAcks(true);
    client.setCallback(connection);
    return connection;
  }

  /**
   * Connects and subscribes. Messages of a session that the broker kept come before this returns.
   *
   * @return whether the broker had kept the session
   */
  boolean open() throws MqttException {
    var connected = await(client.connect(options()));
    var filters = settings.bindings().stream().map(Connection::subscription);
    var subscribed = await(client.subscribe(filters.toArray(MqttSubscription[]::new)));
    for (var i = 0; i < settings.bindings().size(); i++) {
      var code = subscribed.getReasonCodes()[i];
      if (code >= REFUSED) {
        throw new MqttException(
            code,
            new IllegalStateException(
                "the broker refuses topic filter \"%s\" with reason code 0x%02X"
                    .formatted(settings.bindings().get(i).filter(), code)));
      }
    }
    return connected.getSessionPresent();
  }

  private static IMqttToken await(IMqttToken token) throws MqttException {
    token.waitForCompletion(ANSWER.toMillis());
    return token;
  }

  private MqttConnectionOptions options() {
    var options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
    options.setReceiveMaximum(settings.receiveMaximum());
    options.setMaximumPacketSize((long) LARGEST_PACKET);
    options.setSocketFactory(sockets());
    options.setHttpsHostnameVerificationEnabled(true);
    options.setAutomaticReconnect(false); // it would not subscribe again
    options.setConnectionTimeout((int) ANSWER.toSeconds());
    options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
    settings
        .login()
        .ifPresent(
            it -> {
              options.setUserName(it.user());
              options.setPassword(it.password().getBytes(StandardCharsets.UTF_8));
            });
    return options;
  }

  private SocketFactory sockets() {
    if (!settings.isTls()) {
      return new PromptSockets();
    }
    var own = settings.tls().map(it -> it.getSocketFactory());
    return new PromptTlsSockets(
        own.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault()));
  }

  private static MqttSubscription subscription(MqttBinding binding) {
    var subscription = new MqttSubscription(binding.filter(), QOS);
    subscription.setRetainHandling(ONLY_NEW_SUBSCRIPTIONS);
    return subscription;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    if (message.getQos() > 0) {
      unacked.put(message.getId(), System.nanoTime());
    }
    if (!ended.get() && !inbox.put(this, topic, message)) {
      end("the broker sends more than the receive maximum, and the intake takes nothing on");
    }
  }

  /** Tells the broker that a message is safe; nothing when this connection has ended. */
  void acknowledge(Arrival arrival) {
    if (arrival.isAtMostOnce() || ended.get()) {
      return;
    }
    if (unacked.remove(arrival.id()) == null) { // before: the broker may use the id again at once
      return;
    }
    try {
      client.messageArrivedComplete(arrival.id(), QOS);
    } catch (MqttException e) { // the broker will repeat it, the store will know it
      LOG.debug("Message {} could not be acknowledged", arrival.id(), e);
    }
  }

  /** Says something to a device, once: whoever misses it is told again by what it says. */
  void say(Command command) {
    try {
      client.publish(
          command.topic(), new MqttMessage(command.payload(), 0, false, new MqttProperties()));
    } catch (MqttException e) {
      LOG.warn("{} could not be told something: {}", command.topic(), why(e));
    }
  }

  boolean isAlive() {
    return !ended.get() && client.isConnected();
  }

  int unacknowledged() {
    return unacked.size();
  }

  /** How long the oldest message without acknowledgement has waited. */
  Duration oldest() {
    var now = System.nanoTime();
    return Duration.ofNanos(unacked.values().stream().mapToLong(it -> now - it).max().orElse(0));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    end(reason(response));
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      onLost.accept(this, why);
    }
  }

  private static String reason(MqttDisconnectResponse response) {
    if (response.getException() != null) {
      return why(response.getException());
    }
    return "the broker ended the connection with reason code 0x%02X%s"
        .formatted(
            response.getReturnCode(),
            response.getReasonString() == null ? "" : ": " + response.getReasonString());
  }

  /** The cause in words; Paho's own messages say little. */
  static String why(Exception e) {
    return e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + e.getCause();
  }

  /** Ends the connection; the broker keeps the session and what is not acknowledged. */
  void close() {
    ended.set(true);
    quietly(
        () -> {
          if (client.isConnected()) {
            client.disconnect(FAREWELL.toMillis()).waitForCompletion(2 * FAREWELL.toMillis());
          }
        });
    quietly(() -> client.disconnectForcibly(0, FAREWELL.toMillis(), 0, new MqttProperties()));
    quietly(() -> client.close(true));
  }

  private interface Farewell {
    void say() throws MqttException;
  }

  private static void quietly(Farewell farewell) {
    try {
      farewell.say();
    } catch (MqttException | RuntimeException e) { // it is over anyway
      LOG.debug("The connection ended roughly", e);
    }
  }

  @Override
  public void mqttErrorOccurred(MqttException e) {
    LOG.warn("MQTT: {}", why(e));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // what is said is said at most once
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // blocking here would deadlock Paho: open() subscribes when connect has returned
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // no enhanced authentication
  }
}
