package org.gridward.sensors.codec;

/** How much one message may hold. What is beyond becomes a dead letter, never a half-read event. */
public final class MessageLimits {

  /** Longest XML or JSON document: 256 KiB. */
  public static final int DOCUMENT_BYTES = 256 << 10;

  /** Largest picture: 4 MiB. */
  public static final int PICTURE_BYTES = 4 << 20;

  /** Most pictures of one alert. */
  public static final int PICTURES = 8;

  /** Most readings, reports or parts in one message. */
  public static final int ELEMENTS = 1_000;

  /** Deepest nesting of XML or JSON. */
  public static final int DEPTH = 64;

  private MessageLimits() {}
}
