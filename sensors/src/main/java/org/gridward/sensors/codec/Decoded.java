package org.gridward.sensors.codec;

import java.util.List;
import org.gridward.event.Event;

/**
 * What a message said. Every element of the message is either an event or a reject, so that counts
 * in equal counts out. All three lists are empty only for a valid message that says nothing, such
 * as an empty batch.
 *
 * @param events in the order of the message
 * @param pictures the pictures that the events refer to by hash; to be on disk before the events
 *     are committed
 * @param rejects elements that could not be read; each becomes a dead letter of its own
 */
public record Decoded(List<Event> events, List<Picture> pictures, List<Reject> rejects) {

  public Decoded {
    events = List.copyOf(events);
    pictures = List.copyOf(pictures);
    rejects = List.copyOf(rejects);
  }

  /** One event without a picture, the common case. */
  public static Decoded of(Event event) {
    return new Decoded(List.of(event), List.of(), List.of());
  }

  /** Events without pictures. */
  public static Decoded of(List<Event> events) {
    return new Decoded(events, List.of(), List.of());
  }
}
