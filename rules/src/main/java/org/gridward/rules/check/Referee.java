package org.gridward.rules.check;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Has;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Ruling;

/**
 * The second engine (第二引擎): looks at every row for one event, one after the other. It shares the
 * rows with the first engine and nothing else, neither how conditions are tested nor how rows are
 * ranked, so where both agree a mistake would have to be made twice. Slow; safe for any number of
 * threads.
 */
public final class Referee {

  private static final long DAY = 24 * 3_600_000_000_000L;

  private final RuleSet rules;
  private final LocatedEvent located;
  private final ZonedDateTime local;
  private final Map<String, Integer> areas = new HashMap<>(); // words for places, 4 the nearest
  private final Set<String> found = new HashSet<>(); // rows that expert rules find
  private Category category;
  private Grade grade;

  private Referee(RuleSet rules, LocatedEvent located) {
    this.rules = rules;
    this.located = located;
    this.local = ZonedDateTime.ofInstant(located.event().receivedAt(), rules.zone());
    located.grid().ifPresent(this::place);
  }

  /** What the rows say of an event. */
  public static Ruling judge(RuleSet rules, LocatedEvent located) {
    return new Referee(rules, located).judge();
  }

  private void place(Grid grid) {
    for (var area : grid.areas()) {
      var nearness =
          switch (area.level()) {
            case COMMUNITY -> 3;
            case SUBDISTRICT -> 2;
            case DISTRICT -> 1;
          };
      for (var word : words(area)) {
        areas.merge(word, nearness, Math::max);
      }
    }
    areas.put(grid.name(), 4);
    areas.put(grid.code().value(), 4);
  }

  private static List<String> words(Area area) {
    return List.of(area.code(), area.name());
  }

  private Ruling judge() {
    var numbers = new EnumMap<Stage, List<String>>(Stage.class);
    for (var stage : Stage.values()) {
      numbers.put(stage, List.of());
    }
    var kinds = holding(Stage.CLASSIFY);
    numbers.put(Stage.CLASSIFY, numbers(kinds));
    classify(kinds);
    if (category != null) {
      var facts = Facts.of(rules, located).as(category, grade);
      ExpertReferee.hits(rules.experts(), facts).forEach(it -> found.add(it.row()));
      var routes = holding(Stage.ROUTE);
      numbers.put(Stage.ROUTE, numbers(routes));
      if (!routes.isEmpty()) {
        grade = ((Routed) routes.get(0).outcome()).grade().orElse(grade);
      }
      numbers.put(Stage.LIMIT, numbers(holding(Stage.LIMIT)));
      numbers.put(Stage.NOTIFY, numbers(holding(Stage.NOTIFY)));
    }
    return new Ruling(Optional.ofNullable(category), Optional.ofNullable(grade), numbers);
  }

  private static List<String> numbers(List<PolicyRow> rows) {
    return rows.stream().map(PolicyRow::id).toList();
  }

  private void classify(List<PolicyRow> rows) {
    var asksNothing = rows.isEmpty() || asksNothing(rows.get(0));
    var claimed = located.event().category().orElse("");
    if (asksNothing && rules.categories().containsKey(claimed)) {
      category = rules.categories().get(claimed);
      grade = Grade.GENERAL;
    } else if (!rows.isEmpty() && rows.get(0).outcome() instanceof Classified it) {
      category = it.category();
      grade = it.grade().orElse(Grade.GENERAL);
    }
  }

  private static boolean asksNothing(PolicyRow row) {
    return row.keys().isEmpty() && row.conditions().isEmpty();
  }

  /**
   * A row that holds.
   *
   * @param level of its key; 2 where an expert rule has found it
   * @param nearness of the area by which it holds
   */
  private record Standing(PolicyRow row, int level, int nearness) {}

  /** The rows of a stage that hold, best first. */
  private List<PolicyRow> holding(Stage stage) {
    var standings = new ArrayList<Standing>();
    for (var row : rules.rows()) {
      if (row.stage() != stage || !isInForce(row)) {
        continue;
      }
      if (isAsked(row) && allHold(row)) {
        standings.add(new Standing(row, row.keyLevel(), nearness(row)));
      }
      if (stage != Stage.CLASSIFY && found.contains(row.id())) {
        standings.add(new Standing(row, 2, 0));
      }
    }
    standings.sort(order());
    return standings.stream().map(Standing::row).distinct().toList();
  }

  private boolean isAsked(PolicyRow row) {
    if (row.keys().isEmpty()) {
      return true;
    }
    var event = located.event();
    if (row.stage() == Stage.CLASSIFY) {
      return row.keys().contains(event.kind())
          || event.nativeKind().isPresent() && row.keys().contains(event.nativeKind().get());
    }
    return row.keys().contains(row.keyLevel() == 2 ? category.code() : category.major());
  }

  private boolean isInForce(PolicyRow row) {
    var today = local.toLocalDate();
    var begun = row.from().isEmpty() || row.from().get().compareTo(today) <= 0;
    return begun && (row.to().isEmpty() || row.to().get().compareTo(today) >= 0);
  }

  private boolean allHold(PolicyRow row) {
    for (var asked : row.conditions()) {
      if (!holds(asked)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Asked asked) {
    Condition condition = asked.condition();
    if (condition instanceof OneOf it) {
      return isNamed(it, seen(asked.field())) == !it.negated();
    }
    if (condition instanceof Has it) {
      return seen(asked.field()).stream()
          .anyMatch(text -> it.phrases().stream().anyMatch(phrase -> text.indexOf(phrase) >= 0));
    }
    return condition instanceof Between it
        ? located.event().measures().stream().limit(1).anyMatch(seen -> lies(it, seen.value()))
        : isTime((Hours) condition);
  }

  private static boolean isNamed(OneOf condition, List<String> seen) {
    for (var word : seen) {
      for (var named : condition.words()) {
        var family = named.endsWith(".*");
        if (named.equals(word) || family && word.startsWith(named.replaceFirst("\\*$", ""))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean lies(Between range, double value) {
    var above = value > range.low() || range.lowIn() && value == range.low();
    return above && (value < range.high() || range.highIn() && value == range.high());
  }

  private boolean isTime(Hours hours) {
    var workDay = rules.calendar().isWorkDay(local.toLocalDate());
    if (hours.days() == Hours.Days.WORK_DAYS && !workDay
        || hours.days() == Hours.Days.HOLIDAYS && workDay) {
      return false;
    }
    var from = hours.from().toNanoOfDay();
    var length = Math.floorMod(hours.to().toNanoOfDay() - from, DAY);
    var passed = Math.floorMod(local.toLocalTime().toNanoOfDay() - from, DAY);
    return length == 0 || passed < length;
  }

  private List<String> seen(Field field) {
    var event = located.event();
    return switch (field) {
      case SOURCE -> List.of(event.source().name());
      case KIND ->
          event.nativeKind().map(it -> List.of(event.kind(), it)).orElse(List.of(event.kind()));
      case CATEGORY -> category == null ? List.of() : List.of(category.code());
      case AREA -> List.copyOf(areas.keySet());
      case GRID_KIND -> located.grid().map(it -> List.of(it.kind().name())).orElse(List.of());
      case GRID_CLASS ->
          located.grid().flatMap(Grid::gridClass).map(it -> List.of(it.name())).orElse(List.of());
      case OWNER ->
          Optional.ofNullable(event.attributes().get("owner")).map(List::of).orElse(List.of());
      case COMPONENT -> event.componentId().map(List::of).orElse(List.of());
      case TEXT -> event.text().map(List::of).orElse(List.of());
      case SEVERITY -> event.severity().map(it -> List.of(it.name())).orElse(List.of());
      case GRADE -> grade == null ? List.of() : List.of(grade.name());
      case VALUE, HOURS -> List.of();
    };
  }

  /** Exact key, named owner, smaller area, more conditions, higher priority, lower number. */
  private static Comparator<Standing> order() {
    return Comparator.comparing((Standing it) -> -it.level())
        .thenComparing(it -> asks(it.row(), Field.OWNER) ? 0 : 1)
        .thenComparing(it -> -it.nearness())
        .thenComparing(it -> -others(it.row()))
        .thenComparing(it -> -it.row().priority())
        .thenComparing(it -> it.row().id());
  }

  private static boolean asks(PolicyRow row, Field field) {
    return row.conditions().stream().anyMatch(it -> it.field() == field);
  }

  private static long others(PolicyRow row) {
    return row.conditions().stream()
        .filter(it -> it.field() != Field.AREA && it.field() != Field.OWNER)
        .count();
  }

  private int nearness(PolicyRow row) {
    var nearest = 0;
    for (var asked : row.conditions()) {
      if (asked.field() == Field.AREA && asked.condition() instanceof OneOf it) {
        for (var word : it.words()) {
          nearest = Math.max(nearest, areas.getOrDefault(word, 0));
        }
      }
    }
    return nearest;
  }
}
