package org.gridward.sensors.protocol.chirpstack;

import java.util.List;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads the events of ChirpStack v4. */
public final class ChirpStackCodec implements Codec {

  static final String PROTOCOL = "chirpstack";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var root = Json.object(PROTOCOL, in.body());
    return Decoded.of(events(Message.of(root, in)));
  }

  private static List<Event> events(Message message) throws MalformedPayload {
    return switch (message.type()) {
      case "up" -> Uplink.events(message);
      case "location" -> List.of(DeviceNews.location(message));
      case "join" -> List.of(DeviceNews.status(message, "device.join"));
      case "ack", "txack" -> List.of(DeviceNews.status(message, "device.ack"));
      case "log" -> List.of(DeviceNews.log(message));
      case "status" -> List.of(DeviceNews.battery(message));
      default -> List.of(DeviceNews.status(message, "device.status"));
    };
  }
}
