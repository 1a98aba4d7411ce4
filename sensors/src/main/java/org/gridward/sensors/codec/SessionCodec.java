package org.gridward.sensors.codec;

import java.util.List;

/**
 * Understands a protocol whose messages say in full what they mean only to somebody who heard those
 * before, such as the names behind the numbers of Sparkplug. Holds no state itself; a session does.
 *
 * <p>The intake opens one session and has its messages read one after the other, in the order of
 * their arrival.
 */
public interface SessionCodec {

  /** The word that bindings and dead letters use for it. */
  String protocol();

  /** Starts a session in which nothing has been heard. */
  Session open();

  /**
   * What was heard on one connection. Not thread-safe. A message whose events could not be
   * committed may be read again; what a session knows must come back from the messages themselves.
   */
  interface Session {

    /** Reads one message as {@link Codec#decode} does, and remembers what later ones refer to. */
    Decoded decode(Inbound in) throws MalformedPayload;

    /** What it wants to say because of the messages read; each is told once. */
    default List<Command> commands() {
      return List.of();
    }
  }
}
