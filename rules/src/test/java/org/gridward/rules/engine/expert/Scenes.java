package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.workbook.Issues;

/** Events and rule files for the tests of expert rules. */
final class Scenes {

  static final Set<String> ROWS = Set.of("SR-013", "SR-014", "LR-002", "NR-001");
  static final Category PARKING = new Category(Category.Kind.EVENT, "0102", "市容环境", "机动车乱停放");
  static final Grid VILLAGE =
      Grid.of(
          new GridCode("330421100201001"),
          "沙塘村第一网格",
          GridKind.BASIC,
          Optional.of(GridClass.II),
          List.of(
              new Area(Area.Level.COMMUNITY, "330421100201", "沙塘村"),
              new Area(Area.Level.SUBDISTRICT, "330421100", "禾塘镇"),
              new Area(Area.Level.DISTRICT, "330421", "嘉善县")));

  /** A Monday, 23:30 in Shanghai. */
  static final ZonedDateTime NIGHT =
      ZonedDateTime.of(2026, 3, 2, 23, 30, 0, 0, ZoneId.of("Asia/Shanghai"));

  private Scenes() {}

  static Event.Builder event(Source source) {
    return Event.builder(new EventId("test-1"), source, "parking.illegal", NIGHT.toInstant());
  }

  static Facts facts(Event event, Grid grid) {
    return new Facts(
        new LocatedEvent(event, Optional.ofNullable(grid), Optional.empty()),
        Optional.of(PARKING),
        Optional.of(Grade.GENERAL),
        NIGHT,
        true);
  }

  /** A citizen tells of a car on the pavement; two water levels are read nearby. */
  static Facts car() {
    return facts(
        event(Source.CITIZEN)
            .text("小轿车占道停放")
            .severity(Severity.HIGH)
            .measure(new Measure("water_level", 42, "cm"))
            .measure(new Measure("rain", 7.5, "mm"))
            .build(),
        VILLAGE);
  }

  /** A rule with that condition. */
  static String rule(String when) {
    return "rule \"r\"\nwhen\n  " + when + "\nthen\n  $e.hit(\"SR-013\");\nend\n";
  }

  static void write(Path folder, String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ExpertRule> accepted(Path folder) {
    var issues = new Issues();
    var rules = read(folder, issues);
    assertThat(issues.all()).isEmpty();
    return rules;
  }

  static List<ExpertRule> read(Path folder, Issues issues) {
    try {
      return ExpertReader.read(folder, ROWS, issues);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the rules of a folder say of an event. */
  static String hits(Path folder, Facts facts) {
    try (var expert = ExpertRules.of(accepted(folder))) {
      return expert.hits(facts).stream()
          .map(it -> it.rule() + " → " + it.row())
          .collect(Collectors.joining(", "));
    }
  }
}
