package org.gridward.examples.benchmarks.ingest;

import io.netty.buffer.ByteBuf;
import java.time.Instant;

/** How one connection of the sender speaks. Used by one thread. */
interface Wire {

  /** What is sent when the connection stands. */
  byte[] hello();

  /** The message of a number that is due at a moment. */
  byte[] message(long number, Instant due);

  /**
   * How many messages are answered by the bytes that came; takes them as far as they are whole.
   *
   * @throws IllegalStateException when a message was not understood
   */
  int answers(ByteBuf in);

  /** Whether the message that was answered last was turned away, to be sent again later. */
  default boolean isRefused() {
    return false;
  }

  /** Most messages that may wait for their answer. */
  int window();
}
