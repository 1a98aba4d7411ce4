package org.gridward.sensors.intake;

import java.util.List;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Picture;

/**
 * What a message said, ready to be routed.
 *
 * @param events its events, with their places
 * @param pictures what the events refer to by hash
 * @param deadLetters what of it could not be read
 */
record Content(List<Event> events, List<Picture> pictures, List<DeadLetter> deadLetters) {

  static Content dead(DeadLetter letter) {
    return new Content(List.of(), List.of(), List.of(letter));
  }
}
