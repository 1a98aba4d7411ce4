package org.gridward.rules.revision;

/**
 * Somebody's word for a change.
 *
 * @param name who
 * @param proof a signature over the plan, or that the host had signed them in
 */
public record Vote(String name, String proof) {

  static final String BY_KEY = "ed25519 ";
  static final String BY_HOST = "host";
}
