package org.gridward.sensors.protocol.sparkplug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.SessionCodec;

/**
 * Remembers which metrics stand behind the aliases of each node, from its births to its death. A
 * new birth brings everything back, so nothing of it needs to be kept.
 */
final class SparkplugSession implements SessionCodec.Session {

  private static final int MOST_NODES = 10_000;

  /** The nodes that spoke last; an alias is unique within a node and its devices. */
  private final Map<String, Map<Long, Metric>> births =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Long, Metric>> eldest) {
          return size() > MOST_NODES;
        }
      };

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var topic = SparkplugTopic.of(in);
    if (topic.type().filter(it -> it == MessageType.STATE).isPresent()) {
      return Decoded.of(HostState.event(topic, in));
    }
    var payload = Payload.read(in.body());
    var type = topic.type().orElseGet(() -> MessageType.of(payload));
    if (topic.type().isEmpty() && payload.metrics().isEmpty()) {
      throw MalformedPayload.of(
          SparkplugCodec.PROTOCOL, "", "found neither metrics nor a topic, expected one of them");
    }
    remember(type, topic.node(), payload);
    return Decoded.of(new PayloadEvents(topic, type, payload, in).events(named(topic, payload)));
  }

  private void remember(MessageType type, String node, Payload payload) {
    if (type == MessageType.NBIRTH || type == MessageType.NDEATH) {
      births.remove(node);
    }
    if (type.isBirth()) {
      var known = births.computeIfAbsent(node, it -> new LinkedHashMap<>());
      payload.metrics().stream()
          .filter(it -> it.alias().isPresent() && !it.name().isEmpty())
          .forEach(it -> known.put(it.alias().getAsLong(), it));
    }
  }

  private List<Metric> named(SparkplugTopic topic, Payload payload) {
    var known = births.getOrDefault(topic.node(), Map.of());
    return payload.metrics().stream().map(it -> named(it, known)).toList();
  }

  private static Metric named(Metric metric, Map<Long, Metric> known) {
    var birth = metric.name().isEmpty() ? known.get(metric.alias().orElseThrow()) : null;
    return birth == null ? metric : metric.named(birth);
  }
}
