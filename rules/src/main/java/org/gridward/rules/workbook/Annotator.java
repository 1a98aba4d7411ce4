package org.gridward.rules.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Gives an editor's own workbook back with what was found: red cells, a comment at each, and a
 * sheet of all findings that links to them. Marks of an earlier time are taken away first.
 */
public final class Annotator {

  /** The sheet of findings. */
  static final String SHEET = "检查结果";

  private static final String AUTHOR = "Gridward";
  private static final XSSFColor RED = color(0xFF, 0xC7, 0xCE);
  private static final XSSFColor YELLOW = color(0xFF, 0xEB, 0x9C);
  private static final int COMMENT_COLUMNS = 4;
  private static final int COMMENT_ROWS = 6;

  private final XSSFWorkbook workbook;
  private final boolean zh;
  private final Map<List<Object>, XSSFCellStyle> styles = new HashMap<>();

  private Annotator(XSSFWorkbook workbook, boolean zh) {
    this.workbook = workbook;
    this.zh = zh;
  }

  private static XSSFColor color(int red, int green, int blue) {
    return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null);
  }

  /**
   * Writes the annotated copy.
   *
   * @param xlsx the editor's workbook, which stays as it is
   * @param issues what was found in it
   * @param out where the copy goes
   * @param zh whether in Chinese
   */
  public static void write(Path xlsx, List<RuleIssue> issues, Path out, boolean zh)
      throws IOException {
    try (var in = Files.newInputStream(xlsx);
        var workbook = new XSSFWorkbook(in)) {
      var annotator = new Annotator(workbook, zh);
      annotator.clean();
      annotator.mark(issues);
      annotator.list(issues);
      try (var file = Files.newOutputStream(out)) {
        workbook.write(file);
      }
    }
  }

  private void clean() {
    var old = workbook.getSheetIndex(SHEET);
    if (old >= 0) {
      workbook.removeSheetAt(old);
    }
    for (var i = 0; i < workbook.getNumberOfSheets(); i++) {
      var sheet = workbook.getSheetAt(i);
      for (var comment : Map.copyOf(sheet.getCellComments()).entrySet()) {
        if (AUTHOR.equals(comment.getValue().getAuthor())) {
          var row = sheet.getRow(comment.getKey().getRow());
          var cell = row == null ? null : row.getCell(comment.getKey().getColumn());
          if (cell != null) {
            cell.removeCellComment();
            pale(cell);
          }
        }
      }
    }
  }

  private void pale(XSSFCell cell) {
    var fill = cell.getCellStyle().getFillForegroundXSSFColor();
    if (fill != null && (fill.equals(RED) || fill.equals(YELLOW))) {
      cell.setCellStyle(style(cell.getCellStyle(), null));
    }
  }

  /** The same style on another ground; one for all cells that looked alike. */
  private XSSFCellStyle style(XSSFCellStyle base, XSSFColor fill) {
    return styles.computeIfAbsent(
        List.of(base.getIndex(), fill == null ? "" : fill.getARGBHex()),
        it -> {
          var style = workbook.createCellStyle();
          style.cloneStyleFrom(base);
          style.setFillPattern(
              fill == null ? FillPatternType.NO_FILL : FillPatternType.SOLID_FOREGROUND);
          style.setFillForegroundColor(fill);
          return style;
        });
  }

  private void mark(List<RuleIssue> issues) {
    var byCell = new LinkedHashMap<String, Map<String, StringBuilder>>();
    var blocking = new HashMap<String, Boolean>();
    for (var issue : issues) {
      if (workbook.getSheet(issue.sheet()) != null && issue.cell().matches("[A-Z]+\\d+")) {
        var text =
            byCell
                .computeIfAbsent(issue.sheet(), it -> new LinkedHashMap<>())
                .computeIfAbsent(issue.cell(), it -> new StringBuilder());
        text.append(text.isEmpty() ? "" : "\n")
            .append(issue.code())
            .append(' ')
            .append(words(issue));
        blocking.merge(issue.sheet() + "!" + issue.cell(), issue.blocks(), Boolean::logicalOr);
      }
    }
    byCell.forEach(
        (name, cells) ->
            cells.forEach(
                (address, text) ->
                    mark(
                        workbook.getSheet(name),
                        new CellReference(address),
                        text.toString(),
                        blocking.get(name + "!" + address) ? RED : YELLOW)));
  }

  private String words(RuleIssue issue) {
    return zh ? issue.zh() : issue.en();
  }

  private void mark(XSSFSheet sheet, CellReference at, String text, XSSFColor color) {
    var row = sheet.getRow(at.getRow());
    row = row == null ? sheet.createRow(at.getRow()) : row;
    var cell = row.getCell(at.getCol());
    cell = cell == null ? row.createCell(at.getCol()) : cell;
    cell.setCellStyle(style(cell.getCellStyle(), color));
    var anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol1(at.getCol());
    anchor.setCol2(at.getCol() + COMMENT_COLUMNS);
    anchor.setRow1(at.getRow());
    anchor.setRow2(at.getRow() + COMMENT_ROWS);
    var before = cell.getCellComment();
    if (before != null) { // an editor's own words come first
      text = before.getString().getString() + "\n" + text;
      cell.removeCellComment();
    }
    var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(text);
    comment.setAuthor(AUTHOR);
    cell.setCellComment(comment);
  }

  private void list(List<RuleIssue> issues) {
    var sheet = workbook.createSheet(SHEET);
    var head = sheet.createRow(0);
    var titles =
        zh
            ? List.of("代码", "级别", "位置", "内容", "说明")
            : List.of("code", "level", "place", "value", "what to do");
    for (var c = 0; c < titles.size(); c++) {
      head.createCell(c).setCellValue(titles.get(c));
    }
    var line = 1;
    for (var issue : issues) {
      var row = sheet.createRow(line++);
      row.createCell(0).setCellValue(issue.code());
      row.createCell(1).setCellValue(issue.level().word(zh));
      var place = row.createCell(2);
      place.setCellValue(issue.sheet() + (issue.cell().isEmpty() ? "" : "!" + issue.cell()));
      if (workbook.getSheet(issue.sheet()) != null && issue.cell().matches("[A-Z]+\\d+")) {
        var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + issue.sheet().replace("'", "''") + "'!" + issue.cell());
        place.setHyperlink(link);
      }
      row.createCell(3).setCellValue(issue.value());
      row.createCell(4).setCellValue(words(issue));
    }
    sheet.createFreezePane(0, 1);
    var widths = new int[] {8, 10, 18, 24, 90};
    for (var c = 0; c < widths.length; c++) {
      sheet.setColumnWidth(c, widths[c] * 256);
    }
  }
}
