package org.gridward.sensors.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Reject;

/**
 * Reads one word per line: {@code beat…} is a heartbeat, {@code photo…} an event with a picture,
 * {@code stands…} tells of what stands until {@code ends…} or an hour without either, {@code
 * reject…} an element that cannot be read, {@code garbage} and {@code crash} spoil the whole
 * message, anything else is a pulse with that word as id.
 */
public final class PlainCodec implements Codec {

  public static final String PROTOCOL = "plain";

  private final AtomicInteger decoded = new AtomicInteger();

  /** How many messages it has read. */
  public int decoded() {
    return decoded.get();
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    List<Event> events = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (var word : new String(in.body(), StandardCharsets.UTF_8).split("\n")) {
      if (word.equals("garbage")) {
        throw MalformedPayload.at(PROTOCOL, "", 0, "found \"garbage\", expected a word");
      } else if (word.equals("crash")) {
        throw new NullPointerException("no word");
      } else if (word.startsWith("reject")) {
        rejects.add(new Reject(RawBytes.of(word.getBytes(StandardCharsets.UTF_8)), "rejected"));
      } else if (!word.isBlank()) {
        events.add(event(in, word, pictures));
      }
    }
    decoded.incrementAndGet();
    return new Decoded(events, pictures, rejects);
  }

  private static Event event(Inbound in, String word, List<Picture> pictures) {
    var event =
        Event.builder(new EventId(word), Source.SENSOR, "report", in.receivedAt())
            .device(Device.of("plain:1"))
            .attribute("tail", in.tail())
            .attribute("retained", String.valueOf(in.retained()))
            .phase(phase(word));
    if (word.startsWith("stands") || word.startsWith("ends")) {
      event.situation(Situation.silentAfter("plain:1 stands", Duration.ofHours(1)));
    }
    if (word.startsWith("photo")) {
      var picture = Picture.of("image/jpeg", word.getBytes(StandardCharsets.UTF_8));
      pictures.add(picture);
      event.media(picture.ref());
    }
    return event.build();
  }

  private static Phase phase(String word) {
    if (word.startsWith("beat")) {
      return Phase.HEARTBEAT;
    }
    return word.startsWith("stands")
        ? Phase.UPDATE
        : word.startsWith("ends") ? Phase.END : Phase.PULSE;
  }
}
