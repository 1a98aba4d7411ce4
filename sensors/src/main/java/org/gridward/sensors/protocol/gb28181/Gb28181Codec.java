package org.gridward.sensors.protocol.gb28181;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.HeadedMessage;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.codec.Words;
import org.gridward.sensors.codec.Xml;

/** Reads the MANSCDP messages of GB/T 28181, alone or with their head of SIP. */
public final class Gb28181Codec implements ReplyingCodec {

  static final String PROTOCOL = "gb28181";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return Decoded.of(events(notice(in)));
  }

  private static Notice notice(Inbound in) throws MalformedPayload {
    var head = HeadedMessage.of(in.body());
    var from = head.map(HeadedMessage::from).orElse(0);
    var root = Xml.parse(PROTOCOL, in.body(), from, in.body().length);
    var raw = Arrays.copyOfRange(in.body(), from, in.body().length);
    return new Notice(root, sender(in, head), raw, in);
  }

  /** Who registered counts more than what a head says. */
  private static String sender(Inbound in, Optional<HeadedMessage> head) {
    if (in.transport() == Inbound.Transport.SIP) {
      return "sip:" + in.peer() + "@";
    }
    var headers = new LinkedHashMap<>(in.headers());
    head.ifPresent(it -> headers.putAll(it.headers()));
    return headers.getOrDefault("From", headers.get("f"));
  }

  /** An alarm is answered by its number and channel (GB/T 28181-2016, A.2.6). */
  @Override
  public Optional<Reply> reply(Inbound in) {
    try {
      return notice(in).answer().map(it -> new Reply("Application/MANSCDP+xml", it));
    } catch (MalformedPayload e) { // a dead letter has no number to answer to
      return Optional.empty();
    }
  }

  private static List<Event> events(Notice notice) throws MalformedPayload {
    var root = notice.root();
    var command = notice.command();
    if (!root.name().equals("Notify") && !root.name().equals("Response")) {
      throw MalformedPayload.of(
          PROTOCOL,
          "",
          "found element " + Words.seen(root.name()) + ", expected Notify or Response");
    }
    if (root.text("DeviceID").isEmpty()) {
      throw MalformedPayload.of(PROTOCOL, "", "found no DeviceID in the " + root.name());
    }
    if (notice.isAlarm()) {
      return List.of(Alarms.event(notice));
    }
    return switch (command) {
      case "Keepalive" -> List.of(notice.sign("device.heartbeat"));
      case "MobilePosition" -> List.of(notice.position());
      case "Catalog" -> catalogue(notice);
      case "" ->
          throw MalformedPayload.of(
              PROTOCOL, "", "found neither CmdType nor AlarmMethod in the " + root.name());
      default -> List.of(notice.sign("device.status"));
    };
  }

  /** A channel that comes, goes or fails; a plain catalogue is a sign of its device's life. */
  private static List<Event> catalogue(Notice notice) throws MalformedPayload {
    var events = new ArrayList<Event>();
    for (var item : notice.root().all("Item").toList()) {
      if (events.size() == MessageLimits.ELEMENTS) {
        throw MalformedPayload.of(
            PROTOCOL, "DeviceList", "more than " + MessageLimits.ELEMENTS + " items");
      }
      var kind =
          switch (item.text("Event").orElse("")) {
            case "ON" -> "device.online";
            case "OFF", "DEL" -> "device.offline";
            case "VLOST" -> "video.loss";
            case "DEFECT" -> "device.fault";
            default -> "";
          };
      if (!kind.isEmpty() && item.text("DeviceID").isPresent()) {
        events.add(notice.ofChannel(kind, item.text("DeviceID").get()));
      }
    }
    return events.isEmpty() ? List.of(notice.sign("device.status")) : events;
  }
}
