package org.gridward.sensors.protocol.cap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.Xml;

/** Reads public warnings in the Common Alerting Protocol, alone or in an envelope. */
public final class CapCodec implements Codec {

  static final String PROTOCOL = "cap";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var envelope = Envelope.of(Xml.parse(PROTOCOL, in.body()));
    if (!envelope.isActual()) {
      return Decoded.of(List.of());
    }
    var alerts = envelope.alerts();
    if (alerts.size() == 1) {
      return Decoded.of(events(alerts.get(0), RawBytes.of(in.body()), in));
    }
    return several(alerts, in);
  }

  private static Decoded several(List<Element> alerts, Inbound in) {
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < alerts.size(); i++) {
      var raw = RawBytes.of(alerts.get(i).toString().getBytes(StandardCharsets.UTF_8));
      try {
        events.addAll(events(alerts.get(i), raw, in));
      } catch (MalformedPayload e) {
        rejects.add(new Reject(raw, e.in("alert " + (i + 1)).getMessage()));
      }
    }
    return new Decoded(events, List.of(), rejects);
  }

  private static List<Event> events(Element alert, RawBytes raw, Inbound in)
      throws MalformedPayload {
    var message = Alert.of(alert);
    return message.isActual() ? new AlertEvents(message, raw, in).events() : List.of();
  }

  static MalformedPayload malformed(String where, String problem) {
    return MalformedPayload.of(PROTOCOL, where, problem);
  }
}
