package org.gridward.casefile;

import org.gridward.department.Role;

/**
 * Who takes a step.
 *
 * @param name the account, never a phone number or an id card number
 * @param role in which role
 */
public record Actor(String name, Role role) {

  /** Gridward itself. */
  public static final Actor SYSTEM = new Actor("gridward", Role.SYSTEM);

  public Actor {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException(
          "Actor's name has " + name.length() + " characters; write 1 to 100.");
    }
  }
}
