package org.gridward.examples.host.feed;

/** One message on its way to the town's gateway. Its bytes are not copied; nobody changes them. */
sealed interface Message {

  byte[] body();

  /** Pushed over HTTP to the alert listener. */
  record Post(String path, String contentType, byte[] body) implements Message {}

  /** Published over MQTT at QoS 1. */
  record Publish(String topic, boolean retained, byte[] body) implements Message {}
}
