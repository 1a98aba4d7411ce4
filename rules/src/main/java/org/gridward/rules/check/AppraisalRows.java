package org.gridward.rules.check;

import java.util.Map;
import java.util.Set;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Checks the sheet 考核规则: known formulas, weights from 0 to 100, known subjects and periods. */
final class AppraisalRows {

  private AppraisalRows() {}

  /**
   * Checks all rows.
   *
   * @param taken numbers of rules that are taken; those read are added
   */
  static void check(Map<SheetKind, Table> tables, Set<String> taken, Issues issues) {
    for (var row : Dictionary.rows(tables, SheetKind.APPRAISAL, issues)) {
      row.ruleNumber(taken);
      row.required("name");
      required(row, "formula", Words.FORMULAS);
      row.number("weight", 0, 100, 0);
      required(row, "subject", Words.SUBJECTS);
      required(row, "period", Words.PERIODS);
    }
  }

  private static void required(RowReader row, String key, Map<String, String> words) {
    if (!row.required(key).isEmpty()) {
      row.word(key, words);
    }
  }
}
