package org.gridward.examples.host.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gridward.examples.host.feed.play.Message;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out: one MQTT connection and one HTTP client for the whole town. Never waits. */
final class Sockets implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int QOS = 1;

  private final URI mqtt;
  private final URI alerts;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final MqttAsyncClient broker;
  private final AtomicLong lost = new AtomicLong();

  Sockets(URI mqtt, URI alerts) {
    this.mqtt = mqtt;
    this.alerts = alerts;
    try {
      this.broker =
          new MqttAsyncClient(mqtt.toString(), "gridward-demo-feed", new MemoryPersistence());
    } catch (MqttException e) {
      throw new IllegalArgumentException(
          "MQTT address \"" + mqtt + "\" cannot be used; write it like tcp://127.0.0.1:1883.", e);
    }
  }

  /** Connects where no connection stands; called every second. */
  void keepConnected() {
    if (broker.isConnected()) {
      return;
    }
    var options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false); // it is called again anyway
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    try {
      broker.connect(options);
    } catch (MqttException e) {
      LOG.debug("Demo feed is not connected to {}: {}", mqtt, e.getMessage());
    }
  }

  void send(Message message) {
    if (message instanceof Post post) {
      post(post);
    } else if (message instanceof Publish publish) {
      publish(publish);
    }
  }

  private void post(Post post) {
    var request =
        HttpRequest.newBuilder(alerts.resolve(post.path()))
            .timeout(PATIENCE)
            .header("Content-Type", post.contentType().orElseThrow())
            .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()))
            .build();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.statusCode() / 100 != 2) {
                count(failure == null ? "status " + answer.statusCode() : failure.toString());
              }
            });
  }

  private void publish(Publish publish) {
    var message = new MqttMessage(publish.body(), QOS, publish.retained(), new MqttProperties());
    try {
      broker.publish(publish.topic(), message);
    } catch (MqttException e) {
      count(e.toString());
    }
  }

  /** Tells the operator of the first lost message and of every hundredth. */
  private void count(String reason) {
    var number = lost.incrementAndGet();
    if (number % 100 == 1) {
      LOG.warn("Demo feed lost message {}: {}", number, reason);
    }
  }

  @Override
  public void close() {
    try {
      broker.disconnectForcibly(0, 200, 0, new MqttProperties());
      broker.close(true);
    } catch (MqttException e) {
      LOG.debug("Demo feed left {}: {}", mqtt, e.getMessage());
    }
  }
}
