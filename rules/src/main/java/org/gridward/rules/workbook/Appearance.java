package org.gridward.rules.workbook;

import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind.Column;

/** What a sheet looks like can mislead its reader: merged, hidden and struck-out cells. */
final class Appearance {

  private Appearance() {}

  static void check(String file, XSSFSheet sheet, Issues issues) {
    if (SheetKind.named(sheet.getSheetName()).filter(SheetKind::isRead).isEmpty()) {
      return;
    }
    merged(file, sheet, issues);
    hidden(file, sheet, issues);
    struck(file, sheet, issues);
  }

  /** A merged cell has one value and several owners: of an outcome the editor must say which. */
  private static void merged(String file, XSSFSheet sheet, Issues issues) {
    for (var region : sheet.getMergedRegions()) {
      var isFilled = isFilledDown(sheet, region);
      var address = Cell.letters(region.getFirstColumn()) + (region.getFirstRow() + 1);
      issues.add(
          "W01",
          isFilled ? Level.NOTE : Level.ERROR,
          file,
          sheet.getSheetName(),
          first(sheet, region, address),
          isFilled
              ? "合并单元格 %s：各行都按此值读取。".formatted(region.formatAsString())
              : "合并单元格 %s：请取消合并，每行各自填写。".formatted(region.formatAsString()),
          isFilled
              ? "the cells %s are merged; every row is read with this value"
                  .formatted(region.formatAsString())
              : "the cells %s are merged; unmerge them and fill every row"
                  .formatted(region.formatAsString()));
    }
  }

  private static Cell first(XSSFSheet sheet, CellRangeAddress region, String address) {
    var row = sheet.getRow(region.getFirstRow());
    var cell = row == null ? null : row.getCell(region.getFirstColumn());
    return cell == null ? Cell.text(address, "") : XlsxReader.cell(cell, address);
  }

  /** Whether all of a region stands in one column of conditions, below the headings. */
  private static boolean isFilledDown(XSSFSheet sheet, CellRangeAddress region) {
    return region.getFirstColumn() == region.getLastColumn()
        && region.getFirstRow() > 0
        && column(sheet, region.getFirstColumn())
            .filter(it -> kind(sheet).isCondition(it.key()))
            .isPresent();
  }

  private static SheetKind kind(XSSFSheet sheet) {
    return SheetKind.named(sheet.getSheetName()).orElseThrow();
  }

  private static Optional<Column> column(XSSFSheet sheet, int index) {
    var head = sheet.getRow(0);
    var cell = head == null ? null : head.getCell(index);
    if (cell == null) {
      return Optional.empty();
    }
    var heading = Headings.withoutUnit(XlsxReader.cell(cell, "A1").text());
    return kind(sheet).columns().stream().filter(it -> it.isCalled(heading)).findFirst();
  }

  /** Gives the cells of a line that lie in a merged condition the region's value. */
  static void fillDown(XSSFSheet sheet, int row, List<Cell> cells) {
    if (sheet.getNumMergedRegions() == 0
        || SheetKind.named(sheet.getSheetName()).filter(SheetKind::isRead).isEmpty()) {
      return;
    }
    for (var region : sheet.getMergedRegions()) {
      if (region.containsRow(row) && row > region.getFirstRow() && isFilledDown(sheet, region)) {
        var at = region.getFirstColumn();
        while (cells.size() <= at) {
          cells.add(Cell.text(Cell.letters(cells.size()) + (row + 1), ""));
        }
        cells.set(at, first(sheet, region, Cell.letters(at) + (row + 1)));
      }
    }
  }

  private static void hidden(String file, XSSFSheet sheet, Issues issues) {
    for (var row : sheet) {
      if (row.getZeroHeight() && row.getPhysicalNumberOfCells() > 0) {
        var number = row.getRowNum() + 1;
        issues.add(
            "W16",
            Level.ASK,
            file,
            sheet.getSheetName(),
            Cell.text("A" + number, ""),
            "第 %d 行被隐藏或筛掉：请显示或删除。".formatted(number),
            "row %d is hidden or filtered away; show it or delete it".formatted(number));
      }
    }
    var head = sheet.getRow(0);
    for (var c = 0; head != null && c < head.getLastCellNum(); c++) {
      var cell = head.getCell(c);
      if (sheet.isColumnHidden(c) && cell != null) {
        var address = Cell.letters(c) + 1;
        issues.add(
            "W16",
            Level.ASK,
            file,
            sheet.getSheetName(),
            XlsxReader.cell(cell, address),
            "%s 列被隐藏：请显示或删除。".formatted(Cell.letters(c)),
            "column %s is hidden; show it or delete it".formatted(Cell.letters(c)));
      }
    }
  }

  private static void struck(String file, XSSFSheet sheet, Issues issues) {
    for (var row : sheet) {
      for (var cell : row) {
        var address = Cell.letters(cell.getColumnIndex()) + (row.getRowNum() + 1);
        var read = XlsxReader.cell((XSSFCell) cell, address);
        if (!read.isBlank() && ((XSSFCell) cell).getCellStyle().getFont().getStrikeout()) {
          issues.add(
              "W18",
              Level.ASK,
              file,
              sheet.getSheetName(),
              read,
              "“%s”带删除线：请删除内容，或去掉删除线。".formatted(read.text()),
              "\"%s\" is struck out; delete it, or take the line away".formatted(read.text()));
        }
      }
    }
  }
}
