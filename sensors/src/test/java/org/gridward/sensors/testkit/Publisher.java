package org.gridward.sensors.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** A device: what it has published, the broker has acknowledged. */
public final class Publisher implements AutoCloseable {

  private final MqttClient client;

  private Publisher(MqttClient client) {
    this.client = client;
  }

  public static Publisher to(URI broker) throws MqttException {
    var client = new MqttClient(broker.toString(), "device", new MemoryPersistence());
    client.connect();
    return new Publisher(client);
  }

  public void publish(String topic, String text) throws MqttException {
    publish(topic, text, 1, false);
  }

  public void publish(String topic, String text, int qos, boolean retained) throws MqttException {
    publish(topic, text.getBytes(StandardCharsets.UTF_8), qos, retained);
  }

  public void publish(String topic, byte[] body, int qos, boolean retained) throws MqttException {
    var message = new MqttMessage(body);
    message.setQos(qos);
    message.setRetained(retained);
    client.publish(topic, message);
  }

  /** What is said on a topic from now on. */
  public Queue<MqttMessage> listen(String topic) throws MqttException {
    var heard = new ConcurrentLinkedQueue<MqttMessage>();
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription(topic, 1)},
        new IMqttMessageListener[] {(at, message) -> heard.add(message)});
    return heard;
  }

  @Override
  public void close() throws MqttException {
    client.disconnect();
    client.close();
  }
}
