package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.examples.host.feed.DevicePlace;
import org.gridward.grid.GridCode;
import org.gridward.resource.DeviceEntry;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.CsvReader;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.Sheet;
import org.gridward.rules.workbook.XlsxReader;

/**
 * A sheet of devices as people keep it: the first of a workbook, or CSV. A column {@code every}
 * says how often a device speaks, such as {@code PT30S}, {@code gateway} through which, {@code
 * department} whose it is, {@code muted_until} until when its silence is known. A recorder's
 * channels are one device.
 */
final class DeviceSheet {

  static final String WORKBOOK = "devices.xlsx";
  static final String CSV = "devices.csv";

  /** What Chinese offices write over the columns. */
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("设备编号", "key"),
          Map.entry("名称", "name"),
          Map.entry("类型", "kind"),
          Map.entry("经度", "longitude"),
          Map.entry("纬度", "latitude"),
          Map.entry("坐标系", "datum"),
          Map.entry("网格编码", "grid"),
          Map.entry("所属部门", "department"),
          Map.entry("上报间隔", "every"),
          Map.entry("网关", "gateway"),
          Map.entry("静默至", "muted_until"));

  private static final String WRONG = "No device at ";
  private static final Set<String> CODES = Set.of("key", "grid", "department", "gateway");

  private DeviceSheet() {}

  /**
   * One device.
   *
   * @param place where it stands, such as {@code devices.xlsx!Sheet1!A7}
   */
  record Row(String place, Map<String, String> cells) {

    Optional<String> find(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    String get(String column) {
      return find(column)
          .orElseThrow(() -> new NoSuchElementException(column + " is missing; write it there"));
    }

    Instant moment(String column) {
      return parse(column, Instant::parse, "a moment such as 2026-03-02T10:00:00Z");
    }

    private <T> T parse(String column, Function<String, T> reader, String wish) {
      var text = get(column);
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException(
            "%s is \"%s\"; write %s".formatted(column, text, wish), e);
      }
    }
  }

  /** The sheet of a folder; a workbook goes before CSV. */
  static Path fileIn(Path folder) {
    var workbook = folder.resolve(WORKBOOK);
    return Files.exists(workbook) ? workbook : folder.resolve(CSV);
  }

  /**
   * Reads a sheet.
   *
   * @throws IllegalArgumentException saying at which cell it is wrong
   */
  static List<Row> read(Path file) {
    var issues = new Issues();
    try {
      var sheets =
          file.toString().endsWith(".xlsx")
              ? XlsxReader.read(file, issues)
              : CsvReader.read(file, issues);
      if (sheets.isEmpty()) {
        throw new IllegalArgumentException(
            issues.all().stream().findFirst().map(RuleIssue::toString).orElse(file + " is empty"));
      }
      return rows(sheets.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException("Devices in " + file + " cannot be read: " + e, e);
    }
  }

  /** Where a device stands; empty for one that does not say so. */
  static Optional<DevicePlace> place(Row row) {
    return check(
        row,
        it ->
            it.find("longitude")
                .map(
                    told ->
                        new DevicePlace(
                            it.get("key"),
                            it.get("name"),
                            it.find("kind").orElse(""),
                            it.parse("longitude", Double::valueOf, "degrees"),
                            it.parse("latitude", Double::valueOf, "degrees"),
                            it.parse("datum", Datum::valueOf, "WGS84, CGCS2000, GCJ02 or BD09"),
                            it.find("grid").orElse(""))));
  }

  /** What the register knows of a device. */
  static DeviceEntry entry(Row row) {
    return check(row, DeviceSheet::unchecked);
  }

  private static DeviceEntry unchecked(Row row) {
    var key = row.get("key");
    return new DeviceEntry(
        key.matches("[^/]+/\\d+") ? key.substring(0, key.indexOf('/')) : key, // a channel
        row.get("name"),
        place(row)
            .map(
                it ->
                    Location.of(it.longitude(), it.latitude(), it.datum())
                        .by(Location.Method.ASSET)),
        row.find("grid").map(GridCode::new),
        row.find("department"),
        row.find("every").map(it -> row.parse("every", Duration::parse, "a length such as PT30S")),
        row.find("gateway"),
        row.find("muted_until").map(it -> row.moment("muted_until")));
  }

  private static <T> T check(Row row, Function<Row, T> reader) {
    try {
      return reader.apply(row);
    } catch (NoSuchElementException e) {
      throw wrong(row.place(), e.getMessage());
    } catch (IllegalArgumentException e) {
      throw e.getMessage().startsWith(WRONG) ? e : wrong(row.place(), e.getMessage());
    }
  }

  private static List<Row> rows(Sheet sheet) {
    var rows = new ArrayList<Row>();
    var columns = new ArrayList<String>();
    for (var line : sheet.lines()) {
      if (line.isBlank()) {
        continue;
      }
      if (columns.isEmpty()) {
        line.cells().stream()
            .map(it -> it.text().strip())
            .forEach(it -> columns.add(CHINESE.getOrDefault(it, it)));
      } else {
        rows.add(row(sheet, line, columns));
      }
    }
    return rows;
  }

  private static Row row(Sheet sheet, Sheet.Line line, List<String> columns) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
      var cell = line.cells().get(i);
      if (!cell.isBlank()) {
        cells.put(columns.get(i), text(place(sheet, cell.address()), columns.get(i), cell));
      }
    }
    return new Row(place(sheet, "A" + line.number()), cells);
  }

  private static String place(Sheet sheet, String cell) {
    return sheet.file() + "!" + sheet.name() + "!" + cell;
  }

  private static String text(String place, String column, Cell cell) {
    if (CODES.contains(column) && cell.kind() != Cell.Kind.TEXT) {
      throw wrong(
          place,
          "%s %s is a %s, so zeros in front may be lost; format the column as text and write it"
                  .formatted(column, cell.text(), cell.kind().name().toLowerCase(Locale.ROOT))
              + " again");
    }
    if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR) {
      throw wrong(place, cell.text() + " is a formula; paste its value");
    }
    return cell.text().strip();
  }

  private static IllegalArgumentException wrong(String place, String why) {
    return new IllegalArgumentException(WRONG + place + ": " + why + ".");
  }
}
