package org.gridward.rules.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which column of the input holds what, as {@code id=…,kind=…,lon=…,lat=…,time=…} says it.
 *
 * @param columns column name by field
 */
record ColumnMap(Map<String, String> columns) {

  static final Set<String> FIELDS =
      Set.of("id", "kind", "lon", "lat", "time", "category", "text", "source");

  /** Each field in a column of its own name. */
  static final ColumnMap ITSELF =
      new ColumnMap(
          FIELDS.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));

  static ColumnMap parse(String text) {
    var columns = new LinkedHashMap<String, String>();
    for (var part : text.split(",")) {
      var pair = part.split("=", 2);
      var field = pair[0].strip();
      if (pair.length < 2 || !FIELDS.contains(field)) {
        throw new WrongUsageException(
            "--map says \"%s\"; write field=column with a field of %s."
                .formatted(part, FIELDS.stream().sorted().collect(Collectors.joining(", "))));
      }
      columns.put(field, pair[1].strip());
    }
    for (var field : new String[] {"id", "time"}) {
      if (!columns.containsKey(field)) {
        throw new WrongUsageException("--map names no column for " + field + "; add one.");
      }
    }
    return new ColumnMap(columns);
  }

  /** Every column named must stand in the header. */
  void check(Set<String> header) {
    for (var column : columns.values()) {
      if (!header.contains(column)) {
        throw new WrongUsageException(
            "The input has no column \"%s\"; it has %s.".formatted(column, header));
      }
    }
  }

  /** The field's value in one row; empty where the column is not mapped or the cell is blank. */
  Optional<String> get(Map<String, String> row, String field) {
    return Optional.ofNullable(columns.get(field))
        .map(row::get)
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
