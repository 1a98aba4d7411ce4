package org.gridward.sensors.protocol.sensorthings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;

/** Reads Observations of the OGC SensorThings API. */
public final class SensorThingsCodec implements Codec {

  static final String PROTOCOL = "sensorthings";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var address = Address.of(in);
    var observations = Observations.of(Json.parse(PROTOCOL, in.body()));
    if (observations.size() == 1) {
      return Decoded.of(ObservationEvent.of(observations.get(0), address, in));
    }
    return several(observations, address, in);
  }

  private static Decoded several(List<Observation> observations, Address address, Inbound in) {
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < observations.size(); i++) {
      try {
        events.add(ObservationEvent.of(observations.get(i), address, in));
      } catch (MalformedPayload e) {
        var raw = observations.get(i).fields().toString().getBytes(StandardCharsets.UTF_8);
        rejects.add(new Reject(RawBytes.of(raw), e.in("observation " + (i + 1)).getMessage()));
      }
    }
    return new Decoded(events, List.of(), rejects);
  }

  static MalformedPayload malformed(String problem) {
    return MalformedPayload.of(PROTOCOL, "", problem);
  }
}
