package org.gridward.rules.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes sheets as a workbook that a person likes to fill: frozen headings, every cell text so that
 * no code loses its zeros, drop-downs where the words are fixed.
 */
public final class WorkbookWriter {

  private static final int WIDTH_UNIT = 256;
  private static final int MOST_CHARACTERS = 40;

  private WorkbookWriter() {}

  /** Makes a workbook of a folder of CSV files. */
  public static void write(Path csvFolder, Path xlsx) throws IOException {
    var issues = new Issues();
    try (var workbook = new XSSFWorkbook()) {
      for (var kind : SheetKind.values()) {
        for (var file : PolicyFolder.list(csvFolder)) {
          for (var sheet : CsvReader.read(file, issues)) {
            if (SheetKind.named(sheet.name()).filter(kind::equals).isPresent()) {
              write(workbook, kind, sheet);
            }
          }
        }
      }
      try (var out = Files.newOutputStream(xlsx)) {
        workbook.write(out);
      }
    }
  }

  private static void write(XSSFWorkbook workbook, SheetKind kind, Sheet sheet) {
    var page = workbook.createSheet(kind.zh());
    var head = headStyle(workbook);
    var text = textStyle(workbook);
    for (var line : sheet.lines()) {
      var row = page.createRow(line.number() - 1);
      for (var i = 0; i < line.cells().size(); i++) {
        var cell = row.createCell(i);
        cell.setCellStyle(line.number() == 1 && kind.isRead() ? head : text);
        if (!line.cells().get(i).isBlank()) {
          cell.setCellValue(line.cells().get(i).text());
        }
      }
    }
    widths(page, sheet, text);
    if (kind.isRead()) {
      page.createFreezePane(kind == SheetKind.REVISION ? 0 : 1, 1);
      choices(page, kind, sheet);
    }
  }

  private static void widths(XSSFSheet page, Sheet sheet, XSSFCellStyle text) {
    var columns = sheet.lines().stream().mapToInt(it -> it.cells().size()).max().orElse(0);
    for (var c = 0; c < columns; c++) {
      var column = c;
      var widest =
          sheet.lines().stream()
              .filter(it -> it.cells().size() > column)
              .mapToInt(it -> width(it.cells().get(column).text()))
              .max()
              .orElse(8);
      page.setColumnWidth(c, (Math.min(widest, MOST_CHARACTERS) + 3) * WIDTH_UNIT);
      page.setDefaultColumnStyle(c, text);
    }
  }

  /** Han characters are twice as wide. */
  private static int width(String text) {
    return text.lines()
        .mapToInt(line -> line.codePoints().map(it -> it > 0xff ? 2 : 1).sum())
        .max()
        .orElse(0);
  }

  private static XSSFCellStyle textStyle(XSSFWorkbook workbook) {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setWrapText(true);
    return style;
  }

  private static XSSFCellStyle headStyle(XSSFWorkbook workbook) {
    var style = textStyle(workbook);
    var font = workbook.createFont();
    font.setBold(true);
    style.setFont(font);
    style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    return style;
  }

  /** Drop-downs for the columns whose words are fixed. */
  private static void choices(XSSFSheet page, SheetKind kind, Sheet sheet) {
    var head = sheet.lines().get(0).cells();
    for (var c = 0; c < head.size(); c++) {
      var words = words(kind, head.get(c).text());
      if (!words.isEmpty()) {
        var helper = page.getDataValidationHelper();
        var rule = helper.createExplicitListConstraint(words.toArray(String[]::new));
        var validation = helper.createValidation(rule, new CellRangeAddressList(1, 2_000, c, c));
        validation.setShowErrorBox(false); // a list of several words is allowed as well
        page.addValidationData(validation);
      }
    }
  }

  private static List<String> words(SheetKind kind, String heading) {
    var key = kind.columns().stream().filter(it -> it.isCalled(heading)).findFirst();
    return switch (key.map(SheetKind.Column::key).orElse("")) {
      case "action" -> List.of("派给", "转派", "上报", "直报");
      case "grade" -> List.of("一般", "重大", "紧急");
      case "gridKind" -> List.of("任意", "基础", "专属");
      case "gridClass" -> List.of("任意", "一类", "二类", "三类");
      case "when" -> List.of("派遣", "提醒", "超时", "紧急", "退单", "转办", "办结");
      case "kind" -> kind == SheetKind.DEPARTMENTS ? List.of("条线", "属地", "指挥中心", "企业") : List.of();
      default -> List.of();
    };
  }
}
