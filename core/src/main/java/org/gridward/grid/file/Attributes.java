package org.gridward.grid.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridward.grid.Area;
import org.gridward.grid.CodeForm;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridLayer;
import org.gridward.grid.Validity;

/**
 * What the properties of one feature say, in the names of its layer.
 *
 * @param layer what the file calls things
 * @param properties of the feature
 */
record Attributes(GridLayer layer, Map<String, Object> properties) {

  /** The code as it stands there. */
  Optional<String> code() {
    return text(layer.names().code());
  }

  /** The level of an area above grids; empty for a grid. */
  Optional<Area.Level> area() {
    return text(layer.names().kind())
        .flatMap(
            it ->
                switch (it.toUpperCase(Locale.ROOT)) {
                  case "COMMUNITY", "社区", "村" -> Optional.of(Area.Level.COMMUNITY);
                  case "SUBDISTRICT", "STREET", "街道", "镇" -> Optional.of(Area.Level.SUBDISTRICT);
                  case "DISTRICT", "区", "县", "区县" -> Optional.of(Area.Level.DISTRICT);
                  default -> Optional.empty();
                });
  }

  /** Code of the community that the feature names as the one it belongs to. */
  Optional<String> parent() {
    return text(layer.names().parent());
  }

  /**
   * The grid.
   *
   * @throws IllegalArgumentException when a property cannot be read; says which, the value seen and
   *     what to write
   */
  Grid grid(GridCode code) {
    return new Grid(
        code,
        text(layer.names().name()).orElse(code.value()),
        text(layer.names().kind()).map(Attributes::kind).orElse(GridKind.BASIC),
        text(layer.names().gridClass()).map(Attributes::gridClass),
        areas(code),
        validity(),
        codes(layer.names().predecessors()),
        codes(layer.names().successors()));
  }

  /** The kind of a grid that has other faults. */
  GridKind kindOrBasic() {
    return orElse(() -> text(layer.names().kind()).map(Attributes::kind), GridKind.BASIC);
  }

  /** The time of a grid that has other faults. */
  Validity validityOrAlways() {
    return orElse(() -> Optional.of(validity()), Validity.ALWAYS);
  }

  private static <T> T orElse(Supplier<Optional<T>> read, T usual) {
    try {
      return read.get().orElse(usual);
    } catch (IllegalArgumentException e) { // told where the grid is read
      return usual;
    }
  }

  private static GridKind kind(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "BASIC", "基础", "基础网格" -> GridKind.BASIC;
      case "DEDICATED", "专属", "专属网格" -> GridKind.DEDICATED;
      default ->
          throw new IllegalArgumentException(
              "kind \"" + text + "\" is unknown; write BASIC or DEDICATED");
    };
  }

  private static GridClass gridClass(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "I", "1", "一类", "一" -> GridClass.I;
      case "II", "2", "二类", "二" -> GridClass.II;
      case "III", "3", "三类", "三" -> GridClass.III;
      default ->
          throw new IllegalArgumentException("class \"" + text + "\" is unknown; write I, II, III");
    };
  }

  /** In 15-digit codes the areas are prefixes; elsewhere their names serve as codes. */
  private List<Area> areas(GridCode code) {
    var areas = new ArrayList<Area>();
    for (var level : Area.Level.values()) {
      var name = text(level.name().toLowerCase(Locale.ROOT));
      var prefix =
          layer.form() == CodeForm.DIGITS_15 ? Optional.of(prefix(code.value(), level)) : name;
      prefix.ifPresent(it -> areas.add(new Area(level, it, name.orElse(it))));
    }
    return areas;
  }

  /** The part of a 15-digit code that names an area. */
  static String prefix(String code, Area.Level level) {
    return code.substring(
        0,
        switch (level) {
          case COMMUNITY -> 12;
          case SUBDISTRICT -> 9;
          case DISTRICT -> 6;
        });
  }

  private Validity validity() {
    var from = text(layer.names().validFrom()).map(this::moment);
    var to = text(layer.names().validTo()).map(this::moment);
    return from.isEmpty() && to.isEmpty() ? Validity.ALWAYS : new Validity(from, to);
  }

  /** A date begins at midnight in the layer's zone. */
  private Instant moment(String text) {
    try {
      return text.length() <= 10
          ? LocalDate.parse(text.replace('/', '-')).atStartOfDay(layer.zone()).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "date \"" + text + "\" is none; write 2026-03-01 or 2026-03-01T00:00:00+08:00", e);
    }
  }

  private List<GridCode> codes(String name) {
    var value = properties.get(name);
    var texts =
        value instanceof List<?> it
            ? it.stream().map(Attributes::plain)
            : text(name).stream().flatMap(it -> Arrays.stream(it.split("[,，、;；\\s]+")));
    return texts.filter(it -> !it.isBlank()).map(String::strip).map(GridCode::new).toList();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(properties.get(name))
        .map(Attributes::plain)
        .filter(it -> !it.isBlank());
  }

  /** Text, or a number as the text it stands for. */
  private static String plain(Object value) {
    return value instanceof Double it && it == Math.rint(it) && Math.abs(it) < 1L << 53
        ? String.valueOf(it.longValue())
        : String.valueOf(value);
  }
}
