package org.gridward.rules.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridward.decision.Category;
import org.gridward.decision.RowRef;
import org.gridward.department.Department;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** The departments, categories and areas that rows may name. */
final class Dictionary {

  final Map<String, Department> departments = new LinkedHashMap<>();
  final Map<String, List<String>> territories = new LinkedHashMap<>();
  final Map<String, Category> categories = new LinkedHashMap<>();
  final Map<String, RowRef> categoryRows = new LinkedHashMap<>();

  /** Codes by whatever an editor may call them. */
  final Map<String, String> departmentNames = new LinkedHashMap<>();

  final Map<String, String> categoryNames = new LinkedHashMap<>();
  final Map<String, String> majorNames = new LinkedHashMap<>();
  final Set<String> areas = new LinkedHashSet<>();

  static Dictionary of(Map<SheetKind, Table> tables, Issues issues) {
    var dictionary = new Dictionary();
    rows(tables, SheetKind.GRIDS, issues).forEach(dictionary::grid);
    rows(tables, SheetKind.DEPARTMENTS, issues).forEach(dictionary::department);
    rows(tables, SheetKind.CATEGORIES, issues).forEach(dictionary::category);
    return dictionary;
  }

  static List<RowReader> rows(Map<SheetKind, Table> tables, SheetKind kind, Issues issues) {
    var table = tables.get(kind);
    return table == null
        ? List.of()
        : table.rows().stream().map(it -> new RowReader(table, it, issues)).toList();
  }

  private void grid(RowReader row) {
    var code = row.code("code", List.of());
    areas.add(code);
    areas.add(row.text("name"));
    if (code.matches("\\d{15}")) {
      areas.addAll(List.of(code.substring(0, 12), code.substring(0, 9), code.substring(0, 6)));
    }
    for (var key : List.of("community", "subdistrict")) {
      if (!row.text(key).isEmpty()) {
        areas.add(row.text(key));
      }
    }
  }

  private void department(RowReader row) {
    var code = row.code("code", List.of());
    var name = row.required("name");
    var kind = row.word("kind", Words.DEPARTMENT_KINDS);
    if (code.isEmpty() || name.isEmpty() || kind.isEmpty()) {
      if (code.isEmpty()) {
        row.required("code");
      }
      if (kind.isEmpty()) {
        row.required("kind");
      }
      return;
    }
    separated(row, "name", name);
    var department = new Department(code, name, Department.Kind.valueOf(kind.get()));
    twice(row, "code", departments.put(code, department) != null, code);
    name(row, "name", name, code);
    name(row, "code", code, code);
    CellText.items(row.text("aliases")).forEach(it -> name(row, "aliases", it, code));
    territories.put(code, CellText.items(row.text("area")));
  }

  /** A name with a separator in it must be written whole in lists, and then is found as a whole. */
  private static void separated(RowReader row, String key, String name) {
    if (name.matches(".*[、,;].*")) {
      row.issue(
          "W25",
          Level.NOTE,
          key,
          "名称“%s”含有分隔符；在列表中须写全名。".formatted(name),
          "the name %s holds a separator; in lists write it in full".formatted(name));
    }
  }

  /** Lets rows call a department so. */
  private void name(RowReader row, String key, String name, String code) {
    var other = departmentNames.putIfAbsent(name, code);
    if (other != null && !other.equals(code)) {
      row.issue(
          "P03",
          Level.ERROR,
          key,
          "“%s”已经是部门 %s 的叫法，请改一个。".formatted(name, other),
          "\"%s\" means department %s already; choose another".formatted(name, other));
    }
  }

  private void category(RowReader row) {
    var code = row.code("code", List.of());
    var major = row.required("major");
    var minor = row.required("minor");
    if (code.isEmpty() || minor.isEmpty()) {
      if (code.isEmpty()) {
        row.required("code");
      }
      return;
    }
    var kind = row.word("type", Words.CATEGORY_KINDS).orElse("EVENT");
    row.word("duplicates", Words.DUPLICATES);
    row.number("radius", 1, SituationRows.MOST_METRES, SituationRows.MOST_METRES);
    row.limit("window");
    var category = new Category(Category.Kind.valueOf(kind), code, major, minor);
    twice(row, "code", categories.put(code, category) != null, code);
    categoryRows.put(code, row.ref());
    majorNames.put(major, major);
    categoryNames.put(code, code);
    // 其他 stands once in every group: only the full name tells which
    categoryNames.put(major + "/" + minor, code);
    categoryNames.merge(minor, code, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
    for (var synonym : CellText.items(row.text("synonyms"))) {
      categoryNames.putIfAbsent(synonym, code);
    }
  }

  /** A name that several categories share; rows must write the code or group/name. */
  static final String AMBIGUOUS = "";

  private static void twice(RowReader row, String key, boolean again, String code) {
    if (again) {
      row.issue(
          "P03",
          Level.ERROR,
          key,
          "编码“%s”重复。".formatted(code),
          "code %s stands twice; give each its own".formatted(code));
    }
  }
}
