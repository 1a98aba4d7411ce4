package org.gridward.sensors.protocol.sparkplug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.sensors.codec.Command;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.SessionCodec;

/**
 * Remembers which metrics stand behind the aliases of each node, from its births to its death, and
 * counts its messages. A node of which something is missing is asked to be born again: a new birth
 * brings everything back, so nothing of it needs to be kept.
 */
final class SparkplugSession implements SessionCodec.Session {

  private static final int MOST_NODES = 10_000;

  /** The nodes that spoke last; an alias is unique within a node and its devices. */
  private final Map<String, EdgeNode> nodes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EdgeNode> eldest) {
          return size() > MOST_NODES;
        }
      };

  private final List<Command> commands = new ArrayList<>();

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
    if (type.isCommand()) {
      return Decoded.of(new PayloadEvents(topic, type, payload, in).events(payload.metrics()));
    }
    var node = nodes.computeIfAbsent(topic.node(), it -> new EdgeNode());
    var isOld = type == MessageType.NDEATH && node.isOfAnotherLife(payload);
    var missing = isOld ? 0 : heard(node, type, payload);
    var metrics = payload.metrics().stream().map(node::named).toList();
    if (isIncomplete(node, type, missing, metrics)) {
      ask(topic, node, in);
    }
    return Decoded.of(
        new PayloadEvents(topic, type, payload, in).old(isOld).missing(missing).events(metrics));
  }

  /** Returns how many messages of the node are missing before this one. */
  private static long heard(EdgeNode node, MessageType type, Payload payload) {
    if (type == MessageType.NDEATH) {
      node.dead();
      return 0;
    }
    var missing = 0L;
    if (type == MessageType.NBIRTH) {
      node.born(payload);
    } else {
      missing = node.missing(payload);
    }
    if (type.isBirth()) {
      node.name(payload);
    }
    return missing;
  }

  private static boolean isIncomplete(
      EdgeNode node, MessageType type, long missing, List<Metric> metrics) {
    return type != MessageType.NBIRTH
        && type != MessageType.NDEATH
        && (!node.isKnown() || missing > 0 || metrics.stream().anyMatch(it -> it.name().isEmpty()));
  }

  /** Only where a topic of the protocol says to whom, and the message is of now. */
  private void ask(SparkplugTopic topic, EdgeNode node, Inbound in) {
    var canAnswer = in.transport() == Inbound.Transport.MQTT && topic.type().isPresent();
    if (canAnswer && !in.retained() && node.mayAsk(in.receivedAt())) {
      commands.add(Rebirth.of(topic, in.receivedAt()));
    }
  }

  @Override
  public List<Command> commands() {
    var told = List.copyOf(commands);
    commands.clear();
    return told;
  }
}
