package org.gridward.rules.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.rules.workbook.SheetKind.Column;

/**
 * Writes sheets as a workbook that a person likes to fill: instructions first, frozen headings with
 * examples, every cell text so that no code loses its zeros, drop-downs from the dictionary sheets.
 */
public final class WorkbookWriter {

  private static final int WIDTH_UNIT = 256;
  private static final int MOST_CHARACTERS = 40;
  private static final int LAST_CHOICE = 2_000;
  private static final int COMMENT_COLUMNS = 3;
  private static final int COMMENT_ROWS = 4;

  private static final Map<String, String> KINDS =
      Map.of(
          "部门true", "条线,属地,指挥中心,企业",
          "部门false", "line,territory,centre,enterprise",
          "网格true", "基础,专属",
          "网格false", "basic,dedicated");

  private final XSSFWorkbook workbook;
  private final boolean zh;
  private final XSSFCellStyle head;
  private final XSSFCellStyle text;

  private WorkbookWriter(XSSFWorkbook workbook, boolean zh) {
    this.workbook = workbook;
    this.zh = zh;
    this.head = headStyle();
    this.text = textStyle();
  }

  /** Makes a workbook of a folder of CSV files, with Chinese headings. */
  public static void write(Path csvFolder, Path xlsx) throws IOException {
    write(csvFolder, xlsx, true);
  }

  /**
   * Makes a workbook of a folder of CSV files.
   *
   * @param zh whether its sheets and headings are Chinese, else English
   */
  public static void write(Path csvFolder, Path xlsx, boolean zh) throws IOException {
    try (var workbook = new XSSFWorkbook()) {
      new WorkbookWriter(workbook, zh).write(csvFolder);
      try (var out = Files.newOutputStream(xlsx)) {
        workbook.write(out);
      }
    }
  }

  private void write(Path csvFolder) throws IOException {
    var issues = new Issues();
    var sheets = new ArrayList<Sheet>();
    for (var file : PolicyFolder.list(csvFolder)) {
      sheets.addAll(CsvReader.read(file, issues));
    }
    guide(sheets.stream().filter(it -> isKind(it, SheetKind.GUIDE)).findFirst());
    for (var kind : SheetKind.values()) {
      for (var sheet : sheets) {
        if (kind != SheetKind.GUIDE && isKind(sheet, kind)) {
          write(kind, sheet);
        }
      }
    }
  }

  private static boolean isKind(Sheet sheet, SheetKind kind) {
    return SheetKind.named(sheet.name()).filter(kind::equals).isPresent();
  }

  private String name(SheetKind kind) {
    return zh ? kind.zh() : kind.en();
  }

  /** How to fill the rest: the policy's own words, or ours. */
  private void guide(Optional<Sheet> own) {
    var page = workbook.createSheet(name(SheetKind.GUIDE));
    page.setColumnWidth(0, 24 * WIDTH_UNIT);
    page.setColumnWidth(1, 90 * WIDTH_UNIT);
    page.getPrintSetup().setLandscape(true);
    page.setFitToPage(true);
    var lines =
        own.map(
                it ->
                    it.lines().stream()
                        .map(line -> line.cells().stream().map(Cell::text).toList())
                        .toList())
            .orElse(zh ? Guide.ZH : Guide.EN);
    for (var i = 0; i < lines.size(); i++) {
      var row = page.createRow(i);
      for (var c = 0; c < lines.get(i).size(); c++) {
        var cell = row.createCell(c);
        cell.setCellStyle(c == 0 ? head : text);
        cell.setCellValue(lines.get(i).get(c));
      }
    }
  }

  private void write(SheetKind kind, Sheet sheet) {
    var page = workbook.createSheet(name(kind));
    for (var line : sheet.lines()) {
      var row = page.createRow(line.number() - 1);
      var isHead = line.number() == 1 && kind.isRead();
      for (var i = 0; i < line.cells().size(); i++) {
        var cell = row.createCell(i);
        cell.setCellStyle(isHead ? head : text);
        var words = line.cells().get(i).text();
        if (!words.isBlank()) {
          cell.setCellValue(isHead ? heading(kind, words) : words);
        }
      }
    }
    widths(page, sheet);
    if (kind.isRead()) {
      page.createFreezePane(kind == SheetKind.REVISION ? 0 : 1, 1);
      headings(page, kind, sheet);
      page.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
      page.getPrintSetup().setLandscape(true);
      page.setFitToPage(true);
      page.getPrintSetup().setFitHeight((short) 0);
    }
  }

  private String heading(SheetKind kind, String words) {
    return column(kind, words).map(it -> zh ? it.zh() : it.en()).orElse(words);
  }

  private static Optional<Column> column(SheetKind kind, String heading) {
    return kind.columns().stream().filter(it -> it.isCalled(heading)).findFirst();
  }

  private void widths(XSSFSheet page, Sheet sheet) {
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

  private XSSFCellStyle textStyle() {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setWrapText(true);
    return style;
  }

  private XSSFCellStyle headStyle() {
    var style = textStyle();
    var font = workbook.createFont();
    font.setBold(true);
    style.setFont(font);
    style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    return style;
  }

  /** An example at every heading, and a drop-down below it where the words are known. */
  private void headings(XSSFSheet page, SheetKind kind, Sheet sheet) {
    var cells = sheet.lines().get(0).cells();
    for (var c = 0; c < cells.size(); c++) {
      var at = c;
      column(kind, cells.get(c).text())
          .ifPresent(
              it -> {
                example(page, at, it);
                choice(kind, it).ifPresent(list -> choices(page, at, list));
              });
    }
  }

  private void example(XSSFSheet page, int at, Column column) {
    var words = Guide.example(column.key(), zh);
    if (words.isEmpty() && !column.required()) {
      return;
    }
    var anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol1(at);
    anchor.setCol2(at + COMMENT_COLUMNS);
    anchor.setRow1(1);
    anchor.setRow2(1 + COMMENT_ROWS);
    var comment = page.createDrawingPatriarch().createCellComment(anchor);
    var required = column.required() ? (zh ? "必填。" : "Required. ") : "";
    comment.setString(required + words);
    page.getRow(0).getCell(at).setCellComment(comment);
  }

  private static void choices(XSSFSheet page, int at, String list) {
    var helper = page.getDataValidationHelper();
    var rule =
        list.startsWith("=")
            ? helper.createFormulaListConstraint(list.substring(1))
            : helper.createExplicitListConstraint(list.split(","));
    var validation =
        helper.createValidation(rule, new CellRangeAddressList(1, LAST_CHOICE, at, at));
    validation.setShowErrorBox(false); // a list of several words is allowed as well
    page.addValidationData(validation);
  }

  private String actions(SheetKind kind) {
    if (kind == SheetKind.SITUATIONS) {
      return zh ? "提级,联合立案,预警,主动服务" : "raise,join,warn,care";
    }
    return zh ? "派给,转派,上报,直报" : "dispatch,transfer,escalate,direct";
  }

  private Optional<String> choice(SheetKind kind, Column column) {
    var departments = "='%s'!$B$2:$B$%d".formatted(name(SheetKind.DEPARTMENTS), LAST_CHOICE);
    var minors = "='%s'!$D$2:$D$%d".formatted(name(SheetKind.CATEGORIES), LAST_CHOICE);
    return Optional.ofNullable(
        switch (column.key()) {
          case "lead", "coHandlers", "informed" -> departments;
          case "minor" -> kind == SheetKind.CATEGORIES ? null : minors;
          case "action" -> actions(kind);
          case "duplicates" -> zh ? "不合并,提示,合并" : "off,suggest,attach";
          case "period" -> zh ? "日,周,月,季,年" : "day,week,month,quarter,year";
          case "subject" ->
              zh ? "网格,社区,街道,部门,岗位,类别,来源" : "grid,community,subdistrict,department,post";
          case "scope" -> zh ? "设备,网格,社区,街道,全域" : "device,grid,community,subdistrict,town";
          case "grade" -> zh ? "一般,重大,紧急" : "general,major,urgent";
          case "severity" -> zh ? "低,中,高,严重" : "low,medium,high,critical";
          case "source" -> zh ? "任意,传感器,视频,网格员,市民,热线" : "any,sensor,camera,worker,citizen,hotline";
          case "gridKind" -> zh ? "任意,基础,专属" : "any,basic,dedicated";
          case "gridClass" -> zh ? "任意,一类,二类,三类" : "any,I,II,III";
          case "when" ->
              zh
                  ? "派遣,提醒,超时,紧急,退单,转办,办结"
                  : "assigned,reminder,overdue,urgent,sent-back,transferred,closed";
          case "kind" -> KINDS.get(kind.zh() + zh);
          default -> null;
        });
  }
}
