package org.gridward.rules.engine.expert;

import java.util.Arrays;
import java.util.List;

/**
 * A text on its way to the parser, which still knows where it came from.
 *
 * @param file the file's name
 * @param text its text without comments, the same length
 * @param columns per line the column that stands for all of it, from 1; 0 where each character
 *     counts for itself
 */
record Source(String file, String text, List<Integer> columns) {

  /** The text of a DRL file, in which each character stands where it was written. */
  static Source plain(String file, String text) throws Refusal {
    var lines = new Integer[(int) text.lines().count() + 1];
    Arrays.fill(lines, 0);
    return new Source(file, withoutComments(text), List.of(lines));
  }

  /** The text that sentences were replaced in; line by line the same as before. */
  static Source expanded(String file, String text, List<Integer> columns) throws Refusal {
    return new Source(file, withoutComments(text), columns);
  }

  /** Such as {@code 12:7}, both from 1. */
  String place(int at) {
    var before = text.substring(0, Math.min(at, text.length()));
    var line = (int) before.chars().filter(it -> it == '\n').count();
    var column = line < columns.size() ? columns.get(line) : 0;
    return (line + 1) + ":" + (column > 0 ? column : before.length() - before.lastIndexOf('\n'));
  }

  int line(int at) {
    return (int) text.substring(0, at).chars().filter(it -> it == '\n').count() + 1;
  }

  /** Comments as spaces, so that nobody after this can take one for a rule, or a rule for one. */
  static String withoutComments(String text) throws Refusal {
    var clean = new StringBuilder(text);
    var quoted = false;
    for (var at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '"' || text.charAt(at) == '\n') {
        quoted = text.charAt(at) == '"' && !quoted;
      } else if (!quoted && text.startsWith("//", at)) {
        at = blank(clean, at, end(text, "\n", at)) - 1;
      } else if (!quoted && text.startsWith("/*", at)) {
        at = blank(clean, at, closed(text, at)) - 1;
      }
    }
    return clean.toString();
  }

  private static int end(String text, String mark, int from) {
    var end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end;
  }

  private static int closed(String text, int from) throws Refusal {
    var end = text.indexOf("*/", from + 2);
    if (end < 0) {
      throw new Refusal(
          "X03", from, "/*", "注释没有结束，请补上“*/”。", "the comment has no end; close it with */");
    }
    return end + 2;
  }

  private static int blank(StringBuilder text, int from, int to) {
    for (var at = from; at < to; at++) {
      if (text.charAt(at) != '\n') {
        text.setCharAt(at, ' ');
      }
    }
    return to;
  }
}
