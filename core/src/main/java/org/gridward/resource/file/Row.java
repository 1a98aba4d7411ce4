package org.gridward.resource.file;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One resource as its file tells it.
 *
 * @param where the line or feature, as people find it
 * @param cells what stands in the columns that are understood; blank ones left out
 * @param others what stands in other columns, by their headings; blank ones left out
 */
record Row(String where, Map<Column, String> cells, Map<String, String> others) {

  /** Sorts the cells of a line or feature by their headings. */
  static Row of(String where, Map<String, String> values) {
    var cells = new EnumMap<Column, String>(Column.class);
    var others = new LinkedHashMap<String, String>();
    values.forEach(
        (heading, value) -> {
          if (!value.isBlank()) {
            Column.of(heading)
                .ifPresentOrElse(
                    it -> cells.putIfAbsent(it, value.strip()),
                    () -> others.put(heading.strip(), value.strip()));
          }
        });
    return new Row(where, cells, others);
  }

  Optional<String> cell(Column column) {
    return Optional.ofNullable(cells.get(column));
  }
}
