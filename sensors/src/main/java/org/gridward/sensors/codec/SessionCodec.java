package org.gridward.sensors.codec;

/**
 * Understands a protocol whose messages say in full what they mean only to somebody who heard those
 * before, such as the names behind the numbers of Sparkplug. Holds no state itself; a session does.
 *
 * <p>The intake does not open sessions yet: it has every message read by {@link Codec#decode}.
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
  }
}
