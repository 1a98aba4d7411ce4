package org.gridward.sensors.protocol.zigbee2mqtt;

import java.util.List;
import java.util.Set;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Inbound.Transport;

/**
 * Where a message was published. A friendly name may have slashes, so it has several levels.
 *
 * @param base the base topic; empty where a message was posted
 * @param rest the levels behind it
 */
record Zigbee2MqttTopic(String base, List<String> rest) {

  private static final String USUAL_BASE = "zigbee2mqtt";
  private static final Set<String> ORDERS = Set.of("set", "get");

  static Zigbee2MqttTopic of(Inbound in) {
    var levels = in.segments();
    if (in.transport() != Transport.MQTT || levels.size() < 2) {
      return new Zigbee2MqttTopic("", levels);
    }
    // A base topic may have several levels; only the usual word shows where it ends.
    var usual = levels.indexOf(USUAL_BASE);
    var end = usual < 0 || usual == levels.size() - 1 ? 1 : usual + 1;
    return new Zigbee2MqttTopic(
        String.join("/", levels.subList(0, end)), levels.subList(end, levels.size()));
  }

  /** Whether there is a topic at all, or a path that names a device. */
  boolean isKnown() {
    return !rest.isEmpty();
  }

  boolean isBridge() {
    return !base.isEmpty() && rest.get(0).equals("bridge");
  }

  /** Whether somebody orders something: {@code <name>/set}, {@code <name>/get/state}. */
  boolean isRequest() {
    if (isBridge()) {
      return rest.size() > 1 && rest.get(1).equals("request");
    }
    var from = Math.max(1, rest.size() - 2);
    return from < rest.size()
        && !base.isEmpty()
        && rest.subList(from, rest.size()).stream().anyMatch(ORDERS::contains);
  }

  /** The last level; empty where there is none. */
  String last() {
    return rest.isEmpty() ? "" : rest.get(rest.size() - 1);
  }

  /**
   * The device that the topic names; of another base topic with that, for it is another network.
   *
   * @param levels how many of its last levels are no part of the name
   */
  String name(int levels) {
    var name = String.join("/", rest.subList(0, Math.max(1, rest.size() - levels)));
    return base.isEmpty() || base.equals(USUAL_BASE) ? name : base + "/" + name;
  }
}
