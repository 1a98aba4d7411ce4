package org.gridward.examples.host.feed.play;

/**
 * What came of a message.
 *
 * @param words such as {@code HTTP 200}
 * @param retries how often it was sent again because it was asked to
 */
record Answer(Kind kind, String words, int retries) {

  enum Kind {
    ACKNOWLEDGED,
    /** It was answered, and not taken. */
    REFUSED,
    /** It was not sent, or not answered in time. */
    LOST
  }

  static Answer acknowledged(String words, int retries) {
    return new Answer(Kind.ACKNOWLEDGED, words, retries);
  }

  static Answer refused(String words, int retries) {
    return new Answer(Kind.REFUSED, words, retries);
  }

  static Answer lost(String words, int retries) {
    return new Answer(Kind.LOST, words, retries);
  }
}
