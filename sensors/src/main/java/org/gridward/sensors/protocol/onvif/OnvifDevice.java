package org.gridward.sensors.protocol.onvif;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Words;

/** Names the device of a message. */
final class OnvifDevice {

  private static final Pattern AUTHORITY = Pattern.compile("[a-zA-Z]+://([^/:\\s]+).*");
  private static final Pattern PATH = Pattern.compile("[a-zA-Z]+://[^/\\s]+/(?:.*/)?([^/?\\s]+).*");

  private OnvifDevice() {}

  /** By what stands before the topic, else by who sent it. */
  static String of(OnvifTopic topic, Inbound in) {
    return key(topic.owner().isEmpty() ? in.peer() : topic.owner());
  }

  /** By the notification itself, else the path that it was posted to, else as {@link #of}. */
  static String of(Element notification, Element root, OnvifTopic topic, Inbound in) {
    return notification
        .child("ProducerReference")
        .flatMap(it -> it.text("Address"))
        .flatMap(it -> first(AUTHORITY, it))
        .or(() -> Optional.of(topic.owner()).filter(it -> !it.isEmpty()))
        .or(() -> root.all("To").findFirst().flatMap(it -> first(PATH, it.text())))
        .map(OnvifDevice::key)
        .orElseGet(() -> key(in.peer()));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String key(String name) {
    return Words.line("onvif:" + name, 120);
  }
}
