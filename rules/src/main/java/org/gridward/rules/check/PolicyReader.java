package org.gridward.rules.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridward.grid.CodeForm;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.PolicyTest;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * Reads and checks the sheets of a policy. Its expert rules are read by the engine, for they are
 * written in its language.
 */
public final class PolicyReader {

  private PolicyReader() {}

  /**
   * A policy as read.
   *
   * @param rules the rules; empty where an issue blocks them
   * @param tests what editors expect of them
   * @param issues what was found, blocking or not
   */
  public record Read(Optional<RuleSet> rules, List<PolicyTest> tests, List<RuleIssue> issues) {}

  /**
   * Reads a policy folder or one workbook.
   *
   * @throws IOException when the folder itself is missing or cannot be read
   */
  public static Read read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    var issues = new Issues();
    var tables = PolicyFolder.read(path, issues);
    if (issues.block()) {
      return new Read(
          Optional.empty(), List.of(), issues.all()); // what cannot be read cannot be checked
    }
    requireSheets(path, tables, issues);
    Folds.check(tables, issues);
    var settings = Settings.of(tables, issues);
    var dictionary = Dictionary.of(tables, issues);
    var calendar = CalendarSheet.read(tables, settings.zone(), issues);
    var rows = numbered(new RuleRows(tables, dictionary, issues).read());
    RowChecks.check(rows, tables, dictionary, issues);
    Terms.check(rows, tables, dictionary, calendar, issues);
    var taken = rows.stream().map(PolicyRow::id).collect(Collectors.toCollection(HashSet::new));
    var thresholds = ThresholdRows.read(tables, taken, issues);
    var situations = SituationRows.read(tables, dictionary, taken, issues);
    AppraisalRows.check(tables, taken, issues);
    var tests = TestRows.read(tables, dictionary, settings.zone(), issues);
    if (issues.block() || calendar.isEmpty()) {
      return new Read(Optional.empty(), tests, issues.all());
    }
    var rules =
        new RuleSet(
            CanonicalPolicy.of(tables, CanonicalPolicy.texts(path)).hash(),
            settings.zone(),
            settings.form(),
            calendar.get(),
            Collections.unmodifiableMap(dictionary.departments),
            Collections.unmodifiableMap(dictionary.territories),
            Collections.unmodifiableMap(dictionary.categories),
            Collections.unmodifiableMap(dictionary.categoryRows),
            rows,
            thresholds,
            situations,
            List.of());
    Unused.check(rules, tables, issues);
    return new Read(Optional.of(rules), tests, issues.all());
  }

  private static void requireSheets(Path path, Map<SheetKind, Table> tables, Issues issues) {
    for (var kind :
        List.of(
            SheetKind.DISPATCH,
            SheetKind.CLASSIFY,
            SheetKind.LIMITS,
            SheetKind.DEPARTMENTS,
            SheetKind.CATEGORIES,
            SheetKind.CALENDAR)) {
      if (!tables.containsKey(kind)) {
        issues.add(
            "W19",
            Level.ERROR,
            path.getFileName().toString(),
            kind.zh(),
            "缺少工作表“%s”。".formatted(kind.zh()),
            "sheet \"%s\" (%s) is missing; add it".formatted(kind.zh(), kind.en()));
      }
    }
  }

  /** By number, so that the order of rows in the sheet means nothing. */
  private static List<PolicyRow> numbered(List<PolicyRow> rows) {
    var sorted = rows.stream().sorted(Comparator.comparing(PolicyRow::id)).toList();
    return IntStream.range(0, sorted.size()).mapToObj(it -> sorted.get(it).at(it)).toList();
  }

  /**
   * What the revision sheet says of the deployment.
   *
   * @param zone its zone
   * @param form the form of its grid codes
   */
  record Settings(ZoneId zone, CodeForm form) {

    static Settings of(Map<SheetKind, Table> tables, Issues issues) {
      var zone = ZoneId.of("Asia/Shanghai");
      var form = CodeForm.DIGITS_15;
      for (var row : Dictionary.rows(tables, SheetKind.REVISION, issues)) {
        var value = row.text("value");
        try {
          switch (row.text("item")) {
            case "时区", "zone" -> zone = ZoneId.of(value);
            case "网格编码", "grid code" ->
                form = value.equals("15") ? CodeForm.DIGITS_15 : CodeForm.of(value);
            default -> {} // author, reason and the like are for people
          }
        } catch (DateTimeException | PatternSyntaxException e) {
          row.issue(
              "P01",
              Level.ERROR,
              "value",
              "“%s”无法识别：时区写 Asia/Shanghai，网格编码写 15。".formatted(value),
              "\"%s\" is not understood; write a zone such as Asia/Shanghai, and 15 for grid codes"
                  .formatted(value));
        }
      }
      return new Settings(zone, form);
    }
  }
}
