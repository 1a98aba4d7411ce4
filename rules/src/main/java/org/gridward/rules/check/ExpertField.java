package org.gridward.rules.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.decision.Category;
import org.gridward.event.Measure;
import org.gridward.grid.Grid;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.FactType;

/** What the referee sees in a field that an expert rule asks about. */
final class ExpertField {

  private ExpertField() {}

  /**
   * A text, a number as a {@code Double}, a truth or a list of texts; empty where it is missing.
   *
   * @param index which of the readings or areas, from 0
   */
  static Optional<?> value(FactType type, String field, int index, Facts facts) {
    return switch (type) {
      case READING -> reading(field, facts.event().measures().get(index));
      case AREA -> area(field, facts.located().grid().orElseThrow(), index);
      case EVENT -> event(field, facts).or(() -> time(field, facts));
    };
  }

  private static Optional<Object> reading(String field, Measure measure) {
    return Optional.of(
        switch (field) {
          case "value" -> measure.value();
          case "unit" -> measure.unit();
          default -> measure.name();
        });
  }

  private static Optional<Object> area(String field, Grid grid, int index) {
    var area = grid.areas().get(index);
    return Optional.of(
        switch (field) {
          case "level" -> area.level().toString();
          case "code" -> area.code();
          default -> area.name();
        });
  }

  private static Optional<Object> event(String field, Facts facts) {
    var event = facts.event();
    Optional<?> value =
        switch (field) {
          case "category" -> facts.category().map(Category::code);
          case "major" -> facts.category().map(Category::major);
          case "minor" -> facts.category().map(Category::minor);
          case "grade" -> facts.grade().map(Object::toString);
          case "severity" -> event.severity().map(Object::toString);
          case "source" -> Optional.of(event.source().toString());
          case "kind" -> Optional.of(event.kind());
          case "nativeKind" -> event.nativeKind();
          case "component" -> event.componentId();
          case "text" -> event.text();
          case "owner" -> Optional.ofNullable(event.attributes().get("owner"));
          case "value" -> event.measures().stream().findFirst().map(Measure::value);
          case "measure" -> event.measures().stream().findFirst().map(Measure::name);
          case "unit" -> event.measures().stream().findFirst().map(Measure::unit);
          default -> facts.located().grid().flatMap(it -> grid(field, it));
        };
    return value.map(it -> it);
  }

  private static Optional<?> grid(String field, Grid grid) {
    return switch (field) {
      case "grid" -> Optional.of(grid.code().value());
      case "gridName" -> Optional.of(grid.name());
      case "gridKind" -> Optional.of(grid.kind().toString());
      case "gridClass" -> grid.gridClass().map(Object::toString);
      case "areas" -> Optional.of(areas(grid));
      default -> Optional.empty();
    };
  }

  private static List<String> areas(Grid grid) {
    return grid.areas().stream().flatMap(it -> Stream.of(it.code(), it.name())).toList();
  }

  private static Optional<Object> time(String field, Facts facts) {
    var day = facts.local().toLocalDate();
    var time = facts.local().toLocalTime();
    return Optional.ofNullable(
        switch (field) {
          case "hour" -> Double.valueOf(time.getHour());
          case "minute" -> Double.valueOf(time.getMinute());
          case "weekday" -> Double.valueOf(day.getDayOfWeek().getValue());
          case "month" -> Double.valueOf(day.getMonthValue());
          case "day" -> Double.valueOf(day.getDayOfMonth());
          case "workday" -> facts.workDay();
          default -> null;
        });
  }
}
