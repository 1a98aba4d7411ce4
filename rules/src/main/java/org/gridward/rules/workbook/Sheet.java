package org.gridward.rules.workbook;

import java.util.List;

/**
 * One sheet of a policy.
 *
 * @param file the workbook or CSV file that it stands in
 * @param name its name, without a file's ending
 * @param lines its lines from the top, blank ones included
 */
public record Sheet(String file, String name, List<Line> lines) {

  /**
   * One line.
   *
   * @param number counted from 1, as a spreadsheet shows it
   * @param cells from the left, none left out
   */
  public record Line(int number, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    /** Whether nothing stands in it. */
    public boolean isBlank() {
      return cells.stream().allMatch(Cell::isBlank);
    }
  }

  public Sheet {
    lines = List.copyOf(lines);
  }
}
