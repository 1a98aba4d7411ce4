package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gridward.decision.Category;
import org.gridward.event.Measure;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.ExpertHit;
import org.gridward.rules.fact.expert.FactType;

/**
 * A fact as expert rules see it. Its values are read only; a missing one has no entry.
 *
 * @param type what kind of fact
 * @param values by field: a text, a number, true or false, or a set of texts
 * @param hits where rules leave the rows they find; the facts of one event share it
 */
record Seen(FactType type, Map<String, Object> values, SortedSet<ExpertHit> hits) {

  /**
   * The facts of one event; the event itself first.
   *
   * @param asked what rules ask about; facts of other types are left out
   */
  static List<Seen> of(Facts facts, Set<FactType> asked) {
    var hits = new TreeSet<ExpertHit>();
    var all = new ArrayList<Seen>();
    all.add(new Seen(FactType.EVENT, event(facts), hits));
    if (asked.contains(FactType.READING)) {
      facts.event().measures().stream()
          .limit(FactType.MOST_READINGS)
          .forEach(it -> all.add(new Seen(FactType.READING, reading(it), hits)));
    }
    if (asked.contains(FactType.AREA)) {
      facts.located().grid().map(Grid::areas).orElse(List.of()).stream()
          .forEach(it -> all.add(new Seen(FactType.AREA, area(it), hits)));
    }
    return all;
  }

  private static Map<String, Object> reading(Measure measure) {
    return Map.of("name", measure.name(), "value", measure.value(), "unit", measure.unit());
  }

  private static Map<String, Object> area(Area area) {
    return Map.of("level", area.level().name(), "code", area.code(), "name", area.name());
  }

  private static Map<String, Object> event(Facts facts) {
    var event = facts.event();
    var values = new HashMap<String, Object>();
    put(values, "category", facts.category().map(Category::code));
    put(values, "major", facts.category().map(Category::major));
    put(values, "minor", facts.category().map(Category::minor));
    put(values, "grade", facts.grade().map(Enum::name));
    put(values, "severity", event.severity().map(Enum::name));
    put(values, "nativeKind", event.nativeKind());
    put(values, "component", event.componentId());
    put(values, "text", event.text());
    put(values, "owner", Optional.ofNullable(event.attributes().get("owner")));
    values.put("kind", event.kind());
    values.put("source", event.source().name());
    facts.located().grid().ifPresent(it -> grid(values, it));
    event.measures().stream().findFirst().ifPresent(it -> first(values, it));
    time(values, facts);
    return values;
  }

  private static void put(Map<String, Object> values, String field, Optional<String> value) {
    value.ifPresent(it -> values.put(field, it));
  }

  private static void grid(Map<String, Object> values, Grid grid) {
    values.put("grid", grid.code().value());
    values.put("gridName", grid.name());
    values.put("gridKind", grid.kind().name());
    put(values, "gridClass", grid.gridClass().map(Enum::name));
    var areas = new TreeSet<String>();
    for (var area : grid.areas()) {
      areas.add(area.code());
      areas.add(area.name());
    }
    values.put("areas", areas);
  }

  private static void first(Map<String, Object> values, Measure measure) {
    values.put("measure", measure.name());
    values.put("value", measure.value());
    values.put("unit", measure.unit());
  }

  private static void time(Map<String, Object> values, Facts facts) {
    var local = facts.local();
    values.put("hour", (double) local.getHour());
    values.put("minute", (double) local.getMinute());
    values.put("weekday", (double) local.getDayOfWeek().getValue());
    values.put("month", (double) local.getMonthValue());
    values.put("day", (double) local.getDayOfMonth());
    values.put("workday", facts.workDay());
  }
}
