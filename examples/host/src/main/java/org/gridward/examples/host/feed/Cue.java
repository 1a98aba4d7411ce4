package org.gridward.examples.host.feed;

import java.time.Duration;
import org.gridward.examples.host.feed.play.Message;

/**
 * When in a scene a message is sent.
 *
 * @param after since the scene began
 */
record Cue(Duration after, Message message) {

  static Cue at(double seconds, Message message) {
    return new Cue(Duration.ofMillis(Math.round(seconds * 1_000)), message);
  }
}
