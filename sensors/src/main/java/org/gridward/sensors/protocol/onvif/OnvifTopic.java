package org.gridward.sensors.protocol.onvif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Words;

/**
 * Which property of which device.
 *
 * @param owner what stands before the payload prefix, or a path that names a camera; may be empty
 * @param form {@code onvif-ej}, {@code onvif-mj}, or empty where neither is named
 * @param path the topic without namespace prefixes, such as {@code RuleEngine/LineDetector/Crossed}
 * @param sources the values of its source items, where the topic carries them
 */
record OnvifTopic(String owner, String form, String path, List<String> sources) {

  static final String METADATA = "onvif-mj";
  private static final List<String> FORMS = List.of("onvif-ej", METADATA);
  private static final int LONGEST_PATH = 150;

  /** The topic of an MQTT message, or what the path of a post says of it. */
  static OnvifTopic ofAddress(Inbound in) {
    var levels = in.segments();
    var at = 0;
    while (at < levels.size() && !FORMS.contains(levels.get(at))) {
      at++;
    }
    var owner = String.join("/", levels.subList(0, at));
    if (at == levels.size()) {
      return new OnvifTopic(owner, "", "", List.of());
    }
    var path = new ArrayList<String>();
    var sources = new ArrayList<String>();
    for (var level : levels.subList(at + 1, levels.size())) {
      // The first source value is marked with &; every level behind it is a source value too.
      var marked = level.startsWith("&");
      (marked || !sources.isEmpty() ? sources : path).add(marked ? level.substring(1) : level);
    }
    return new OnvifTopic(owner, levels.get(at), cut(String.join("/", path)), sources);
  }

  /** The same owner, with a topic that stands in the message itself. */
  OnvifTopic withPath(String topic) {
    return new OnvifTopic(owner, form, cut(topic), sources);
  }

  private static String cut(String topic) {
    var names =
        Arrays.stream(topic.split("/"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(it -> it.substring(it.lastIndexOf(':') + 1))
            .collect(Collectors.joining("/"));
    return Words.line(names, LONGEST_PATH);
  }

  /** Whether it names a property at all. */
  boolean named() {
    return !path.isEmpty();
  }
}
