package org.gridward.rules.workbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what an editor probably meant, by edit distance; only to propose, never to apply. */
public final class Nearest {

  private Nearest() {}

  /** The nearest known word, where one is near enough to be worth proposing. */
  public static Optional<String> of(String seen, Collection<String> known) {
    var text = seen.strip();
    return known.stream()
        .filter(it -> distance(text, it) <= Math.max(1, Math.max(text.length(), it.length()) / 2))
        .min(Comparator.comparingInt((String it) -> distance(text, it)).thenComparing(it -> it));
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
