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

  /**
   * Somebody's word, signed with their key. Whether it is really theirs shows where it is used.
   *
   * @param signature Ed25519 over the words, base64
   */
  public static Vote signed(String name, String signature) {
    return new Vote(name, BY_KEY + signature);
  }
}
