package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes strangers' text fit for an event or an error message: bounded, without control characters.
 */
public final class Words {

  private static final int SEEN = 40;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern UNPRINTED = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]+");

  private Words() {}

  /**
   * The text on one line, trimmed, and cut to a length.
   *
   * @param longest in characters, 1 or more
   */
  public static String line(String text, int longest) {
    return cut(
        hasControl(text) ? CONTROL.matcher(text).replaceAll(" ").strip() : text.strip(), longest);
  }

  /** The text with its line breaks, trimmed, and cut to a length. */
  public static String block(String text, int longest) {
    return cut(UNPRINTED.matcher(text).replaceAll("").strip(), longest);
  }

  private static boolean hasControl(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
        return true;
      }
    }
    return false;
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // Never half of a surrogate pair.
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /** A value as an error message shows it: quoted and short. */
  public static String seen(String value) {
    var line = line(value, SEEN + 1);
    return '"' + (line.length() > SEEN ? line.substring(0, SEEN) + "…" : line) + '"';
  }

  /** One byte as an error message shows it: the character where it is one, else hexadecimal. */
  public static String seen(byte value) {
    return value > 0x20 && value < 0x7F
        ? '"' + new String(new byte[] {value}, StandardCharsets.US_ASCII) + '"'
        : "0x%02X".formatted(value);
  }
}
