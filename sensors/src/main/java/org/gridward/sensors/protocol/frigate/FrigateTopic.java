package org.gridward.sensors.protocol.frigate;

import java.util.List;
import java.util.Set;
import org.gridward.event.Device;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Inbound.Transport;
import org.gridward.sensors.codec.Words;

/**
 * Where a message was published.
 *
 * @param prefix the Frigate server's own prefix
 * @param rest the levels behind the prefix
 */
record FrigateTopic(String prefix, List<String> rest) {

  private static final String USUAL_PREFIX = "frigate";
  private static final Set<String> LAST =
      Set.of("events", "reviews", "tracked_object_update", "triggers", "available", "stats");

  static FrigateTopic of(Inbound in) {
    var levels = in.segments();
    if (in.transport() != Transport.MQTT || levels.size() < 2) {
      return new FrigateTopic(USUAL_PREFIX, levels);
    }
    // A prefix may have several levels, but only a known last level shows where it ends.
    var end = LAST.contains(levels.get(levels.size() - 1)) ? levels.size() - 1 : 1;
    return new FrigateTopic(
        String.join("/", levels.subList(0, end)), levels.subList(end, levels.size()));
  }

  /** The last level, which names the kind of message. */
  String last() {
    return rest.isEmpty() ? "" : rest.get(rest.size() - 1);
  }

  /** A camera of this server. */
  Device camera(String name) {
    var owner = prefix.equals(USUAL_PREFIX) ? "" : prefix + "/";
    return Device.of(Words.line("frigate:" + owner + name, 200));
  }

  /** The server itself. */
  Device server() {
    return Device.of(Words.line("frigate:" + prefix, 200));
  }
}
