package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason.Stage;
import org.gridward.department.Department;
import org.gridward.department.Role;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * Turns the rows of the rule sheets into facts.
 *
 * @param tables the sheets
 * @param dictionary what rows may name
 * @param issues where issues go
 */
record RuleRows(Map<SheetKind, Table> tables, Dictionary dictionary, Issues issues) {

  List<PolicyRow> read() {
    var rows = new ArrayList<PolicyRow>();
    Dictionary.rows(tables, SheetKind.CLASSIFY, issues).forEach(it -> add(rows, classify(it)));
    Dictionary.rows(tables, SheetKind.DISPATCH, issues).forEach(it -> add(rows, dispatch(it)));
    Dictionary.rows(tables, SheetKind.LIMITS, issues).forEach(it -> add(rows, limit(it)));
    Dictionary.rows(tables, SheetKind.NOTICES, issues).forEach(it -> add(rows, notice(it)));
    return rows;
  }

  private static void add(List<PolicyRow> rows, Optional<PolicyRow> row) {
    row.ifPresent(rows::add);
  }

  private Optional<PolicyRow> classify(RowReader row) {
    var kinds = row.isAny("kind") ? Set.<String>of() : Set.copyOf(CellText.items(row.text("kind")));
    var family = kinds.stream().anyMatch(it -> it.endsWith(".*"));
    var conditions = new Conditions(row);
    if (family) {
      conditions.free(Field.KIND, "kind");
    }
    conditions
        .words(Field.SOURCE, "source", Words.SOURCES)
        .phrases(Field.TEXT, "text")
        .number(Field.VALUE, "value")
        .free(Field.COMPONENT, "component")
        .words(Field.SEVERITY, "severity", Words.SEVERITIES);
    var category = category(row, row.required("minor"));
    var grade = row.word("grade", Words.GRADES).map(Grade::valueOf);
    var key = new Key(family ? Set.of() : kinds, kinds.isEmpty() ? 0 : family ? 1 : 2, "kind");
    return category.map(
        it -> row(Stage.CLASSIFY, row, key, conditions.all(), new Outcome.Classified(it, grade)));
  }

  private Optional<Category> category(RowReader row, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return row.known("minor", name, dictionary.categoryNames, "category")
        .filter(it -> isClear(row, name, it))
        .map(dictionary.categories::get);
  }

  private static boolean isClear(RowReader row, String name, String code) {
    if (code.equals(Dictionary.AMBIGUOUS)) {
      row.issue(
          "W15",
          Level.ERROR,
          "minor",
          "“%s”在几个大类中都有，请写编码或“大类/小类”。".formatted(name),
          "\"%s\" stands in several groups; write its code, or group/name".formatted(name));
      return false;
    }
    return true;
  }

  private Optional<PolicyRow> dispatch(RowReader row) {
    var conditions =
        new Conditions(row)
            .words(Field.SOURCE, "source", Words.SOURCES)
            .areas("area", dictionary.areas)
            .words(Field.GRID_KIND, "gridKind", Words.GRID_KINDS)
            .words(Field.GRID_CLASS, "gridClass", Words.GRID_CLASSES)
            .free(Field.OWNER, "owner")
            .number(Field.VALUE, "value")
            .phrases(Field.TEXT, "text")
            .words(Field.SEVERITY, "severity", Words.SEVERITIES)
            .hours(Field.HOURS, "hours");
    var lead = lead(row);
    var action = row.word("action", Words.ACTIONS);
    if (action.isEmpty()) {
      row.required("action");
    }
    var limit = row.limit("limit");
    var outcome =
        new Outcome.Routed(
            lead.orElse(Optional.empty()),
            departments(row, "coHandlers"),
            departments(row, "informed"),
            action.map(Handling::valueOf).orElse(Handling.DISPATCH),
            row.limit("acceptLimit"),
            limit,
            row.limit("reminder"),
            row.word("grade", Words.GRADES).map(Grade::valueOf));
    return lead.isEmpty()
        ? Optional.empty()
        : Optional.of(row(Stage.ROUTE, row, key(row), conditions.all(), outcome));
  }

  /** The department; inside empty for the territory; outside empty where the cell is wrong. */
  private Optional<Optional<Department>> lead(RowReader row) {
    var text = row.required("lead");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals("属地") || text.equalsIgnoreCase("territory")) {
      return Optional.of(Optional.empty());
    }
    var codes = row.known("lead", dictionary.departmentNames, "department");
    if (codes.size() > 1) {
      row.issue(
          "P01",
          Level.ERROR,
          "lead",
          "责任部门只能有一个，其余请填入协办部门。",
          "only one department can lead; move the others to 协办部门");
    }
    return codes.size() == 1
        ? Optional.of(Optional.of(dictionary.departments.get(codes.get(0))))
        : Optional.empty();
  }

  private List<Department> departments(RowReader row, String key) {
    return row.isAny(key)
        ? List.of()
        : row.known(key, dictionary.departmentNames, "department").stream()
            .map(dictionary.departments::get)
            .toList();
  }

  private Optional<PolicyRow> limit(RowReader row) {
    var grades = new Conditions(row).words(Field.GRADE, "grade", Words.GRADES).all();
    var limit = row.limit("limit");
    if (limit.isEmpty()) {
      row.required("limit");
      return Optional.empty();
    }
    row.limit("checkLimit");
    var outcome =
        new Outcome.Limited(
            row.limit("acceptLimit"), limit.get(), row.limit("reminder"), Escalations.read(row));
    return Optional.of(row(Stage.LIMIT, row, key(row), grades, outcome));
  }

  private Optional<PolicyRow> notice(RowReader row) {
    var grades = new Conditions(row).words(Field.GRADE, "grade", Words.GRADES).all();
    var when = required(row, "when", Words.MOMENTS);
    var role = required(row, "role", Words.ROLES);
    var channel = required(row, "channel", Words.CHANNELS);
    var template = row.required("template");
    if (when.isEmpty() || role.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    var plan =
        new NoticePlan(
            NoticePlan.Moment.valueOf(when.get()),
            Role.valueOf(role.get()),
            channel.get(),
            template);
    return Optional.of(row(Stage.NOTIFY, row, key(row), grades, new Outcome.Told(plan)));
  }

  private static Optional<String> required(RowReader row, String key, Map<String, String> words) {
    var word = row.word(key, words);
    if (word.isEmpty() && row.text(key).isEmpty()) {
      row.required(key);
    }
    return word;
  }

  /** What a row is found by. */
  private record Key(Set<String> words, int level, String column) {}

  private Key key(RowReader row) {
    if (!row.isAny("minor")) {
      var codes = row.known("minor", dictionary.categoryNames, "category");
      codes.forEach(it -> isClear(row, row.text("minor"), it));
      return new Key(Set.copyOf(codes), 2, "minor");
    }
    if (!row.isAny("major")) {
      return new Key(Set.copyOf(row.known("major", dictionary.majorNames, "major")), 1, "major");
    }
    return new Key(Set.of(), 0, "minor");
  }

  private PolicyRow row(
      Stage stage, RowReader row, Key key, List<Asked> conditions, Outcome outcome) {
    var has = row.table().kind().columns().stream().map(it -> it.key()).toList();
    return new PolicyRow(
        stage,
        row.required("rule"),
        0,
        row.ref(),
        key.words(),
        key.level(),
        row.heading(key.column()),
        row.text(key.column()),
        conditions,
        has.contains("priority") ? row.number("priority", 0, 99, 50) : 50,
        has.contains("from") ? row.date("from") : Optional.empty(),
        has.contains("to") ? row.date("to") : Optional.empty(),
        outcome,
        has.contains("basis") ? row.text("basis") : "",
        row.cell("note").text());
  }
}
