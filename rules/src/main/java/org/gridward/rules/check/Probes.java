package org.gridward.rules.check;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Has;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;

/**
 * Events made of the rows themselves (探测事件): each meets a row and stands on its bounds, where two
 * evaluators would part first. For comparing them before a policy is published.
 */
public final class Probes {

  private static final String KIND = "gridward.probe";
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 3, 2);

  private final RuleSet rules;

  private Probes(RuleSet rules) {
    this.rules = rules;
  }

  /** One event for each row, or for {@code most} rows spread evenly over a larger policy. */
  public static List<LocatedEvent> of(RuleSet rules, int most) {
    var probes = new Probes(rules);
    var step = Math.max(1, (rules.rows().size() + most - 1) / most);
    var events = new ArrayList<LocatedEvent>();
    for (var i = 0; i < rules.rows().size(); i += step) {
      events.add(probes.event(rules.rows().get(i)));
    }
    return events;
  }

  private LocatedEvent event(PolicyRow row) {
    var sources = words(row, Field.SOURCE, Source.values());
    var event =
        Event.builder(
            new EventId("probe/" + row.id()),
            sources.isEmpty() ? Source.GRID_WORKER : Source.valueOf(sources.get(0)),
            kind(row),
            moment(row));
    category(row).ifPresent(event::category);
    words(row, Field.SEVERITY, Severity.values()).stream()
        .findFirst()
        .ifPresent(it -> event.severity(Severity.valueOf(it)));
    for (var asked : row.conditions()) {
      fill(event, asked.field(), asked.condition());
    }
    return new LocatedEvent(event.build(), Optional.of(grid(row)), Optional.empty());
  }

  private static String kind(PolicyRow row) {
    if (row.stage() == Stage.CLASSIFY && !row.keys().isEmpty()) {
      return row.keys().stream().sorted().findFirst().orElseThrow();
    }
    return row.conditions().stream()
        .filter(it -> it.field() == Field.KIND)
        .flatMap(it -> ((OneOf) it.condition()).words().stream())
        .map(it -> it.replace("*", "probe"))
        .findFirst()
        .orElse(KIND);
  }

  /** A category that the row is found by; the first of its group where it names that. */
  private Optional<String> category(PolicyRow row) {
    return row.stage() == Stage.CLASSIFY
        ? Optional.empty()
        : rules.categories().values().stream()
            .filter(
                it ->
                    row.keys().isEmpty()
                        || row.keys().contains(row.keyLevel() == 2 ? it.code() : it.major()))
            .map(it -> it.code())
            .findFirst();
  }

  private static void fill(Event.Builder event, Field field, Condition condition) {
    if (condition instanceof Between it) {
      event.measure(new Measure("probe", bound(it), "1"));
    } else if (condition instanceof Has it) {
      event.text("probe " + it.phrases().get(0));
    } else if (condition instanceof OneOf it && !it.words().isEmpty()) {
      var word = it.words().stream().sorted().findFirst().get();
      if (field == Field.OWNER) {
        event.attribute("owner", word);
      } else if (field == Field.COMPONENT) {
        event.componentId(word);
      }
    }
  }

  /** The number next to a bound that still belongs. */
  private static double bound(Between range) {
    if (!Double.isInfinite(range.low())) {
      return range.lowIn() ? range.low() : Math.nextUp(range.low());
    }
    if (Double.isInfinite(range.high())) {
      return 0;
    }
    return range.highIn() ? range.high() : Math.nextDown(range.high());
  }

  /** The first moment of the row's times, on a day on which it holds. */
  private Instant moment(PolicyRow row) {
    var time = LocalTime.NOON;
    var days = Hours.Days.ALL;
    for (var asked : row.conditions()) {
      if (asked.condition() instanceof Hours it) {
        time = it.from();
        days = it.days();
      }
    }
    var day = row.from().or(row::to).orElse(FIRST_MONDAY);
    for (var i = 0; i < DayOfWeek.values().length && !fits(day, days); i++) {
      day = day.plusDays(1);
    }
    return day.atTime(time).atZone(rules.zone()).toInstant();
  }

  private boolean fits(LocalDate day, Hours.Days days) {
    return days == Hours.Days.ALL
        || rules.calendar().isWorkDay(day) == (days == Hours.Days.WORK_DAYS);
  }

  private static Grid grid(PolicyRow row) {
    var kinds = words(row, Field.GRID_KIND, GridKind.values());
    var classes = words(row, Field.GRID_CLASS, GridClass.values());
    var name =
        row.conditions().stream()
            .filter(it -> it.field() == Field.AREA)
            .flatMap(it -> ((OneOf) it.condition()).words().stream().sorted())
            .findFirst()
            .orElse("probe");
    return Grid.of(
        new GridCode("probe"),
        name,
        kinds.isEmpty() ? GridKind.BASIC : GridKind.valueOf(kinds.get(0)),
        classes.stream().findFirst().map(GridClass::valueOf),
        List.of());
  }

  /** The values that a column of few words takes; none where the row does not ask. */
  private static List<String> words(PolicyRow row, Field field, Enum<?>[] all) {
    return row.conditions().stream()
        .filter(it -> it.field() == field)
        .flatMap(
            it ->
                Arrays.stream(all)
                    .map(Enum::name)
                    .filter(word -> ((OneOf) it.condition()).admits(List.of(word))))
        .toList();
  }
}
