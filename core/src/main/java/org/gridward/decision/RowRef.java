package org.gridward.decision;

/**
 * Where a rule row stands, as an editor finds it.
 *
 * @param file the workbook or CSV file
 * @param sheet the sheet's name
 * @param cell the row's first cell, such as {@code A13}
 */
public record RowRef(String file, String sheet, String cell) {

  @Override
  public String toString() {
    return file + "!" + sheet + "!" + cell;
  }
}
