package org.gridward.rules.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.decision.Handling;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.rules.fact.PolicyTest;
import org.gridward.rules.fact.PolicyTest.Expected;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/** Reads the sheet 测试用例: events, and what the policy shall make of them. */
final class TestRows {

  private static final int COMMUNITY_DIGITS = 12;

  private final Dictionary dictionary;
  private final ZoneId zone;
  private final Map<String, Grid> grids = new HashMap<>();

  private TestRows(
      Map<SheetKind, Table> tables, Dictionary dictionary, ZoneId zone, Issues issues) {
    this.dictionary = dictionary;
    this.zone = zone;
    Dictionary.rows(tables, SheetKind.GRIDS, issues).forEach(this::grid);
  }

  static List<PolicyTest> read(
      Map<SheetKind, Table> tables, Dictionary dictionary, ZoneId zone, Issues issues) {
    var sheet = new TestRows(tables, dictionary, zone, issues);
    var tests = new ArrayList<PolicyTest>();
    for (var row : Dictionary.rows(tables, SheetKind.TESTS, issues)) {
      sheet.test(row).ifPresent(tests::add);
    }
    return tests;
  }

  private void grid(RowReader row) {
    var code = row.text("code");
    if (code.isEmpty()) {
      return;
    }
    var areas = new ArrayList<Area>();
    for (var level :
        Map.of("community", Area.Level.COMMUNITY, "subdistrict", Area.Level.SUBDISTRICT)
            .entrySet()) {
      if (!row.text(level.getKey()).isEmpty()) {
        areas.add(
            new Area(level.getValue(), areaCode(code, level.getValue()), row.text(level.getKey())));
      }
    }
    var grid =
        Grid.of(
            new GridCode(code),
            row.text("name"),
            row.word("kind", Words.GRID_KINDS).map(GridKind::valueOf).orElse(GridKind.BASIC),
            row.word("class", Words.GRID_CLASSES).map(GridClass::valueOf),
            areas);
    grids.put(code, grid);
    grids.putIfAbsent(row.text("name"), grid);
  }

  private static String areaCode(String grid, Area.Level level) {
    var digits = COMMUNITY_DIGITS - 3 * level.ordinal();
    return grid.length() > digits ? grid.substring(0, digits) : grid;
  }

  private Optional<PolicyTest> test(RowReader row) {
    var id = row.required("case");
    var at = moment(row);
    var grid = namedGrid(row);
    if (id.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    var source = row.word("source", Words.SOURCES).map(Source::valueOf).orElse(Source.GRID_WORKER);
    var kind = row.text("kind").isEmpty() ? "report.general" : row.text("kind");
    var event = Event.builder(new EventId("test/" + id), source, kind, at.get());
    category(row).ifPresent(event::category);
    Optional.of(row.cell("text").text()).filter(it -> !it.isBlank()).ifPresent(event::text);
    row.word("severity", Words.SEVERITIES).map(Severity::valueOf).ifPresent(event::severity);
    Optional.of(row.text("owner"))
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> event.attribute("owner", it));
    number(row, "value").ifPresent(it -> event.measure(new Measure("value", it, "1")));
    location(row).ifPresent(event::location);
    return Optional.of(new PolicyTest(id, row.ref(), event.build(), grid, expected(row)));
  }

  private Optional<Instant> moment(RowReader row) {
    var text = row.required("at").replace(' ', 'T');
    try {
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      if (!text.isEmpty()) {
        row.issue(
            "P01",
            Level.ERROR,
            "at",
            "“%s”不合写法，请写 2026-03-02 10:00。".formatted(text),
            "\"%s\" is no moment; write 2026-03-02 10:00".formatted(text));
      }
      return Optional.empty();
    }
  }

  private Optional<Grid> namedGrid(RowReader row) {
    var name = row.text("grid");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    var grid = Optional.ofNullable(grids.get(name));
    if (grid.isEmpty()) {
      row.issue(
          "W15",
          Level.ERROR,
          "grid",
          "网格“%s”不在工作表“网格”中。".formatted(name),
          "grid \"%s\" is not in the sheet of grids (网格)".formatted(name));
    }
    return grid;
  }

  private Optional<String> category(RowReader row) {
    if (row.isAny("minor")) {
      return Optional.empty();
    }
    return row.known("minor", dictionary.categoryNames, "category").stream().findFirst();
  }

  private static OptionalDouble number(RowReader row, String key) {
    var text = row.text(key);
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      row.issue(
          "P01",
          Level.ERROR,
          key,
          "“%s”不是数。".formatted(text),
          "\"%s\" is no number".formatted(text));
      return OptionalDouble.empty();
    }
  }

  private static Optional<Location> location(RowReader row) {
    var longitude = number(row, "longitude");
    var latitude = number(row, "latitude");
    if (longitude.isEmpty() || latitude.isEmpty()) {
      return Optional.empty();
    }
    var written = row.text("datum").isEmpty() ? "WGS84" : row.text("datum");
    try {
      var datum = Datum.valueOf(written.replace("-", "").toUpperCase(Locale.ROOT));
      return Optional.of(Location.of(longitude.getAsDouble(), latitude.getAsDouble(), datum));
    } catch (IllegalArgumentException e) {
      row.issue(
          "P01",
          Level.ERROR,
          "longitude",
          "位置无法识别：%s".formatted(e.getMessage()),
          "the place is not understood: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Expected expected(RowReader row) {
    var lead = row.text("lead");
    var territory = lead.equals("属地") || lead.equalsIgnoreCase("territory");
    return new Expected(
        lead.isEmpty() || territory
            ? Optional.of("").filter(it -> territory)
            : row.known("lead", dictionary.departmentNames, "department").stream().findFirst(),
        row.word("action", Words.ACTIONS).map(Handling::valueOf),
        row.limit("limit"),
        Optional.of(row.text("rule")).filter(it -> !it.isEmpty()));
  }
}
