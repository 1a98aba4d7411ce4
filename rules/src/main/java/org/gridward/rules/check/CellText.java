package org.gridward.rules.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Folds what people type: full-width signs, invisible characters, spaces at the ends. */
final class CellText {

  private CellText() {}

  /** NFKC, and without characters that nobody sees; the ideographic comma stays. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\u200B-\\u200D\\uFEFF\\u00AD]", "")
        .strip();
  }

  static boolean isAny(String text) {
    var folded = fold(text);
    return folded.isEmpty()
        || folded.equals("任意")
        || folded.equalsIgnoreCase("any")
        || folded.equals("-")
        || folded.equals("—");
  }

  /** The items of a list: 、 comma, semicolon or line break between them. */
  static List<String> items(String text) {
    return Arrays.stream(fold(text).split("[、,;\\n]"))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** The same, where names that hold a separator themselves are known: the longest goes first. */
  static List<String> items(String text, Collection<String> names) {
    var left = fold(text);
    var found = new ArrayList<String>();
    var held =
        names.stream()
            .filter(it -> it.matches(".*[、,;].*"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (var name : held) {
      if (left.contains(name)) {
        found.add(name);
        left = left.replace(name, "、");
      }
    }
    found.addAll(items(left));
    return found;
  }

  /** What shows that a cell ends in a space, which nobody sees. */
  static String hint(String text) {
    return text.equals(text.strip()) ? "" : " (trailing space)";
  }
}
