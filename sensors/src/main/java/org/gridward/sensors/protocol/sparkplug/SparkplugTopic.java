package org.gridward.sensors.protocol.sparkplug;

import java.util.List;
import java.util.Optional;
import org.gridward.event.Device;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * {@code spBv1.0/<group>/<type>/<node>[/<device>]}, or {@code [spBv1.0/]STATE/<host>}.
 *
 * @param type what the message is for; empty where nothing says it
 * @param node the key of the edge node, without prefix; of a host for {@code STATE}
 * @param device behind the node; empty for the node itself
 */
record SparkplugTopic(Optional<MessageType> type, String node, Optional<String> device) {

  private static final String NAMESPACE = "spBv1.0";
  private static final String STATE = "STATE";

  static SparkplugTopic of(Inbound in) throws MalformedPayload {
    var levels = in.segments();
    var from = levels.indexOf(NAMESPACE);
    var rest = levels.subList(from + 1, levels.size());
    if (rest.size() == 2 && rest.get(0).equals(STATE)) {
      return new SparkplugTopic(
          Optional.of(MessageType.STATE), "host/" + rest.get(1), Optional.empty());
    }
    if (from < 0) {
      var name = levels.isEmpty() ? in.peer() : String.join("/", levels);
      return new SparkplugTopic(Optional.empty(), name, Optional.empty());
    }
    return of(rest);
  }

  private static SparkplugTopic of(List<String> rest) throws MalformedPayload {
    var type = rest.size() < 3 ? Optional.<MessageType>empty() : MessageType.find(rest.get(1));
    var levels = type.filter(MessageType::isOfDevice).isPresent() ? 4 : 3;
    if (type.isEmpty() || type.get() == MessageType.STATE || rest.size() != levels) {
      throw MalformedPayload.of(
          SparkplugCodec.PROTOCOL,
          "topic",
          "found "
              + Words.seen(String.join("/", rest))
              + ", expected <group>/<type>/<node> with a device behind it for types of devices");
    }
    return new SparkplugTopic(
        type,
        rest.get(0) + "/" + rest.get(2),
        levels == 4 ? Optional.of(rest.get(3)) : Optional.empty());
  }

  /** Where orders to its node are published. */
  String order() {
    var group = node.substring(0, node.indexOf('/'));
    return NAMESPACE + "/" + group + "/NCMD/" + node.substring(group.length() + 1);
  }

  Device key() {
    var rest = device.map(it -> "/" + it).orElse("");
    return Device.of(Words.line("sparkplug:" + node + rest, 200));
  }
}
