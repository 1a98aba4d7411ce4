package org.gridward.deadline;

/**
 * How long a department has, on the clock that counts for it (处置时限).
 *
 * @param amount 1 or more; 1 for {@link LimitUnit#SAME_DAY}
 * @param unit the clock
 */
public record TimeLimit(int amount, LimitUnit unit) {

  /** Until the end of the working day on which the work starts (当日). */
  public static final TimeLimit SAME_DAY = new TimeLimit(1, LimitUnit.SAME_DAY);

  public TimeLimit {
    if (amount < 1) {
      throw new IllegalArgumentException("Time limit is " + amount + "; write 1 or more.");
    }
    if (unit == LimitUnit.SAME_DAY && amount != 1) {
      throw new IllegalArgumentException(
          "Time limit is " + amount + " same days; write 1, or count in working days.");
    }
  }

  public static TimeLimit of(int amount, LimitUnit unit) {
    return new TimeLimit(amount, unit);
  }

  @Override
  public String toString() {
    return unit == LimitUnit.SAME_DAY ? unit.sign() : amount + " " + unit.sign();
  }
}
