package org.gridward.rules.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Reads a policy folder: one workbook, or the same sheets as CSV files. */
public final class PolicyFolder {

  /** Who may change the policy; no sheet of it. */
  public static final String EDITORS = "editors.csv";

  private PolicyFolder() {}

  /**
   * The tables of a policy, by kind.
   *
   * @param path a folder, or one workbook
   * @param issues what cannot be read or understood
   * @throws IOException when the folder itself cannot be read
   */
  public static Map<SheetKind, Table> read(Path path, Issues issues) throws IOException {
    var tables = new EnumMap<SheetKind, Table>(SheetKind.class);
    for (var sheet : sheets(path, issues)) {
      var kind = SheetKind.named(sheet.name());
      if (kind.isEmpty()) {
        issues.add(
            "W17",
            Level.NOTE,
            sheet.file(),
            sheet.name(),
            "工作表“%s”不属于规则，未读取。".formatted(sheet.name()),
            "sheet \"%s\" is none of the policy's and was not read".formatted(sheet.name()));
      } else if (kind.get().isRead()) {
        if (tables.containsKey(kind.get())) {
          issues.add(
              "W19",
              Level.ERROR,
              sheet.file(),
              sheet.name(),
              "工作表“%s”出现了两次，请删去一个。".formatted(sheet.name()),
              "sheet \"%s\" stands twice; delete one".formatted(sheet.name()));
        } else {
          tables.put(kind.get(), Table.of(kind.get(), sheet, issues));
        }
      }
    }
    return tables;
  }

  private static List<Sheet> sheets(Path path, Issues issues) throws IOException {
    var files = Files.isDirectory(path) ? list(path) : List.of(path);
    var workbooks = files.stream().filter(it -> isWorkbook(it)).toList();
    if (workbooks.size() > 1) {
      issues.add(
          "W20",
          Level.ERROR,
          path.getFileName().toString(),
          "",
          "文件夹里有 %d 个工作簿，只能留一个。".formatted(workbooks.size()),
          "the folder holds %d workbooks %s; leave one"
              .formatted(workbooks.size(), workbooks.stream().map(Path::getFileName).toList()));
      return List.of();
    }
    if (workbooks.size() == 1) {
      return XlsxReader.read(workbooks.get(0), issues);
    }
    var sheets = new ArrayList<Sheet>();
    for (var file : files) {
      if (hasEnding(file, ".csv")) {
        sheets.addAll(CsvReader.read(file, issues));
      }
    }
    if (sheets.isEmpty() && !issues.block()) {
      issues.add(
          "W20",
          Level.ERROR,
          path.getFileName().toString(),
          "",
          "没有找到规则工作簿(.xlsx)或同名 CSV 文件。",
          "there is neither a workbook (.xlsx) nor a CSV file of its sheets");
    }
    return sheets;
  }

  /** The sheets and the expert rules of a policy: all that it is made of. */
  public static List<Path> all(Path policy) throws IOException {
    if (!Files.isDirectory(policy)) {
      return List.of(policy);
    }
    return Stream.concat(list(policy).stream(), experts(policy).stream()).toList();
  }

  /** The files of expert rules, sorted by name; none beside a single workbook. */
  public static List<Path> experts(Path policy) throws IOException {
    if (!Files.isDirectory(policy)) {
      return List.of();
    }
    try (var files = Files.list(policy)) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> !it.getFileName().toString().startsWith("."))
          .filter(it -> hasEnding(it, ".drl") || hasEnding(it, ".dsl") || hasEnding(it, ".dslr"))
          .sorted()
          .toList();
    }
  }

  /** The files that a policy can be made of; a lock file of a spreadsheet program is none. */
  public static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> !it.getFileName().toString().startsWith("~$"))
          .filter(it -> !it.getFileName().toString().startsWith("."))
          .filter(it -> !it.getFileName().toString().equals(EDITORS))
          .filter(it -> isWorkbook(it) || hasEnding(it, ".csv"))
          .sorted()
          .toList();
    }
  }

  private static boolean isWorkbook(Path file) {
    return hasEnding(file, ".xlsx")
        || hasEnding(file, ".xlsm")
        || hasEnding(file, ".xls")
        || hasEnding(file, ".et");
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
