package org.gridward.examples.benchmarks;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;

/**
 * What a careful programmer would write for just these columns: rows in a hash table by their key,
 * tested one by one, all that hold kept. No rule engine does more for a decision, so it is the
 * limit that others are measured against.
 */
final class PlainJava {

  private final RuleSet rules;
  private final Map<Stage, Map<String, Row[]>> byKey = new HashMap<>();
  private final Map<Stage, Row[]> wild = new HashMap<>();

  /** A row; a column it does not ask about is null. */
  private record Row(
      int id,
      EnumSet<Source> sources,
      EnumSet<GridKind> kinds,
      EnumSet<GridClass> classes,
      EnumSet<Severity> severities,
      EnumSet<Grade> grades,
      Between value,
      Hours hours) {

    private boolean holds(Seen it) {
      return (sources == null || sources.contains(it.source))
          && (kinds == null || it.kind != null && kinds.contains(it.kind))
          && (classes == null || it.gridClass != null && classes.contains(it.gridClass))
          && (severities == null || it.severity != null && severities.contains(it.severity))
          && (grades == null || it.grade != null && grades.contains(it.grade))
          && (value == null || it.hasValue && it.value >= value.low() && it.value <= value.high())
          && (hours == null || isTime(hours, it));
    }

    private static boolean isTime(Hours hours, Seen it) {
      return (hours.days() == Hours.Days.ALL
              || it.workDay == (hours.days() == Hours.Days.WORK_DAYS))
          && hours.contains(it.time);
    }
  }

  /** An event as the columns see it. */
  private static final class Seen {
    private Source source;
    private GridKind kind;
    private GridClass gridClass;
    private Severity severity;
    private Grade grade;
    private boolean hasValue;
    private double value;
    private boolean workDay;
    private LocalTime time;
  }

  PlainJava(RuleSet rules) {
    this.rules = rules;
    for (var stage : Stage.values()) {
      var rows = rules.rows().stream().filter(it -> it.stage() == stage).toList();
      var keyed = new HashMap<String, List<Row>>();
      for (var row : rows) {
        for (var key : row.keys()) {
          keyed.computeIfAbsent(key, it -> new ArrayList<>()).add(row(row));
        }
      }
      var arrays = new HashMap<String, Row[]>();
      keyed.forEach((key, found) -> arrays.put(key, found.toArray(Row[]::new)));
      byKey.put(stage, arrays);
      wild.put(
          stage,
          rows.stream().filter(it -> it.keys().isEmpty()).map(PlainJava::row).toArray(Row[]::new));
    }
  }

  private static Row row(PolicyRow row) {
    return new Row(
        row.index(),
        set(row, Field.SOURCE, Source.class),
        set(row, Field.GRID_KIND, GridKind.class),
        set(row, Field.GRID_CLASS, GridClass.class),
        set(row, Field.SEVERITY, Severity.class),
        set(row, Field.GRADE, Grade.class),
        asked(row, Field.VALUE, it -> (Between) it),
        asked(row, Field.HOURS, it -> (Hours) it));
  }

  private static <T> T asked(PolicyRow row, Field field, Function<Condition, T> as) {
    return row.conditions().stream()
        .filter(it -> it.field() == field)
        .map(it -> as.apply(it.condition()))
        .findFirst()
        .orElse(null);
  }

  private static <E extends Enum<E>> EnumSet<E> set(PolicyRow row, Field field, Class<E> type) {
    var condition = asked(row, field, it -> (OneOf) it);
    if (condition == null) {
      return null;
    }
    var set = EnumSet.noneOf(type);
    for (var value : type.getEnumConstants()) {
      if (condition.admits(List.of(value.name()))) {
        set.add(value);
      }
    }
    return set;
  }

  /** The numbers of all rows that hold, of all stages. */
  int[] decide(LocatedEvent located) {
    var seen = see(located);
    var hits = new Hits();
    var kind =
        hits.best(rows(Stage.CLASSIFY, located.event().kind()), wildOf(Stage.CLASSIFY), seen);
    if (kind < 0) {
      return hits.all();
    }
    var classified = (Classified) rules.rows().get(kind).outcome();
    Category category = classified.category();
    seen.grade = classified.grade().orElse(Grade.GENERAL);
    var route = hits.best(rows(Stage.ROUTE, category.code()), wildOf(Stage.ROUTE), seen);
    if (route >= 0) {
      seen.grade = ((Routed) rules.rows().get(route).outcome()).grade().orElse(seen.grade);
    }
    hits.best(rows(Stage.LIMIT, category.code()), wildOf(Stage.LIMIT), seen);
    hits.best(rows(Stage.NOTIFY, category.code()), wildOf(Stage.NOTIFY), seen);
    return hits.all();
  }

  private static final Row[] NONE = {};

  private Row[] rows(Stage stage, String key) {
    return byKey.get(stage).getOrDefault(key, NONE);
  }

  private Row[] wildOf(Stage stage) {
    return wild.get(stage);
  }

  private Seen see(LocatedEvent located) {
    var event = located.event();
    var local = ZonedDateTime.ofInstant(event.receivedAt(), rules.zone());
    var seen = new Seen();
    seen.source = event.source();
    seen.kind = located.grid().map(it -> it.kind()).orElse(null);
    seen.gridClass = located.grid().flatMap(it -> it.gridClass()).orElse(null);
    seen.severity = event.severity().orElse(null);
    seen.hasValue = !event.measures().isEmpty();
    seen.value = seen.hasValue ? event.measures().get(0).value() : 0;
    seen.time = local.toLocalTime();
    seen.workDay = rules.calendar().isWorkDay(local.toLocalDate());
    return seen;
  }

  /** What holds, and the best of a stage: exact before wild, more conditions, higher priority. */
  private final class Hits {
    private int[] ids = new int[8];
    private int count;

    private int best(Row[] exact, Row[] any, Seen seen) {
      var best = test(exact, seen, -1);
      var other = test(any, seen, -1);
      return best < 0 ? other : best;
    }

    private int test(Row[] rows, Seen seen, int best) {
      for (var row : rows) {
        if (row.holds(seen)) {
          if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
          }
          ids[count++] = row.id;
          best = best < 0 || isBetter(row.id, best) ? row.id : best;
        }
      }
      return best;
    }

    private boolean isBetter(int one, int other) {
      var a = rules.rows().get(one);
      var b = rules.rows().get(other);
      var conditions = a.conditions().size() - b.conditions().size();
      var priority = conditions == 0 ? a.priority() - b.priority() : conditions;
      return priority > 0;
    }

    private int[] all() {
      return Arrays.copyOf(ids, count);
    }
  }
}
