package org.gridward.sensors.codec;

import java.util.OptionalLong;

/**
 * A message, or a part of one, that cannot be read as its protocol. Its message is the reason of
 * the dead letter: {@code hikvision message, part 2, byte 14: found 0x7F, expected "<"}.
 *
 * <p>Carries no stack trace: it tells of bytes, not of code, and garbage may come in floods.
 */
public final class MalformedPayload extends Exception {

  private static final long serialVersionUID = 1L;

  private final String protocol;
  private final String where;
  private final long offset;
  private final String problem;

  private MalformedPayload(String protocol, String where, long offset, String problem) {
    super(
        protocol
            + " message"
            + (where.isEmpty() ? "" : ", " + where)
            + (offset < 0 ? "" : ", byte " + offset)
            + ": "
            + problem,
        null,
        false,
        false);
    this.protocol = protocol;
    this.where = where;
    this.offset = offset;
    this.problem = problem;
  }

  /**
   * The message as a whole, or a named place in it.
   *
   * @param problem the value seen, and what was expected
   */
  public static MalformedPayload of(String protocol, String where, String problem) {
    return new MalformedPayload(protocol, where, -1, problem);
  }

  /** A problem at one byte, counted from 0. */
  public static MalformedPayload at(String protocol, String where, long offset, String problem) {
    return new MalformedPayload(protocol, where, Math.max(0, offset), problem);
  }

  /** The same problem, in an element of a message that has several. */
  public MalformedPayload in(String outer) {
    var inner = where.isEmpty() ? outer : outer + ", " + where;
    return new MalformedPayload(protocol, inner, offset, problem);
  }

  public String protocol() {
    return protocol;
  }

  /** Which part or element; empty for the message as a whole. */
  public String where() {
    return where;
  }

  /** The byte within that part, counted from 0, where it is known. */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** What was seen and what was expected. */
  public String problem() {
    return problem;
  }
}
