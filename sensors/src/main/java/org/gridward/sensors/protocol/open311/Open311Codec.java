package org.gridward.sensors.protocol.open311;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;

/** Reads service requests of Open311 (GeoReport v2). */
public final class Open311Codec implements Codec {

  static final String PROTOCOL = "open311";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var requests = Requests.of(in);
    if (requests.size() == 1) {
      return Decoded.of(ServiceRequest.event(requests.get(0), in));
    }
    return several(requests, in);
  }

  private static Decoded several(List<Map<String, String>> requests, Inbound in) {
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < requests.size(); i++) {
      try {
        events.add(ServiceRequest.event(requests.get(i), in));
      } catch (MalformedPayload e) {
        var raw = RawBytes.of(requests.get(i).toString().getBytes(StandardCharsets.UTF_8));
        rejects.add(new Reject(raw, e.in("request " + (i + 1)).getMessage()));
      }
    }
    return new Decoded(events, List.of(), rejects);
  }

  static MalformedPayload malformed(String where, String problem) {
    return MalformedPayload.of(PROTOCOL, where, problem);
  }
}
