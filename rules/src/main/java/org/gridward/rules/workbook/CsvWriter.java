package org.gridward.rules.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes one sheet as CSV (RFC 4180). */
public final class CsvWriter {

  private CsvWriter() {}

  /** For programs and for hashing: UTF-8 without mark, lines ended by LF. */
  public static byte[] plain(List<List<String>> lines) {
    return text(lines, "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** For spreadsheet programs: UTF-8 with mark, lines ended by CRLF. */
  public static byte[] forSpreadsheets(List<List<String>> lines) {
    return ("\uFEFF" + text(lines, "\r\n")).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(List<List<String>> lines, String end) {
    var format = CSVFormat.RFC4180.builder().setRecordSeparator(end).get();
    var text = new StringBuilder();
    try {
      for (var line : lines) {
        format.printRecord(text, line.toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written.", e);
    }
    return text.toString();
  }
}
