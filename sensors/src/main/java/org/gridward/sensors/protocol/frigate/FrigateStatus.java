package org.gridward.sensors.protocol.frigate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** What Frigate tells of itself: whether it runs, counters, switches, the newest snapshot. */
final class FrigateStatus {

  private FrigateStatus() {}

  /** The last will, retained: {@code online} or {@code offline}. */
  static Event availability(FrigateTopic topic, Inbound in) throws MalformedPayload {
    var word = text(in);
    if (!word.equals("online") && !word.equals("offline")) {
      throw MalformedPayload.of(
          FrigateCodec.PROTOCOL,
          "",
          "found " + Words.seen(word) + ", expected \"online\" or \"offline\"");
    }
    return status("device." + word, topic.server(), topic, in).attribute("value", word).build();
  }

  /** {@code <camera>/…}: a number, a word, an object or a picture. */
  static Event counter(FrigateTopic topic, Inbound in) throws MalformedPayload {
    var alone = topic.rest().size() == 1; // such as frigate/stats
    var device = alone ? topic.server() : topic.camera(topic.rest().get(0));
    var event = status("device.status", device, topic, in);
    if (isJpeg(in.body())) {
      return event.attribute("value", "picture of " + in.body().length + " bytes").build();
    }
    return event.attribute("value", Words.line(text(in), 200)).build();
  }

  private static Event.Builder status(String kind, Device device, FrigateTopic topic, Inbound in) {
    var id =
        EventIds.of(
            FrigateCodec.PROTOCOL,
            DeviceTime.arrival(in).moment(in),
            in.address(),
            EventIds.hash(in.body()));
    return Event.builder(id, Source.CAMERA, kind, in.receivedAt())
        .nativeKind(Words.line(String.join("/", topic.rest()), 200))
        .device(device)
        .phase(in.retained() ? Phase.STATE_REPLAY : Phase.HEARTBEAT);
  }

  private static boolean isJpeg(byte[] body) {
    return body.length > 2 && body[0] == (byte) 0xFF && body[1] == (byte) 0xD8;
  }

  private static String text(Inbound in) throws MalformedPayload {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.body())).toString();
    } catch (CharacterCodingException e) {
      throw MalformedPayload.of(
          FrigateCodec.PROTOCOL,
          "",
          "found " + in.body().length + " bytes, expected a number, a word, JSON or a picture");
    }
  }
}
