package org.gridward.sensors.codec;

/**
 * Understands the messages of one protocol. Holds no state, does no I/O, is safe for any number of
 * threads: the same message decoded again gives the same events with the same ids.
 */
public interface Codec {

  /** The word that bindings and dead letters use for it, such as {@code hikvision}. */
  String protocol();

  /**
   * Reads one message as a whole.
   *
   * @return its events, the pictures that they refer to, and those parts that could not be read
   *     although others could
   * @throws MalformedPayload when nothing of the message can be read; the intake keeps the message
   *     as a dead letter and acknowledges it. Any other exception is a defect of the codec.
   */
  Decoded decode(Inbound in) throws MalformedPayload;
}
