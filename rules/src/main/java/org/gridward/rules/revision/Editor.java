package org.gridward.rules.revision;

import java.util.Set;

/**
 * Somebody who may change the policy (编辑人).
 *
 * @param name as others know them
 * @param departments codes of the departments whose rows they may change; {@code *} for all of the
 *     policy
 * @param publicKey Ed25519, X.509 form in base64; empty for who signs in at the host only
 */
public record Editor(String name, Set<String> departments, String publicKey) {

  static final String ALL = "*";

  public Editor {
    departments = Set.copyOf(departments);
  }

  /** Whether the whole policy is theirs. */
  public boolean isOwner() {
    return departments.contains(ALL);
  }

  boolean mayChange(String department) {
    return isOwner() || departments.contains(department);
  }
}
