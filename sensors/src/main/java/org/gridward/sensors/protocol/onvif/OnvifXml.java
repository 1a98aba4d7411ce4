package org.gridward.sensors.protocol.onvif;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.Words;
import org.gridward.sensors.codec.Xml;

/** Reads the notifications of WS-BaseNotification out of whatever carries them. */
final class OnvifXml {

  private static final Set<String> CARRIERS =
      Set.of("PullMessagesResponse", "MetadataStream", "Notify");

  private OnvifXml() {}

  static Decoded decode(OnvifTopic topic, Inbound in) throws MalformedPayload {
    var root = Xml.parse(OnvifCodec.PROTOCOL, in.body());
    var notifications = root.all("NotificationMessage").toList();
    if (notifications.isEmpty()) {
      if (root.walk().noneMatch(it -> CARRIERS.contains(it.name()))) {
        throw MalformedPayload.of(
            OnvifCodec.PROTOCOL,
            "",
            "found " + Words.seen(root.name()) + " without a NotificationMessage");
      }
      return Decoded.of(OnvifEvents.alive(OnvifDevice.of(root, root, topic, in), in));
    }
    return decode(root, notifications, topic, in);
  }

  private static Decoded decode(
      Element root, List<Element> notifications, OnvifTopic topic, Inbound in)
      throws MalformedPayload {
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < notifications.size(); i++) {
      var alone = notifications.size() == 1;
      var raw = alone ? RawBytes.of(in.body()) : bytes(notifications.get(i));
      try {
        events.add(OnvifEvents.of(read(notifications.get(i), root, topic, raw, in), in));
      } catch (MalformedPayload e) {
        var reason = e.in("NotificationMessage " + (i + 1));
        if (alone) {
          throw reason;
        }
        rejects.add(new Reject(raw, reason.getMessage()));
      }
    }
    return new Decoded(events, List.of(), rejects);
  }

  private static RawBytes bytes(Element notification) {
    return RawBytes.of(notification.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Notification read(
      Element notification, Element root, OnvifTopic topic, RawBytes raw, Inbound in)
      throws MalformedPayload {
    var path = notification.text("Topic").map(topic::withPath).filter(OnvifTopic::named);
    var message = notification.child("Message").flatMap(it -> it.child("Message"));
    if (path.isEmpty() || message.isEmpty()) {
      throw MalformedPayload.of(
          OnvifCodec.PROTOCOL, "", "found no " + (path.isEmpty() ? "Topic" : "Message"));
    }
    // A key, such as an object's number, is no part of the source: ten people are one intrusion.
    var data = items(message.get(), "Key");
    data.putAll(items(message.get(), "Data"));
    return new Notification(
        path.get(),
        OnvifDevice.of(notification, root, topic, in),
        items(message.get(), "Source"),
        data,
        message.get().attribute("UtcTime"),
        message.get().attribute("PropertyOperation").orElse(""),
        raw);
  }

  private static Map<String, String> items(Element message, String part) {
    var items = new LinkedHashMap<String, String>();
    message.child(part).stream()
        .flatMap(it -> it.all("SimpleItem"))
        .filter(it -> it.attribute("Name").isPresent())
        .forEach(it -> items.put(it.attribute("Name").get(), it.attribute("Value").orElse("")));
    return items;
  }
}
