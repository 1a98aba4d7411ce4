package org.gridward.resource.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Reads resources from CSV (RFC 4180): UTF-8 with or without mark, else GB18030. */
final class CsvRows {

  /**
   * A cell, in quotation marks or without any, and what ends it; possessive, so it never rewinds.
   */
  private static final Pattern CELL =
      Pattern.compile("\\G(?:\"((?:[^\"]++|\"\")*+)\"|([^,\"\r\n]*+))(,|\r\n|\n|\r|\\z)");

  /** A line of the file; a cell may hold line breaks, so numbers may be left out. */
  private record Line(int number, List<String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private CsvRows() {}

  static void read(byte[] bytes, Findings findings) {
    var lines = lines(text(bytes), findings);
    if (lines.isEmpty()) {
      findings.note("line 1: the headings are missing; write " + needed());
      return;
    }
    var headings = lines.get(0).cells();
    var columns = new HashSet<Column>();
    headings.forEach(it -> Column.of(it).ifPresent(columns::add));
    if (columns.containsAll(Column.REQUIRED)) {
      lines.stream().skip(1).forEach(it -> findings.add(row(headings, it)));
    } else {
      findings.note(
          "line %d: the headings are %s; write at least %s, parted by commas"
              .formatted(lines.get(0).number(), headings, needed()));
    }
  }

  private static List<String> needed() {
    return Column.REQUIRED.stream().map(Column::heading).toList();
  }

  private static Row row(List<String> headings, Line line) {
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < Math.min(headings.size(), line.cells().size()); i++) {
      values.putIfAbsent(headings.get(i), line.cells().get(i));
    }
    return Row.of("line " + line.number(), values);
  }

  private static String text(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030")); // what Chinese Excel writes
    }
  }

  /** The lines that are not blank. */
  private static List<Line> lines(String text, Findings findings) {
    var lines = new ArrayList<Line>();
    var cell = CELL.matcher(text);
    var number = 1;
    var line = new Line(number, new ArrayList<>());
    while (cell.find()) {
      var quoted = cell.group(1);
      line.cells().add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
      if (!cell.group(3).equals(",")) {
        if (!line.isBlank()) {
          lines.add(line);
        }
        if (cell.group(3).isEmpty()) {
          return lines;
        }
        number += breaks(quoted) + 1;
        line = new Line(number, new ArrayList<>());
      } else {
        number += breaks(quoted);
      }
    }
    findings.note(
        "line %d, cell %d: a quotation mark is out of place; write it twice, and one around the cell"
            .formatted(number, line.cells().size() + 1));
    return lines;
  }

  private static int breaks(String quoted) {
    return quoted == null ? 0 : (int) quoted.chars().filter(it -> it == '\n').count();
  }
}
