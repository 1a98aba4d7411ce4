package org.gridward.rules.workbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Finds what an editor probably meant, by sound (pinyin) and by edit distance; only to propose,
 * never to apply. Most Chinese is typed by its sound, so a wrong character mostly sounds right.
 */
public final class Nearest {

  private static final int SPELLED = 4; // letters of a syllable, one of which may be wrong

  private Nearest() {}

  /** The nearest known word, where one is near enough to be worth proposing. */
  public static Optional<String> of(String seen, Collection<String> known) {
    var text = seen.strip();
    var sound = sound(text);
    return known.stream()
        .filter(it -> looksAlike(text, it) || soundsAlike(sound, sound(it)))
        .min(
            Comparator.comparingInt((String it) -> distance(sound, sound(it)))
                .thenComparingInt(it -> distance(text, it))
                .thenComparing(it -> it));
  }

  private static boolean looksAlike(String one, String other) {
    return distance(one, other) <= Math.max(1, Math.max(one.length(), other.length()) / 2);
  }

  private static boolean soundsAlike(String one, String other) {
    return distance(one, other) <= Math.max(one.length(), other.length()) / SPELLED;
  }

  /** Pinyin without tones, of each character its first reading; other characters as they are. */
  private static String sound(String text) {
    var sound = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var readings = PinyinHelper.toHanyuPinyinStringArray(text.charAt(i));
      if (readings == null || readings.length == 0) {
        sound.append(Character.toLowerCase(text.charAt(i)));
      } else {
        sound.append(readings[0], 0, readings[0].length() - 1);
      }
    }
    return sound.toString();
  }

  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var swap = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
