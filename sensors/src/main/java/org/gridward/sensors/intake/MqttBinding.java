package org.gridward.sensors.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Says which protocol is spoken on which MQTT topics.
 *
 * @param filter a topic filter with the wildcards {@code +} and {@code #}; {@code
 *     $share/<group>/<filter>} shares its messages among hosts
 * @param protocol the codec's word
 * @param zone the zone of device times that carry none, where it is not the deployment's
 */
public record MqttBinding(String filter, String protocol, Optional<ZoneId> zone) {

  private static final String SHARE = "$share/";

  /** The bindings that Gridward ships: the topics that the protocols use by themselves. */
  public static final List<MqttBinding> SHIPPED =
      List.of(
          of("frigate/#", "frigate"),
          of("application/#", "chirpstack"),
          of("+/onvif-ej/#", "onvif"),
          of("cloudevents/#", "cloudevents"),
          of("zigbee2mqtt/#", "zigbee2mqtt"),
          of("v1.1/+/Observations", "sensorthings"),
          of("v1.0/+/Observations", "sensorthings"),
          of("spBv1.0/#", "sparkplug"));

  public MqttBinding {
    var levels = topicLevels(filter);
    for (var i = 0; i < levels.length; i++) {
      var wild = levels[i].contains("#") || levels[i].contains("+");
      var last = i == levels.length - 1;
      if (wild && (levels[i].length() > 1 || levels[i].equals("#") && !last)) {
        throw new IllegalArgumentException(
            ("Topic filter \"%s\" of protocol %s has \"%s\" at level %d; + stands alone in a level,"
                    + " # alone in the last.")
                .formatted(filter, protocol, levels[i], i + 1));
      }
    }
  }

  /** A binding in the deployment's zone. */
  public static MqttBinding of(String filter, String protocol) {
    return new MqttBinding(filter, protocol, Optional.empty());
  }

  /** The same binding for devices of another zone. */
  public MqttBinding zone(ZoneId other) {
    return new MqttBinding(filter, protocol, Optional.of(other));
  }

  /** The same, its messages dealt out to the clients of a group; unchanged where it is shared. */
  public MqttBinding sharedBy(String group) {
    return filter.startsWith(SHARE)
        ? this
        : new MqttBinding(SHARE + group + "/" + filter, protocol, zone);
  }

  /** Whether a topic belongs to this binding, by the rules of MQTT 5.0, section 4.7. */
  public boolean matches(String topic) {
    var wanted = topicLevels(filter);
    var seen = topic.split("/", -1);
    if (topic.startsWith("$") && (wanted[0].equals("+") || wanted[0].equals("#"))) {
      return false;
    }
    for (var i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i == seen.length || !wanted[i].equals("+") && !wanted[i].equals(seen[i])) {
        return false;
      }
    }
    return wanted.length == seen.length;
  }

  private static String[] topicLevels(String filter) {
    var shared = filter.startsWith(SHARE) ? filter.split("/", 3) : new String[0];
    return (shared.length == 3 ? shared[2] : filter).split("/", -1);
  }
}
