package org.gridward.sensors.protocol.sparkplug;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * Whether a host application is there: {@code {"online":true,"timestamp":…}} since version 3,
 * {@code ONLINE} or {@code OFFLINE} before. No protobuf.
 */
final class HostState {

  private static final double MILLIS = 1_000;

  private HostState() {}

  static Event event(SparkplugTopic topic, Inbound in) throws MalformedPayload {
    var word = new String(in.body(), StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    var time = DeviceTime.arrival(in);
    if (word.startsWith("{")) {
      var state = Json.object(SparkplugCodec.PROTOCOL, in.body());
      word = state.path("online").isBoolean() ? line(state.path("online").booleanValue()) : word;
      var millis = Json.number(state, "timestamp");
      time =
          millis.isPresent() ? DeviceTime.ofEpochSeconds(millis.getAsDouble() / MILLIS, in) : time;
    }
    if (!word.equals("online") && !word.equals("offline")) {
      throw MalformedPayload.of(
          SparkplugCodec.PROTOCOL,
          "",
          "found state " + Words.seen(word) + ", expected ONLINE, OFFLINE or JSON with online");
    }
    var id =
        EventIds.of(
            SparkplugCodec.PROTOCOL, time.moment(in), topic.node(), EventIds.hash(in.body()));
    return Event.builder(id, Source.SENSOR, "device." + word, in.receivedAt())
        .nativeKind("STATE")
        .device(topic.key())
        .phase(in.retained() ? Phase.STATE_REPLAY : Phase.HEARTBEAT)
        .occurredAt(time.at(), time.quality())
        .raw(RawBytes.of(in.body()))
        .build();
  }

  private static String line(boolean online) {
    return online ? "online" : "offline";
  }
}
