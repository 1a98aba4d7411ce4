package org.gridward.sensors.protocol.chirpstack;

import org.gridward.event.Event;
import org.gridward.event.Location.Method;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** What the network tells of a device, apart from what the device measures. */
final class DeviceNews {

  private DeviceNews() {}

  static Event status(Message message, String kind) {
    return builder(message, kind).build();
  }

  private static Event.Builder builder(Message message, String kind) {
    var event =
        message.event(kind, "").nativeKind(message.type()).phase(message.live(Phase.HEARTBEAT));
    Message.attribute(event, "acknowledged", message.root(), "acknowledged");
    Message.attribute(event, "integration", message.root(), "integrationName");
    return event;
  }

  /** A note of the network server, such as a wrong integrity code. */
  static Event log(Message message) {
    var event = builder(message, "device.log");
    Json.text(message.root(), "description")
        .ifPresent(it -> event.text(Words.block(it, Event.LONGEST_TEXT)));
    Message.attribute(event, "level", message.root(), "level");
    Message.attribute(event, "code", message.root(), "code");
    return event.build();
  }

  /** Radio margin and battery. */
  static Event battery(Message message) {
    var event = builder(message, "device.status");
    Json.number(message.root(), "batteryLevel")
        .ifPresent(it -> event.measure(new Measure("battery", it, "%")));
    Json.number(message.root(), "margin")
        .ifPresent(it -> event.measure(new Measure("margin", it, "dB")));
    Message.attribute(event, "externalPower", message.root(), "externalPowerSource");
    return event.build();
  }

  /** Where the network computed the device to be. */
  static Event location(Message message) throws MalformedPayload {
    var position =
        Positions.of(message.root().path("location"))
            .orElseThrow(
                () ->
                    MalformedPayload.of(
                        ChirpStackCodec.PROTOCOL, "location", "found no longitude and latitude"));
    return message
        .event("device.location", "")
        .nativeKind(message.type())
        .phase(message.live(Phase.MEASUREMENT))
        .location(position.by(Method.GPS))
        .build();
  }
}
