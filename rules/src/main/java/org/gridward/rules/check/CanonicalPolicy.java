package org.gridward.rules.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridward.rules.workbook.CsvWriter;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.SheetKind.Column;
import org.gridward.rules.workbook.Table;
import org.gridward.rules.workbook.WorkbookWriter;

/**
 * What a policy says, whatever file it came in: sheets and columns in a fixed order, rules by their
 * numbers, cells folded, Chinese headings. A workbook and the CSV files of its sheets have the same
 * canonical policy, and reading one back yields it again. Immutable.
 */
public final class CanonicalPolicy {

  private static final Set<SheetKind> RULES =
      EnumSet.of(
          SheetKind.DISPATCH,
          SheetKind.CLASSIFY,
          SheetKind.LIMITS,
          SheetKind.NOTICES,
          SheetKind.THRESHOLDS,
          SheetKind.SITUATIONS,
          SheetKind.APPRAISAL);

  /** Kept as people wrote them. */
  private static final Set<String> VERBATIM = Set.of("note", "basis", "name", "template", "value");

  private final Map<SheetKind, List<List<String>>> sheets;
  private final Map<String, String> experts; // text by name of the file

  private CanonicalPolicy(Map<SheetKind, List<List<String>>> sheets, Map<String, String> experts) {
    this.sheets = Collections.unmodifiableMap(sheets);
    this.experts = Collections.unmodifiableMap(experts);
  }

  /** Of the sheets of a policy and the texts of its expert rules. */
  static CanonicalPolicy of(Map<SheetKind, Table> tables, Map<String, String> experts) {
    var sheets = new EnumMap<SheetKind, List<List<String>>>(SheetKind.class);
    tables.forEach((kind, table) -> sheets.put(kind, rows(kind, table)));
    return new CanonicalPolicy(sheets, experts);
  }

  /** Of rows that are canonical already. */
  public static CanonicalPolicy ofRows(
      Map<SheetKind, List<List<String>>> rows, Map<String, String> experts) {
    return new CanonicalPolicy(new EnumMap<>(rows), new TreeMap<>(experts));
  }

  /**
   * The texts of a policy's expert rules by their files' names; bytes that are no text as they are.
   */
  static Map<String, String> texts(Path policy) throws IOException {
    var texts = new TreeMap<String, String>();
    for (var file : PolicyFolder.experts(policy)) {
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      texts.put(file.getFileName().toString(), text.replace("\r\n", "\n"));
    }
    return texts;
  }

  /** The texts of the expert rules, by the names of their files. */
  public Map<String, String> experts() {
    return experts;
  }

  /**
   * Of a policy folder or workbook, whether or not its rows make sense.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when its sheets cannot be told
   */
  public static CanonicalPolicy read(Path policy) throws IOException {
    var issues = new Issues();
    var tables = PolicyFolder.read(policy, issues);
    if (issues.block()) {
      throw new IllegalArgumentException(
          policy + " cannot be read as a policy: " + issues.all().get(0));
    }
    return of(tables, texts(policy));
  }

  private static List<List<String>> rows(SheetKind kind, Table table) {
    var rows = new ArrayList<List<String>>();
    for (var row : table.rows()) {
      rows.add(kind.columns().stream().map(it -> cell(kind, it, row.text(it.key()))).toList());
    }
    if (RULES.contains(kind)) {
      rows.sort(Comparator.comparing(it -> it.get(0)));
    }
    return rows;
  }

  private static String cell(SheetKind kind, Column column, String text) {
    if (kind.isCondition(column.key())) {
      return CellText.isAny(text) ? "任意" : CellText.fold(text);
    }
    var verbatim = VERBATIM.contains(column.key()) && kind != SheetKind.DISPATCH;
    var isFree = verbatim || column.key().equals("note") || column.key().equals("basis");
    return isFree && !text.isBlank() ? text : CellText.fold(text);
  }

  /** Which sheets there are, in their order. */
  public Set<SheetKind> kinds() {
    return sheets.keySet();
  }

  /** The rows of a sheet, cells in the order of its columns; none where there is no such sheet. */
  public List<List<String>> rows(SheetKind kind) {
    return sheets.getOrDefault(kind, List.of());
  }

  /** The number, code or name that tells a row of a sheet from its others. */
  public static String key(SheetKind kind, List<String> row) {
    return row.get(kind == SheetKind.CATEGORIES ? column(kind, "code") : 0);
  }

  /** The place of a column among the cells of a row. */
  public static int column(SheetKind kind, String key) {
    return kind.columns().indexOf(kind.column(key));
  }

  /** SHA-256 over all sheets, 64 hex digits. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var kind : sheets.keySet()) {
        digest.update((kind.name() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(CsvWriter.plain(lines(kind)));
      }
      for (var expert : experts.entrySet()) {
        digest.update((expert.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((expert.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  /** A sheet's heading and rows. */
  private List<List<String>> lines(SheetKind kind) {
    var lines = new ArrayList<List<String>>();
    lines.add(kind.columns().stream().map(Column::zh).toList());
    lines.addAll(sheets.get(kind));
    return lines;
  }

  /** Writes every sheet as a CSV file named after it, and the expert rules beside them. */
  public void write(Path folder) throws IOException {
    for (var kind : sheets.keySet()) {
      Files.write(folder.resolve(kind.zh() + ".csv"), CsvWriter.plain(lines(kind)));
    }
    writeExperts(folder);
  }

  /** The same for people: files that spreadsheet programs open as they should. */
  public void export(Path folder) throws IOException {
    for (var kind : sheets.keySet()) {
      Files.write(folder.resolve(kind.zh() + ".csv"), CsvWriter.forSpreadsheets(lines(kind)));
    }
    writeExperts(folder);
  }

  /**
   * The sheets as one workbook for people; expert rules are text and stay out.
   *
   * @param zh whether its headings are Chinese
   */
  public void exportWorkbook(Path xlsx, boolean zh) throws IOException {
    var folder = Files.createTempDirectory("policy");
    try {
      write(folder);
      WorkbookWriter.write(folder, xlsx, zh);
    } finally {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void writeExperts(Path folder) throws IOException {
    for (var expert : experts.entrySet()) {
      Files.writeString(folder.resolve(expert.getKey()), expert.getValue());
    }
  }
}
