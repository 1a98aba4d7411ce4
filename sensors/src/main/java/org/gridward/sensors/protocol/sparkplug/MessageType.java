package org.gridward.sensors.protocol.sparkplug;

import java.util.Arrays;
import java.util.Optional;

/** What a message is for: the third level of its topic. */
enum MessageType {
  NBIRTH,
  NDEATH,
  NDATA,
  NCMD,
  DBIRTH,
  DDEATH,
  DDATA,
  DCMD,
  STATE;

  static Optional<MessageType> find(String word) {
    return Arrays.stream(values()).filter(it -> it.name().equals(word)).findFirst();
  }

  boolean isOfDevice() {
    return name().startsWith("D");
  }

  boolean isBirth() {
    return this == NBIRTH || this == DBIRTH;
  }

  boolean isDeath() {
    return this == NDEATH || this == DDEATH;
  }

  boolean isCommand() {
    return this == NCMD || this == DCMD;
  }

  /**
   * Without a topic only the metrics show it: {@code bdSeq} stands in births and deaths of nodes,
   * orders name controls. The rest is data.
   */
  static MessageType of(Payload payload) {
    var metrics = payload.metrics();
    if (metrics.stream().anyMatch(Payload::isBdSeq)) {
      return metrics.size() == 1 ? NDEATH : NBIRTH;
    }
    var orders = metrics.stream().allMatch(MessageType::isControl);
    return orders && !metrics.isEmpty() ? NCMD : NDATA;
  }

  static boolean isControl(Metric metric) {
    return metric.name().startsWith("Node Control/") || metric.name().startsWith("Device Control/");
  }
}
