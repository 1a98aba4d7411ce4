package org.gridward.casefile;

import java.util.regex.Pattern;

/**
 * The number of a case (案卷号), such as {@code 2026-000118}: the year of its opening in the
 * deployment zone, and a serial number within that year without gaps.
 *
 * @param value year, hyphen, serial of six digits, or of up to ten where it has as many
 */
public record CaseId(String value) implements Comparable<CaseId> {

  private static final int YEAR_DIGITS = 4;
  private static final int LEAST_SERIAL_DIGITS = 6;
  private static final Pattern FORM = Pattern.compile("\\d{4}-(\\d{6}|[1-9]\\d{6,9})");

  public CaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Case number \"" + value + "\" is not a year and a serial; write it like 2026-000118.");
    }
  }

  public static CaseId of(int year, long serial) {
    return new CaseId(padded(year, YEAR_DIGITS) + '-' + padded(serial, LEAST_SERIAL_DIGITS));
  }

  private static String padded(long number, int digits) {
    var text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  public int year() {
    return Integer.parseInt(value.substring(0, 4));
  }

  public long serial() {
    return Long.parseLong(value.substring(5));
  }

  /** By year, then serial. */
  @Override
  public int compareTo(CaseId other) {
    return year() != other.year()
        ? Integer.compare(year(), other.year())
        : Long.compare(serial(), other.serial());
  }

  @Override
  public String toString() {
    return value;
  }
}
