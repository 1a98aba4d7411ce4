package org.gridward.rules.workbook;

import java.util.ArrayList;
import java.util.List;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Gathers issues while a policy is read. Not thread-safe. */
public final class Issues {

  private final List<RuleIssue> all = new ArrayList<>();

  /** Something about one cell. */
  public void add(
      String code, Level level, String file, String sheet, Cell cell, String zh, String en) {
    all.add(new RuleIssue(code, level, file, sheet, cell.address(), cell.text(), zh, en));
  }

  /** Something about a whole sheet or file. */
  public void add(String code, Level level, String file, String sheet, String zh, String en) {
    all.add(new RuleIssue(code, level, file, sheet, "", "", zh, en));
  }

  /** Something that knows its place already. */
  public void add(RuleIssue issue) {
    all.add(issue);
  }

  public List<RuleIssue> all() {
    return List.copyOf(all);
  }

  public boolean block() {
    return all.stream().anyMatch(RuleIssue::blocks);
  }
}
