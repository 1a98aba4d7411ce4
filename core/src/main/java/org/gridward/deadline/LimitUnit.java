package org.gridward.deadline;

/** The clock that a limit runs on. */
public enum LimitUnit {
  /** Minutes, round the clock. */
  MINUTE("min"),
  /** Hours, round the clock (紧急工作时). */
  HOUR("h"),
  /** Hours of work spans only (工作时). */
  WORK_HOUR("work h"),
  /** Until the end of the working day on which the work starts (当日). */
  SAME_DAY("same day"),
  /** The same clock time so many days on. */
  DAY("d"),
  /** The same clock time so many working days on (工作日). */
  WORK_DAY("work day");

  private final String sign;

  LimitUnit(String sign) {
    this.sign = sign;
  }

  /** Short English sign, as the rule workbook reads it. */
  public String sign() {
    return sign;
  }
}
