package org.gridward.rules.revision;

/**
 * What a plan still wants before it may be applied.
 *
 * @param zh in Chinese
 * @param en in English, as part of a sentence
 */
public record Want(String zh, String en) {

  @Override
  public String toString() {
    return en;
  }
}
