package org.gridward.rules.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Reads a workbook cell by cell as it is kept, never through display formats or the locale. */
public final class XlsxReader {

  private static final long MOST_BYTES = 10L << 20;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 100;

  private XlsxReader() {}

  /** All sheets; none, and an issue, where the file is no workbook. */
  public static List<Sheet> read(Path file, Issues issues) throws IOException {
    var name = file.getFileName().toString();
    var size = Files.size(file);
    if (size > MOST_BYTES) {
      refuse(
          name, issues, "文件大于 10 MB。", "the file has " + size + " bytes; at most 10 MB are read");
      return List.of();
    }
    if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx") || !isZip(file)) {
      refuse(
          name,
          issues,
          "不是 .xlsx 工作簿。请用 Excel 或 WPS“另存为 .xlsx”。",
          "this is no .xlsx workbook; open it and save it as .xlsx");
      return List.of();
    }
    ZipSecureFile.setMaxEntrySize(64L << 20);
    try (var in = Files.newInputStream(file);
        var workbook = new XSSFWorkbook(in)) {
      if (workbook.isMacroEnabled()) {
        refuse(name, issues, "工作簿含有宏。请另存为不含宏的 .xlsx。", "it holds macros; save it as plain .xlsx");
        return List.of();
      }
      return sheets(name, workbook, issues);
    } catch (IOException
        | POIXMLException
        | OpenXML4JRuntimeException
        | IllegalArgumentException
        | IllegalStateException e) {
      refuse(
          name,
          issues,
          "工作簿打不开，可能正在保存或已损坏。",
          "the workbook cannot be opened: " + e.getMessage() + "; save it again");
      return List.of();
    }
  }

  private static void refuse(String file, Issues issues, String zh, String en) {
    issues.add("W20", Level.ERROR, file, "", zh, en);
  }

  private static boolean isZip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(2);
      return head.length == 2 && head[0] == 'P' && head[1] == 'K';
    }
  }

  private static List<Sheet> sheets(String file, XSSFWorkbook workbook, Issues issues) {
    var sheets = new ArrayList<Sheet>();
    for (var i = 0; i < workbook.getNumberOfSheets(); i++) {
      var sheet = workbook.getSheetAt(i);
      if (sheet.getLastRowNum() >= MOST_ROWS) {
        issues.add(
            "W20",
            Level.ERROR,
            file,
            sheet.getSheetName(),
            "超过 %d 行。".formatted(MOST_ROWS),
            "more than " + MOST_ROWS + " rows; split the policy or delete formatted empty rows");
      } else {
        if (sheet.getSheetName().equals(Annotator.SHEET)) {
          continue; // our own findings, come back with the file
        }
        Appearance.check(file, sheet, issues);
        sheets.add(sheet(file, sheet));
      }
    }
    return sheets;
  }

  private static Sheet sheet(String file, XSSFSheet sheet) {
    var lines = new ArrayList<Sheet.Line>();
    for (var r = 0; r <= sheet.getLastRowNum(); r++) {
      var row = sheet.getRow(r);
      var cells = new ArrayList<Cell>();
      var last = row == null ? 0 : Math.min(row.getLastCellNum(), MOST_COLUMNS);
      for (var c = 0; c < last; c++) {
        var address = Cell.letters(c) + (r + 1);
        var cell = row.getCell(c);
        cells.add(cell == null ? Cell.text(address, "") : cell(cell, address));
      }
      Appearance.fillDown(sheet, r, cells);
      lines.add(new Sheet.Line(r + 1, cells));
    }
    return new Sheet(file, sheet.getSheetName(), lines);
  }

  static Cell cell(XSSFCell cell, String address) {
    return switch (cell.getCellType()) {
      case STRING -> Cell.text(address, cell.getStringCellValue());
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? new Cell(address, Cell.Kind.DATE, date(cell))
              : new Cell(address, kind(cell), number(cell.getRawValue()));
      case BOOLEAN ->
          new Cell(address, Cell.Kind.BOOLEAN, cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case FORMULA -> new Cell(address, Cell.Kind.FORMULA, "=" + cell.getCellFormula());
      case ERROR -> new Cell(address, Cell.Kind.ERROR, cell.getErrorCellString());
      default -> Cell.text(address, "");
    };
  }

  private static Cell.Kind kind(XSSFCell cell) {
    var format = cell.getCellStyle().getDataFormatString();
    return format != null && format.contains("%") ? Cell.Kind.PERCENT : Cell.Kind.NUMBER;
  }

  private static String number(String raw) {
    return new BigDecimal(raw).stripTrailingZeros().toPlainString();
  }

  /** A day where the clock says midnight, a clock time where the day is nought, else both. */
  private static String date(XSSFCell cell) {
    var at = cell.getLocalDateTimeCellValue();
    if (cell.getNumericCellValue() < 1) {
      return at.toLocalTime().toString();
    }
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }
}
