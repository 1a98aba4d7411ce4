package org.gridward.sensors.codec;

import java.util.Optional;

/** A codec of a protocol whose messages are frames on a connection, each answered by a frame. */
public interface FramedCodec extends Codec {

  /** Cuts one connection's bytes into frames; for one thread. */
  interface Framer {

    /**
     * Takes one more byte.
     *
     * @return the frame that it ends
     */
    Optional<byte[]> take(byte next);

    /** Whether it stands within a frame. */
    boolean isWithin();
  }

  /** A cutter for a new connection. */
  Framer framer();

  /**
   * What to answer once a frame is durable, as events or as a dead letter; empty where the frame
   * does not say to whom.
   */
  Optional<byte[]> reply(byte[] frame);
}
