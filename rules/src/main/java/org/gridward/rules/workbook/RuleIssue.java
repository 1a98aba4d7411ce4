package org.gridward.rules.workbook;

/**
 * Something to mend in a policy (校验问题): what, where, the value seen, and how.
 *
 * @param code the guard that saw it, such as {@code W15}
 * @param level whether it stops the policy
 * @param file the workbook or CSV file
 * @param sheet the sheet, empty where the whole file is meant
 * @param cell the cell, empty where the whole sheet is meant; line:column in a file of expert rules
 * @param value what stands there
 * @param zh what is wrong, for the editor
 * @param en the same in English
 */
public record RuleIssue(
    String code,
    Level level,
    String file,
    String sheet,
    String cell,
    String value,
    String zh,
    String en) {

  /** How much it weighs. */
  public enum Level {
    /** The policy is refused. */
    ERROR("错误"),
    /** A question that a person must answer; refused until it is. */
    ASK("待确认"),
    /** Accepted, but worth a look. */
    WARNING("提醒"),
    /** Read as meant, and told. */
    NOTE("说明");

    private final String zh;

    Level(String zh) {
      this.zh = zh;
    }

    /** The word for an editor, in Chinese or in English. */
    public String word(boolean zh) {
      return zh ? this.zh : name();
    }
  }

  /** Whether a policy with this is refused. */
  public boolean blocks() {
    return level == Level.ERROR || level == Level.ASK;
  }

  /** Such as {@code 派单规则.xlsx!派单规则!C17}. */
  public String place() {
    return file + (sheet.isEmpty() ? "" : "!" + sheet) + (cell.isEmpty() ? "" : "!" + cell);
  }

  @Override
  public String toString() {
    return code + " " + place() + ": " + en;
  }
}
