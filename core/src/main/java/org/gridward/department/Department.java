package org.gridward.department;

/**
 * An office that handles matters (责任部门).
 *
 * @param code unique in the town, kept when the office is renamed
 * @param name what people call it
 * @param kind what it answers for
 */
public record Department(String code, String name, Kind kind) {

  /** What a department answers for. */
  public enum Kind {
    /** One trade over the whole town (条线). */
    LINE,
    /** Everything on its ground (属地). */
    TERRITORY,
    /** The command centre, which answers where nobody else does (指挥中心). */
    COMMAND_CENTRE,
    /** A company that keeps a network or service (企业). */
    ENTERPRISE
  }

  public Department {
    if (code.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "Department \"" + code + "\" named \"" + name + "\" needs both a code and a name.");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
