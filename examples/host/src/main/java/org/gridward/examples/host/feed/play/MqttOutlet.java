package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.sensors.mqtt.MqttSettings.Login;

/**
 * Publishes at QoS 1 over one connection, in order, and never more at once than the broker takes.
 * Called by one thread.
 */
final class MqttOutlet implements AutoCloseable {

  private static final int QOS = 1;
  private static final int MOST_AT_ONCE = 65_535; // MQTT 5.0, section 3.2.2.3.3
  private static final int NOBODY_READS_IT = 0x10; // MQTT 5.0, section 3.4.2.1
  private static final int REFUSED = 0x80;
  private static final int BAD_LOGIN = 0x86; // MQTT 5.0, section 3.2.2.2
  private static final int NOT_AUTHORIZED = 0x87;

  private final URI broker;
  private final Optional<Login> login;
  private final Duration patience;
  private MqttAsyncClient client;
  private Semaphore room = new Semaphore(0);

  private MqttOutlet(URI broker, Optional<Login> login, Duration patience) {
    this.broker = broker;
    this.login = login;
    this.patience = patience;
  }

  /**
   * Connects.
   *
   * @throws IOException when the broker does not answer, or does not know us
   */
  static MqttOutlet connect(URI broker, Optional<Login> login, Duration patience)
      throws IOException {
    var outlet = new MqttOutlet(broker, login, patience);
    try {
      outlet.connect();
    } catch (MqttException e) {
      var unknown = Set.of(BAD_LOGIN, NOT_AUTHORIZED).contains(e.getReasonCode());
      throw new IOException(unknown ? "it does not let us in, see --login" : reason(e), e);
    }
    return outlet;
  }

  private void connect() throws MqttException {
    var id = "gridward-feed-" + ProcessHandle.current().pid();
    var fresh = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false); // the next message connects again
    options.setConnectionTimeout((int) patience.toSeconds());
    login.ifPresent(
        it -> {
          options.setUserName(it.user());
          options.setPassword(it.password().getBytes(StandardCharsets.UTF_8));
        });
    var connected = fresh.connect(options);
    connected.waitForCompletion(patience.toMillis());
    var most = connected.getResponseProperties().getReceiveMaximum();
    client = fresh;
    room = new Semaphore(most == null ? MOST_AT_ONCE : most);
  }

  /** Never completes exceptionally. Waits only while the broker takes nothing more. */
  CompletableFuture<Answer> send(Publish publish) throws InterruptedException {
    try {
      if (!client.isConnected()) {
        client.close(true);
        connect();
      }
    } catch (MqttException e) {
      return CompletableFuture.completedFuture(Answer.lost(reason(e), 0));
    }
    var mine = room;
    mine.acquire();
    var answer = new CompletableFuture<Answer>();
    try {
      client.publish(publish.topic(), message(publish), null, listener(answer));
    } catch (MqttException | IllegalArgumentException e) { // such as a topic with a wildcard
      answer.complete(Answer.lost(reason(e), 0));
    }
    return answer
        .completeOnTimeout(lost(patience), patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((it, failure) -> mine.release());
  }

  private static Answer lost(Duration patience) {
    return Answer.lost("no PUBACK within " + patience.toSeconds() + " s", 0);
  }

  private static MqttMessage message(Publish publish) {
    var properties = new MqttProperties();
    publish.contentType().ifPresent(properties::setContentType);
    properties.setUserProperties(
        publish.headers().entrySet().stream()
            .map(it -> new UserProperty(it.getKey(), it.getValue()))
            .toList());
    return new MqttMessage(publish.body(), QOS, publish.retained(), properties);
  }

  private static MqttActionListener listener(CompletableFuture<Answer> answer) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        answer.complete(MqttOutlet.answer(token.getReasonCodes()));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        answer.complete(Answer.lost(reason(why), 0));
      }
    };
  }

  private static Answer answer(int[] codes) {
    var code = codes == null ? 0 : IntStream.of(codes).max().orElse(0);
    if (code == NOBODY_READS_IT) {
      return Answer.refused("PUBACK 0x10, nobody reads this topic", 0);
    }
    return code >= REFUSED
        ? Answer.refused("PUBACK 0x%02x".formatted(code), 0)
        : Answer.acknowledged("PUBACK", 0);
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().toString();
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 500, 0, new MqttProperties());
      client.close(true);
    } catch (MqttException e) {
      // it was gone already
    }
  }
}
