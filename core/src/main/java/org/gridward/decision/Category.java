package org.gridward.decision;

/**
 * What an event is (类别), out of the town's own versioned table: never an enum, for cities number
 * the same matter differently. Codes of different kinds collide, so the kind is part of the key.
 *
 * @param kind which table
 * @param code the full code, a string with its leading zeros
 * @param major the group's name (大类)
 * @param minor the category's own name (小类)
 */
public record Category(Kind kind, String code, String major, String minor) {

  /** Which table a category stands in. */
  public enum Kind {
    /** Something that happens (事件). */
    EVENT,
    /** Something that stands there and is broken (部件). */
    COMPONENT,
    /** A quarrel (矛盾纠纷). */
    DISPUTE,
    /** Something asked for (服务). */
    SERVICE
  }

  @Override
  public String toString() {
    return code + " " + minor;
  }
}
