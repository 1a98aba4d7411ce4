package org.gridward.event;

/**
 * Names one message (投递标识): the same delivery received twice has the same id and is absorbed the
 * second time. It says nothing about whether two messages tell of one matter; that is the {@link
 * Situation}. Where ids of the same minute begin alike, as UUIDs of version 7 do, a store that
 * keeps millions of them writes less.
 *
 * @param value 1 to 200 characters, none of them a control character
 */
public record EventId(String value) {

  private static final int LONGEST = 200;

  public EventId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Event id has " + value.length() + " characters; write 1 to " + LONGEST + ".");
    }
    for (var i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "Event id \"" + value + "\" holds a control character; remove it.");
      }
    }
  }

  /** An id of the last 200 characters of a text, for one that holds a name of any length. */
  public static EventId endOf(String text) {
    return new EventId(text.substring(Math.max(0, text.length() - LONGEST)));
  }

  @Override
  public String toString() {
    return value;
  }
}
