package org.gridward.sensors.protocol.hikvision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.event.Device;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * One {@code EventNotificationAlert}, with the questions that an event asks it.
 *
 * @param root the element
 * @param raw its bytes
 */
record Alert(Element root, RawBytes raw) {

  private static final String ACTIVE = "active";
  private static final int FIRST_IP_CHANNEL = 33;

  /** Of an access controller's major types: 1 alarm, 2 exception, 3 operation, 5 event. */
  private static final String PASSAGE = "5";

  static Alert of(Element root, RawBytes raw) throws MalformedPayload {
    if (!root.name().equals(HikvisionCodec.ALERT)) {
      throw MalformedPayload.of(
          HikvisionCodec.PROTOCOL,
          "",
          "found element " + Words.seen(root.name()) + ", expected \"EventNotificationAlert\"");
    }
    if (root.text("eventType").isEmpty()) {
      throw MalformedPayload.of(
          HikvisionCodec.PROTOCOL, "", "found no eventType in the EventNotificationAlert");
    }
    // Some alarm inputs tell no state; what is told without one is going on.
    var state = root.text("eventState").orElse(ACTIVE);
    if (!state.equalsIgnoreCase(ACTIVE) && !state.equalsIgnoreCase("inactive")) {
      throw MalformedPayload.of(
          HikvisionCodec.PROTOCOL,
          "",
          "found eventState " + Words.seen(state) + ", expected \"active\" or \"inactive\"");
    }
    return new Alert(root, raw);
  }

  Optional<String> text(String name) {
    return root.text(name).map(it -> Words.line(it, 200));
  }

  boolean active() {
    return root.text("eventState").orElse(ACTIVE).equalsIgnoreCase(ACTIVE);
  }

  /**
   * The types it tells of; {@code duration} stands for those that it lists, and what an access
   * controller tells beside passages bears its major type.
   */
  Set<String> types() {
    var type = root.text("eventType").map(it -> Words.line(it, 60)).orElseThrow();
    var major = root.child("AccessControllerEvent").flatMap(it -> it.text("majorEventType"));
    if (major.filter(it -> !it.equals(PASSAGE)).isPresent()) {
      return Set.of(Words.line(type + " " + major.get(), 60));
    }
    if (!type.equalsIgnoreCase("duration")) {
      return Set.of(type);
    }
    var related =
        root.all("relationEvent")
            .map(it -> Words.line(it.text(), 60))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return related.isEmpty() ? Set.of(type) : related;
  }

  Device device(Inbound in) {
    return new Device(deviceKey(in), channel());
  }

  private String deviceKey(Inbound in) {
    var mac =
        text("macAddress")
            .map(it -> it.toLowerCase(Locale.ROOT).replace('-', ':'))
            .filter(it -> it.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"))
            .filter(it -> !it.equals("00:00:00:00:00:00"));
    return mac.map(it -> "hik:" + it)
        .or(() -> serial().map(it -> "hik:serial:" + it))
        .or(() -> text("ipAddress").map(it -> "hik:ip:" + Words.line(it, 60)))
        .orElseGet(() -> "hik:peer:" + Words.line(in.peer(), 100));
  }

  private Optional<String> serial() {
    return root.child("Extensions")
        .flatMap(it -> it.text("serialNumber"))
        .or(() -> root.text("serialNumber"))
        .map(it -> Words.line(it, 100))
        .filter(it -> !it.isEmpty());
  }

  private Optional<String> channel() {
    return text("channelID").or(() -> text("dynChannelID")).map(it -> Words.line(it, 40));
  }

  /** The number of the IP camera that a recorder's channel stands for. */
  Optional<String> ipCamera() {
    return channel()
        .filter(it -> it.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .filter(it -> it >= FIRST_IP_CHANNEL)
        .map(it -> String.valueOf(it - FIRST_IP_CHANNEL + 1));
  }

  /** Regions and alarm input: what tells two alarms of one channel and type apart. */
  String place() {
    var regions =
        root.all("regionID").map(Element::text).filter(it -> !it.isEmpty()).distinct().sorted();
    var names = regions.collect(Collectors.toList());
    text("inputIOPortID").ifPresent(it -> names.add("input " + it));
    return Words.line(String.join(",", names), 60);
  }

  boolean late() {
    return text("isDataRetransmission").filter(it -> it.equalsIgnoreCase("true")).isPresent();
  }

  /** The device's own number for it, which plate cameras give. */
  Optional<String> nativeId() {
    return List.of("UUID", "pId").stream()
        .flatMap(it -> root.all(it).map(Element::text))
        .filter(it -> !it.isEmpty())
        .map(it -> Words.line(it, 100))
        .findFirst();
  }
}
