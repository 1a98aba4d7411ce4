package org.gridward.rules.workbook;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Reads one sheet from a CSV file (RFC 4180): UTF-8 with or without mark, else GB18030. */
public final class CsvReader {

  private static final long MOST_BYTES = 10L << 20;

  private CsvReader() {}

  /** The sheet; none, and an issue, where the file is no CSV. */
  public static List<Sheet> read(Path file, Issues issues) throws IOException {
    var name = file.getFileName().toString();
    if (Files.size(file) > MOST_BYTES) {
      issues.add(
          "W20",
          Level.ERROR,
          name,
          "",
          "文件大于 10 MB。",
          "the file has %d bytes; at most 10 MB are read".formatted(Files.size(file)));
      return List.of();
    }
    var lines = new ArrayList<Sheet.Line>();
    try (var parser = CSVParser.parse(new StringReader(text(Files.readAllBytes(file))), format())) {
      for (var record : parser) {
        // a cell may hold line breaks: an editor counts rows, not lines of text
        lines.add(line(lines.size() + 1, record.toList()));
      }
    } catch (IOException | IllegalStateException | UncheckedIOException e) {
      issues.add(
          "W20",
          Level.ERROR,
          name,
          "",
          "不是有效的 CSV 文件(第 %d 行附近)，请另存为 CSV。".formatted(lines.size() + 1),
          "no valid CSV near row %d: %s; save it as CSV again"
              .formatted(lines.size() + 1, e.getMessage()));
      return List.of();
    }
    return List.of(new Sheet(name, name.substring(0, name.length() - 4), lines));
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
  }

  private static Sheet.Line line(int number, List<String> values) {
    var cells = new ArrayList<Cell>();
    for (var i = 0; i < values.size(); i++) {
      cells.add(Cell.text(Cell.letters(i) + number, values.get(i)));
    }
    return new Sheet.Line(number, cells);
  }

  /**
   * The text of a file that people saved: UTF-8 where it can be, else what Chinese Excel writes.
   */
  public static String text(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }
}
