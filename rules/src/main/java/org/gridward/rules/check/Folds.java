package org.gridward.rules.check;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Tells which cells are read otherwise than they look: full width, invisible signs, percents. */
final class Folds {

  private static final Pattern WIDE =
      Pattern.compile("[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u3000]");
  private static final Pattern UNSEEN = Pattern.compile("[\u00A0\u200B-\u200D\uFEFF\u00AD]");

  /** Kept as people wrote them. */
  private static final Set<String> FREE = Set.of("note", "basis", "template");

  private final Issues issues;

  private Folds(Issues issues) {
    this.issues = issues;
  }

  static void check(Map<SheetKind, Table> tables, Issues issues) {
    var folds = new Folds(issues);
    for (var table : tables.values()) {
      for (var row : table.rows()) {
        row.cells()
            .forEach(
                (key, cell) -> {
                  if (!FREE.contains(key) && !cell.isBlank()) {
                    folds.check(table, cell);
                  }
                });
      }
    }
  }

  private void check(Table table, Cell cell) {
    var text = cell.text();
    if (cell.kind() == Cell.Kind.PERCENT) {
      add(
          "W08",
          Level.ASK,
          table,
          cell,
          "百分数：单元格里实际是 %s。请改写成文本，如“%s”。".formatted(text, text),
          "a percentage: the cell holds %s; write the number that is meant as text"
              .formatted(text));
    }
    if (WIDE.matcher(text).find()) {
      add(
          "W02",
          Level.NOTE,
          table,
          cell,
          "含全角字符，按“%s”读取。".formatted(CellText.fold(text)),
          "full-width characters; read as \"%s\"".formatted(CellText.fold(text)));
    }
    if (!text.equals(text.strip()) || UNSEEN.matcher(text).find()) {
      add(
          "W03",
          Level.NOTE,
          table,
          cell,
          "含看不见的字符 %s，已忽略。".formatted(shown(text)),
          "characters that nobody sees, ignored: %s".formatted(shown(text)));
    }
  }

  /** With names for what cannot be seen. */
  private static String shown(String text) {
    var shown = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            it ->
                shown.append(
                    switch (it) {
                      case 0xA0 -> "⟦NBSP⟧";
                      case 0x200B, 0x200C, 0x200D -> "⟦ZW⟧";
                      case 0xFEFF -> "⟦BOM⟧";
                      case 0xAD -> "⟦SHY⟧";
                      case ' ' -> "␣";
                      case '\n' -> "⏎";
                      default -> Character.toString(it);
                    }));
    return shown.toString();
  }

  private void add(String code, Level level, Table table, Cell cell, String zh, String en) {
    issues.add(code, level, table.sheet().file(), table.sheet().name(), cell, zh, en);
  }
}
