package org.gridward.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question for cases, as SQL.
 *
 * @param conditions what must hold, joined by "and"
 * @param values what the conditions name
 */
record CaseFilter(List<String> conditions, Map<String, Object> values) {

  static CaseFilter of(CaseQuery query) {
    var filter = new CaseFilter(new ArrayList<>(), new HashMap<>());
    if (!query.states().isEmpty()) {
      filter.conditions.add(
          query.states().stream()
              .map(it -> "'" + it.name() + "'") // an enum's names, never a user's text
              .sorted()
              .collect(Collectors.joining(", ", "state in (", ")")));
    }
    filter.add("lead_code = :department", "department", query.department());
    filter.add("category_code = :category", "category", query.category());
    filter.add("grid_code = :grid", "grid", query.grid());
    filter.add("source = :source", "source", query.source());
    filter.add("due_key < :dueBefore", "dueBefore", query.dueBefore().map(Instant::toEpochMilli));
    filter.add(
        "opened_at >= :openedSince", "openedSince", query.openedSince().map(Instant::toEpochMilli));
    return filter;
  }

  private void add(String condition, String name, Optional<?> value) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.put(name, value.get());
    }
  }

  /** The same question, from the page's cursor on. */
  CaseFilter after(CaseQuery query) {
    if (query.cursor().isEmpty()) {
      return this;
    }
    var last = Cursor.parse(query.cursor().get());
    var more = new CaseFilter(new ArrayList<>(conditions), new HashMap<>(values));
    more.conditions.add(
        query.order() == CaseQuery.Order.NEWEST
            ? "serial_key < :serial"
            : "(due_key, serial_key) > (:due, :serial)");
    more.values.put("serial", last.serialKey());
    more.values.put("due", last.dueKey());
    return more;
  }

  String sql() {
    return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
  }

  static String order(CaseQuery.Order order) {
    return order == CaseQuery.Order.NEWEST
        ? " order by serial_key desc"
        : " order by due_key, serial_key";
  }
}
