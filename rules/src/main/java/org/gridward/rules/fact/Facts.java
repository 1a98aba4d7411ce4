package org.gridward.rules.fact;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.LocatedEvent;

/**
 * What the rows of one policy may ask about an event.
 *
 * @param located the event with its grid
 * @param category what it is, once that is known
 * @param grade how bad it is, once that is known
 * @param local the moment it was received, in the deployment's zone
 * @param workDay whether that day has working hours
 */
public record Facts(
    LocatedEvent located,
    Optional<Category> category,
    Optional<Grade> grade,
    ZonedDateTime local,
    boolean workDay) {

  /** What is known of an event before any row has spoken. */
  public static Facts of(RuleSet rules, LocatedEvent located) {
    var local = located.event().receivedAt().atZone(rules.zone());
    var workDay = rules.calendar().isWorkDay(local.toLocalDate());
    return new Facts(located, Optional.empty(), Optional.empty(), local, workDay);
  }

  public Event event() {
    return located.event();
  }

  /** The same event, of which more is known. */
  public Facts as(Category known, Grade how) {
    return new Facts(located, Optional.of(known), Optional.of(how), local, workDay);
  }

  /** The words under which an event answers a column, most special first. */
  List<String> words(Field field) {
    return switch (field) {
      case SOURCE -> List.of(event().source().name());
      case KIND -> kinds();
      case CATEGORY -> category.map(it -> List.of(it.code())).orElse(List.of());
      case AREA -> areas();
      case GRID_KIND -> located.grid().map(it -> List.of(it.kind().name())).orElse(List.of());
      case GRID_CLASS ->
          located.grid().flatMap(Grid::gridClass).map(it -> List.of(it.name())).orElse(List.of());
      case OWNER -> attribute("owner");
      case COMPONENT -> event().componentId().map(List::of).orElse(List.of());
      case SEVERITY -> event().severity().map(it -> List.of(it.name())).orElse(List.of());
      case GRADE -> grade.map(it -> List.of(it.name())).orElse(List.of());
      case TEXT -> event().text().map(List::of).orElse(List.of());
      case VALUE, HOURS -> List.of();
    };
  }

  private List<String> kinds() {
    var kinds = new ArrayList<String>();
    kinds.add(event().kind());
    event().nativeKind().ifPresent(kinds::add);
    return kinds;
  }

  private List<String> areas() {
    var words = new ArrayList<String>();
    located
        .grid()
        .ifPresent(
            grid -> {
              words.add(grid.code().value());
              words.add(grid.name());
              for (var area : grid.areas()) {
                words.add(area.code());
                words.add(area.name());
              }
            });
    return words;
  }

  private List<String> attribute(String name) {
    var value = event().attributes().get(name);
    return value == null ? List.of() : List.of(value);
  }

  /** How near the area is that a word names: 4 for the grid itself, 1 for the district, else 0. */
  int areaLevel(String word) {
    if (located.grid().isEmpty()) {
      return 0;
    }
    var grid = located.grid().get();
    if (word.equals(grid.code().value()) || word.equals(grid.name())) {
      return 4;
    }
    return grid.areas().stream()
        .filter(it -> word.equals(it.code()) || word.equals(it.name()))
        .mapToInt(it -> 3 - it.level().ordinal())
        .max()
        .orElse(0);
  }

  /** The first reading, where the event has one. */
  OptionalDouble value() {
    return event().measures().stream().mapToDouble(Measure::value).findFirst();
  }

  /** The event's value of a column, as an explanation shows it. */
  public String seen(Field field) {
    return switch (field) {
      case VALUE ->
          event().measures().stream()
              .findFirst()
              .map(it -> it.name() + " " + it.value() + " " + it.unit())
              .orElse("—");
      case HOURS -> local.toLocalTime().toString();
      case AREA ->
          located
              .grid()
              .map(
                  it ->
                      it.name()
                          + it.areas().stream()
                              .map(Area::name)
                              .reduce("", (all, name) -> all + " · " + name))
              .orElse("—");
      case CATEGORY -> category.map(Category::minor).orElse("—");
      default -> words(field).isEmpty() ? "—" : String.join(", ", words(field));
    };
  }
}
