package org.gridward.examples.host.feed;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One thing that happens to one device or person, as the messages it causes. */
@FunctionalInterface
interface Scene {

  /**
   * Plays it once.
   *
   * @param now when it begins; the messages carry times from here on
   */
  List<Cue> play(Instant now, Random random);
}
