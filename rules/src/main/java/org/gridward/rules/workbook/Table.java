package org.gridward.rules.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind.Column;

/**
 * A sheet whose headings are understood.
 *
 * @param kind what it is
 * @param sheet where it stands
 * @param headings what the sheet itself calls each column
 * @param units the unit that a heading names for bare numbers, by column
 * @param rows its rows under the headings, blank ones left out
 */
public record Table(
    SheetKind kind,
    Sheet sheet,
    Map<String, String> headings,
    Map<String, String> units,
    List<Row> rows) {

  /** What the sheet calls a column; its Chinese heading where the sheet has no such column. */
  public String heading(String key) {
    return headings.getOrDefault(key, kind.column(key).zh());
  }

  /**
   * One row.
   *
   * @param number the line it stands in, counted from 1
   * @param cells by the key of their column
   */
  public record Row(int number, Map<String, Cell> cells) {

    /** The cell of a column; blank where the sheet has no such column. */
    public Cell cell(String key) {
      var cell = cells.get(key);
      return cell != null ? cell : Cell.text("A" + number, "");
    }

    public String text(String key) {
      return cell(key).text();
    }

    /** The row's first cell. */
    public String address() {
      return "A" + number;
    }
  }

  /** Understands a sheet; what cannot be understood becomes issues. */
  static Table of(SheetKind kind, Sheet sheet, Issues issues) {
    var lines = sheet.lines().stream().filter(it -> !it.isBlank()).toList();
    var head = lines.isEmpty() ? null : lines.get(0);
    var columns = new LinkedHashMap<Integer, Column>();
    var headings = new LinkedHashMap<String, String>();
    var units = new LinkedHashMap<String, String>();
    if (head != null) {
      for (var i = 0; i < head.cells().size(); i++) {
        read(kind, sheet, head.cells().get(i), i, columns, headings, units, issues);
      }
    }
    missing(kind, sheet, columns, issues);
    Remains.check(kind, sheet, issues);
    var rows = new ArrayList<Row>();
    for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      rows.add(row(line, columns));
    }
    return new Table(kind, sheet, headings, units, rows);
  }

  private static void read(
      SheetKind kind,
      Sheet sheet,
      Cell cell,
      int index,
      Map<Integer, Column> columns,
      Map<String, String> headings,
      Map<String, String> units,
      Issues issues) {
    if (cell.isBlank()) {
      return;
    }
    var heading = Headings.withoutUnit(cell.text());
    var column = kind.columns().stream().filter(it -> it.isCalled(heading)).findFirst();
    if (column.isEmpty()) {
      var near = Nearest.of(cell.text(), kind.columns().stream().map(Column::zh).toList());
      issues.add(
          "W19",
          Level.ERROR,
          sheet.file(),
          sheet.name(),
          cell,
          "表头“%s”不在规定之列%s".formatted(cell.text(), near.map(it -> "，是否应为“" + it + "”？").orElse("。")),
          "heading \"%s\" is unknown%s"
              .formatted(
                  cell.text(),
                  near.map(it -> "; did you mean \"" + it + "\"?")
                      .orElse("; use the headings of the template")));
    } else if (columns.containsValue(column.get())) {
      issues.add(
          "W19",
          Level.ERROR,
          sheet.file(),
          sheet.name(),
          cell,
          "表头“%s”出现了两次，请删去一列。".formatted(cell.text()),
          "heading \"%s\" stands twice; delete one of the columns".formatted(cell.text()));
    } else {
      columns.put(index, column.get());
      headings.put(column.get().key(), heading);
      units.put(column.get().key(), Headings.unit(cell.text()));
    }
  }

  private static void missing(
      SheetKind kind, Sheet sheet, Map<Integer, Column> columns, Issues issues) {
    for (var column : kind.columns()) {
      if (column.required() && !columns.containsValue(column)) {
        issues.add(
            "W19",
            Level.ERROR,
            sheet.file(),
            sheet.name(),
            "缺少必填列“%s”。".formatted(column.zh()),
            "the required column \"%s\" (%s) is missing; add it"
                .formatted(column.zh(), column.en()));
      }
    }
  }

  private static Row row(Sheet.Line line, Map<Integer, Column> columns) {
    var cells = new LinkedHashMap<String, Cell>();
    columns.forEach(
        (index, column) -> {
          if (index < line.cells().size()) {
            cells.put(column.key(), line.cells().get(index));
          }
        });
    return new Row(line.number(), cells);
  }
}
