package org.gridward.rules.engine.situation;

/** The moment up to which everything is due; one in each session. */
final class Now {

  private long millis = Long.MIN_VALUE;

  public Long millis() {
    return millis;
  }

  void set(long moment) {
    millis = moment;
  }
}
