package org.gridward.sensors.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.intake.MqttBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has come and waits for the intake. Putting in does not block, for it happens on the thread
 * that keeps the connection alive: the broker sends no more than the receive maximum at QoS 1, and
 * QoS 0 has a room of its own beyond which it is dropped. Only a broker that sends more, as
 * Mosquitto 2.0.11 does from a long queue, is kept waiting.
 */
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);
  private static final int AT_MOST_ONCE = 4_096;
  private static final Duration PATIENCE = Duration.ofSeconds(5); // less than any keep-alive

  private final List<MqttBinding> bindings;
  private final ZoneId zone;
  private final String peer;
  private final InstantSource clock;
  private final BlockingQueue<Arrival> arrivals;
  private final AtomicLong waitingAtMostOnce = new AtomicLong();
  private final AtomicLong atMostOnce = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  Inbox(MqttSettings settings, ZoneId zone, InstantSource clock) {
    this.bindings = settings.bindings();
    this.zone = zone;
    this.peer = settings.broker().getAuthority();
    this.clock = clock;
    this.arrivals = new LinkedBlockingQueue<>(AT_MOST_ONCE + 2 * settings.receiveMaximum());
  }

  /**
   * Puts a message in. Its bytes are a copy already.
   *
   * @return whether there was room for it, for a moment at least
   */
  boolean put(Connection connection, String topic, MqttMessage message)
      throws InterruptedException {
    var id = message.getQos() == 0 ? 0 : message.getId();
    var arrival = new Arrival(connection, id, inbound(topic, message));
    return arrival.isAtMostOnce() && !hasRoomAtMostOnce(topic)
        || arrivals.offer(arrival, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Drops what came over older connections: the broker kept the session and sends it again. */
  void forgetAllBut(Connection connection) {
    arrivals.removeIf(it -> it.connection() != connection && !it.isAtMostOnce());
  }

  private boolean hasRoomAtMostOnce(String topic) {
    if (atMostOnce.getAndIncrement() == 0) {
      LOG.warn("Topic {} is published at QoS 0: what a failure loses there is lost", topic);
    }
    if (waitingAtMostOnce.incrementAndGet() <= AT_MOST_ONCE) {
      return true;
    }
    waitingAtMostOnce.decrementAndGet();
    dropped.incrementAndGet();
    return false;
  }

  private Inbound inbound(String topic, MqttMessage message) {
    var binding = bindings.stream().filter(it -> it.matches(topic)).findFirst();
    var properties = Optional.ofNullable(message.getProperties());
    var headers = new HashMap<String, String>();
    properties
        .map(it -> it.getUserProperties())
        .ifPresent(all -> all.forEach(it -> headers.putIfAbsent(it.getKey(), it.getValue())));
    var inbound =
        Inbound.mqtt(
                binding.map(MqttBinding::protocol).orElse("mqtt"),
                topic,
                message.getPayload(),
                clock.instant())
            .headers(headers)
            .peer(peer)
            .retained(message.isRetained())
            .zone(binding.flatMap(MqttBinding::zone).orElse(zone));
    properties.map(it -> it.getContentType()).ifPresent(inbound::contentType);
    return inbound.build();
  }

  /** The next message, waiting for one. */
  Arrival take() throws InterruptedException {
    var arrival = arrivals.take();
    if (arrival.isAtMostOnce()) {
      waitingAtMostOnce.decrementAndGet();
    }
    return arrival;
  }

  long atMostOnce() {
    return atMostOnce.get();
  }

  long dropped() {
    return dropped.get();
  }
}
