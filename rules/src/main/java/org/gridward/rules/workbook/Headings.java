package org.gridward.rules.workbook;

import java.text.Normalizer;
import java.util.Locale;

/** Compares headings as people mean them: width, case, white space and line breaks do not count. */
final class Headings {

  private Headings() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\u00A0\\u200B\\uFEFF]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** A heading without its bracketed unit, such as {@code 处置时限(小时)}. */
  static String withoutUnit(String heading) {
    return plain(heading).replaceAll("\\(.*\\)$", "");
  }

  /** The bracketed unit of a heading, or nothing. */
  static String unit(String heading) {
    var plain = plain(heading);
    var from = plain.lastIndexOf('(');
    return from > 0 && plain.endsWith(")") ? plain.substring(from + 1, plain.length() - 1) : "";
  }
}
