package org.gridward.rules.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes tables as a workbook to be read: headings bold and frozen, numbers as numbers. */
public final class TableWorkbook {

  private static final int ROWS_IN_MEMORY = 100;
  private static final int WIDTH = 18 * 256;

  private TableWorkbook() {}

  /**
   * Writes it.
   *
   * @param tables by the names of their sheets; each with its headings first
   */
  public static void write(Path xlsx, Map<String, List<List<String>>> tables) throws IOException {
    try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
        var out = Files.newOutputStream(xlsx)) {
      tables.forEach((name, rows) -> sheet(workbook, name, rows));
      workbook.write(out);
    }
  }

  private static void sheet(SXSSFWorkbook workbook, String name, List<List<String>> rows) {
    var bold = workbook.createCellStyle();
    var font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    bold.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    bold.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    var sheet = workbook.createSheet(name);
    sheet.createFreezePane(0, 1);
    for (var r = 0; r < rows.size(); r++) {
      var row = sheet.createRow(r);
      for (var c = 0; c < rows.get(r).size(); c++) {
        var cell = row.createCell(c);
        var text = rows.get(r).get(c);
        if (r > 0 && text.matches("[+-]?\\d{1,9}")) {
          cell.setCellValue(Integer.parseInt(text));
        } else {
          cell.setCellValue(text);
        }
        if (r == 0) {
          cell.setCellStyle(bold);
        }
        sheet.setColumnWidth(c, WIDTH);
      }
    }
  }
}
