package org.gridward.examples.host;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * A network of devices that publishes 500 alerts a second with QoS 1, ten of each ongoing matter,
 * and remembers which its broker acknowledged.
 */
final class SteadySender implements AutoCloseable {

  static final String SOURCE = "/steady";

  private static final int PER_TICK = 10;
  private static final int TICK_MILLIS = 20;
  private static final int PER_MATTER = 10;

  private final MqttAsyncClient client;
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  SteadySender(String broker) throws MqttException {
    client = new MqttAsyncClient(broker, "steady", new MemoryPersistence());
    client.connect().waitForCompletion();
  }

  void start() {
    timer.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    for (var i = 0; i < PER_TICK && publish(sent.get()); i++) {
      sent.incrementAndGet();
    }
  }

  /** False where the broker wants its last messages acknowledged first: the next tick goes on. */
  private boolean publish(int number) {
    try {
      var message = new MqttMessage(payload(number));
      message.setQos(1);
      client.publish("cloudevents/steady", message, null, remember(number));
      return true;
    } catch (MqttException e) {
      return false;
    }
  }

  private MqttActionListener remember(int number) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        acknowledged.add(number);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        // not acknowledged: nothing was promised
      }
    };
  }

  static byte[] payload(int number) {
    return """
        {"specversion": "1.0", "id": "%d", "source": "%s", "type": "org.example.alert",
         "time": "%s", "data": {"kind": "city.garbage", "phase": "%s", "situation": "%s",
         "longitude": 120.9, "latitude": 30.9}}"""
        .formatted(
            number,
            SOURCE,
            Instant.ofEpochSecond(1_790_000_000L + number),
            number % PER_MATTER == 0 ? "start" : "update",
            matter(number))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String matter(int number) {
    return "matter-" + number / PER_MATTER;
  }

  int sent() {
    return sent.get();
  }

  Set<Integer> acknowledged() {
    return acknowledged;
  }

  /** Sends no more; what was sent may still be acknowledged. */
  void stop() {
    timer.shutdown();
  }

  @Override
  public void close() throws MqttException {
    stop();
    client.disconnectForcibly(1_000);
    client.close();
  }
}
