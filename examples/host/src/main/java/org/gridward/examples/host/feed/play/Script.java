package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is played: messages in their order, each with its time since the first. */
interface Script {

  /** Every message, in order; to be closed. May be opened again. */
  Stream<Due> open() throws IOException;

  /** From the first message of one round to the first of the next, where it is played again. */
  Duration round();

  /** Over what its messages go. */
  Set<Transport> transports();

  /** What stands there and cannot be sent, each with the reason. */
  List<String> unsendable();

  /**
   * A message and when it is sent.
   *
   * @param name the file, or file and line, that it stands in
   * @param since the first message, at the recorded pace
   */
  record Due(String name, Duration since, Message message) {}
}
