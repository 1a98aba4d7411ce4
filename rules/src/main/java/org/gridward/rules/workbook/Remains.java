package org.gridward.rules.workbook;

import org.gridward.rules.workbook.RuleIssue.Level;

/** What stands in a sheet besides its rows: blank lines, and a second table (W17). */
final class Remains {

  private Remains() {}

  static void check(SheetKind kind, Sheet sheet, Issues issues) {
    var last = sheet.lines().size();
    while (last > 0 && sheet.lines().get(last - 1).isBlank()) {
      last--;
    }
    var blank = 0;
    var firstBlank = 0;
    for (var i = 1; i < last; i++) {
      var line = sheet.lines().get(i);
      if (line.isBlank()) {
        firstBlank = blank++ == 0 ? line.number() : firstBlank;
      } else if (blank > 0 && isHeading(kind, line)) {
        second(sheet, line, issues);
        return;
      }
    }
    if (blank > 0) {
      note(sheet, firstBlank, blank, issues);
    }
    if (sheet.lines().size() > last && last > 0) {
      trailing(sheet, last, issues);
    }
  }

  private static boolean isHeading(SheetKind kind, Sheet.Line line) {
    return line.cells().stream()
            .filter(it -> !it.isBlank())
            .filter(it -> kind.columns().stream().anyMatch(c -> c.isCalled(it.text())))
            .count()
        >= 2;
  }

  private static void second(Sheet sheet, Sheet.Line line, Issues issues) {
    issues.add(
        "W17",
        Level.ERROR,
        sheet.file(),
        sheet.name(),
        Cell.text("A" + line.number(), line.cells().get(0).text()),
        "第 %d 行起是第二张表：请移到表一之下，或删除。".formatted(line.number()),
        "a second table begins in row %d; move its rows up to the first, or delete it"
            .formatted(line.number()));
  }

  private static void note(Sheet sheet, int first, int count, Issues issues) {
    issues.add(
        "W17",
        Level.NOTE,
        sheet.file(),
        sheet.name(),
        Cell.text("A" + first, ""),
        "表中有 %d 个空行，已略过。".formatted(count),
        "%d blank rows within the table were passed over".formatted(count));
  }

  private static void trailing(Sheet sheet, int last, Issues issues) {
    issues.add(
        "W17",
        Level.NOTE,
        sheet.file(),
        sheet.name(),
        Cell.text("A" + (last + 1), ""),
        "第 %d 行之后只有格式，没有内容，已略过。".formatted(last),
        "the rows after %d have formats but no content and were passed over".formatted(last));
  }
}
