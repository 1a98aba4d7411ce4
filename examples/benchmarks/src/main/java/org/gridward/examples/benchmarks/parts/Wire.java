package org.gridward.examples.benchmarks.parts;

import io.netty.buffer.ByteBuf;
import java.time.Instant;

/** How one connection of the devices speaks. Used by one thread. */
public interface Wire {

  /** Who is told of answers. */
  interface Listener {

    /**
     * A message was answered.
     *
     * @param mark which, see {@link Wire#mark}
     * @param taken whether it was acknowledged
     */
    void answered(int mark, boolean taken);
  }

  /** What is sent when the connection stands. */
  default byte[] hello() {
    return new byte[0];
  }

  /** What a codec reads of the message of a number that is due at a moment. */
  byte[] payload(long number, Instant due);

  /** The message as it is sent. */
  byte[] message(long number, Instant due);

  /** How an answer names the message of a number. */
  int mark(long number);

  /** Takes the answers that came, as far as they are whole. */
  void answers(ByteBuf in, Listener listener);

  /** Most messages that may wait for their answer. */
  int window();
}
