package org.gridward.store;

import java.time.Instant;
import java.util.Comparator;
import org.gridward.casefile.CaseId;

/**
 * Where a page of cases ends.
 *
 * @param dueKey the last case's deadline in milliseconds, {@link #NO_DUE} without one
 * @param serialKey the last case's number, see {@link #serialKey(CaseId)}
 */
record Cursor(long dueKey, long serialKey) implements Comparable<Cursor> {

  /** Behind every deadline: where a case without one stands in a list by deadline. */
  static final long NO_DUE = Long.MAX_VALUE;

  private static final long SERIALS_PER_YEAR = 10_000_000_000L;

  /** A number that orders as case numbers do. */
  static long serialKey(CaseId id) {
    return id.year() * SERIALS_PER_YEAR + id.serial();
  }

  /** The same in SQL, of a column with a case number. */
  static String serialKey(String column) {
    return "(substr(%1$s, 1, 4) * %2$d + substr(%1$s, 6))".formatted(column, SERIALS_PER_YEAR);
  }

  /** The case whose number gave that. */
  static CaseId caseId(long serialKey) {
    return CaseId.of((int) (serialKey / SERIALS_PER_YEAR), serialKey % SERIALS_PER_YEAR);
  }

  static Cursor after(CaseSummary last) {
    return new Cursor(last.dueAt().map(Instant::toEpochMilli).orElse(NO_DUE), serialKey(last.id()));
  }

  static Cursor parse(String text) {
    try {
      var parts = text.split("_", 2);
      return new Cursor(Long.parseLong(parts[0], 36), Long.parseLong(parts[1], 36));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "Cursor \"" + text + "\" is none of ours; take the one of the page before.", e);
    }
  }

  /** By deadline, then number. */
  @Override
  public int compareTo(Cursor other) {
    return Comparator.comparingLong(Cursor::dueKey)
        .thenComparingLong(Cursor::serialKey)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return Long.toString(dueKey, 36) + "_" + Long.toString(serialKey, 36);
  }
}
