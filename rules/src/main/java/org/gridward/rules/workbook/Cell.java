package org.gridward.rules.workbook;

/**
 * One cell as it is kept in the file, never as it is displayed.
 *
 * @param address such as {@code C17}
 * @param kind what the file holds there
 * @param text the text; a number in plain digits; a date in ISO form; a formula's text
 */
public record Cell(String address, Kind kind, String text) {

  /** What a file can hold in a cell. */
  public enum Kind {
    BLANK,
    TEXT,
    NUMBER,
    PERCENT,
    DATE,
    BOOLEAN,
    FORMULA,
    ERROR
  }

  public boolean isBlank() {
    return kind == Kind.BLANK || text.isBlank();
  }

  /** A cell of a file that knows only text. */
  public static Cell text(String address, String text) {
    return new Cell(address, text.isEmpty() ? Kind.BLANK : Kind.TEXT, text);
  }

  /** The column's letters of a column counted from 0. */
  public static String letters(int column) {
    var letters = new StringBuilder();
    for (var left = column; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }
}
