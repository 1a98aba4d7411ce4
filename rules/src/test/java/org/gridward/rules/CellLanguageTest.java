package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition cell says holds for what it says, and for nothing else. */
final class CellLanguageTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(CellLanguageTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private Assigned decide(String sheet, String row, String changed, Event event)
      throws IOException {
    var file = folder.resolve(sheet + ".csv");
    assertThat(Files.readString(file)).contains(row);
    Files.writeString(file, Files.readString(file).replace(row, changed));
    try (var rules = RuleBase.load(folder)) {
      return (Assigned) rules.decide(LocatedEvent.nowhere(event));
    }
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static String rule(Assigned decision, Stage stage) {
    return decision.explanation().reason(stage).orElseThrow().ruleId();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<5      | 4.99 | true", "<5      | 5    | false",
        "≤5      | 5    | true", "<=5     | 5.01 | false",
        ">5      | 5    | false", "＞5     | 5.01 | true",
        "≥5且<10 | 5    | true", "≥5且<10 | 10   | false",
        "5~10    | 10   | true", "5~10    | 10.1 | false",
        "5       | 5    | true", "5       | 4    | false",
        "-3~-1   | -2   | true", "-3~-1   | 2    | false",
      })
  void numbers(String cell, double seen, boolean holds) throws IOException {
    var event =
        Event.builder(new EventId("n"), Source.SENSOR, "gas.leak", at("2026-03-02T10:00:00"))
            .measure(new Measure("gas", seen, "%"))
            .build();

    var decision =
        decide("分类规则", "FL-003,任意,gas.leak,任意,<5,", "FL-003,任意,gas.leak,任意," + cell + ",", event);

    assertThat(rule(decision, Stage.CLASSIFY)).isEqualTo(holds ? "FL-003" : "FL-002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22:00-06:00        | 2026-03-02T22:00:00 | true",
        "22:00-06:00        | 2026-03-02T05:59:59 | true",
        "22:00-06:00        | 2026-03-02T06:00:00 | false",
        "8:30-17:30         | 2026-03-02T08:30:00 | true",
        "08:30~17:30        | 2026-03-02T17:30:00 | false",
        "工作日             | 2026-03-02T03:00:00 | true",
        "工作日             | 2026-03-01T03:00:00 | false",
        "节假日             | 2026-05-01T12:00:00 | true",
        "节假日             | 2026-05-09T12:00:00 | false",
        "工作日 08:30-12:00 | 2026-05-09T11:00:00 | true",
        "工作日 08:30-12:00 | 2026-03-02T12:30:00 | false",
      })
  void hours(String cell, String time, boolean holds) throws IOException {
    var event = Event.builder(new EventId("h"), Source.CAMERA, "video.parking", at(time)).build();

    var decision = decide("派单规则", ",22:00-06:00,,城管", "," + cell + ",,城管", event);

    assertThat(rule(decision, Stage.ROUTE)).isEqualTo(holds ? "SR-021" : "SR-020");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "摄像机        | CAMERA      | true",
        "网格员、市民  | CITIZEN     | true",
        "网格员，市民  | CAMERA      | false",
        "非 摄像机     | CAMERA      | false",
        "非 摄像机     | GRID_WORKER | true",
        "除市民、热线外 | HOTLINE     | false",
        "除市民、热线外 | CAMERA      | true",
        "not camera    | CITIZEN     | true",
        "camera        | CAMERA      | true",
      })
  void lists_and_exceptions(String cell, Source source, boolean holds) throws IOException {
    var event =
        Event.builder(new EventId("s"), source, "city.garbage", at("2026-03-02T10:00:00")).build();

    // with a priority of its own: against SR-014, as special, it would be a contradiction
    var decision =
        decide(
            "派单规则",
            "SR-013,任意,暴露垃圾,任意,任意,任意,任意,任意,,",
            "SR-013,任意,暴露垃圾,\"" + cell + "\",任意,任意,任意,任意,60,",
            event);

    assertThat(rule(decision, Stage.ROUTE)).isEqualTo(holds ? "SR-013" : "SR-010");
  }

  @Test
  void words_of_a_report() throws IOException {
    var builder =
        Event.builder(
            new EventId("t"), Source.CITIZEN, "report.general", at("2026-03-02T10:00:00"));

    var decision = decide("分类规则", "包含:垃圾、臭", "包含：油烟、异味", builder.text("楼下饭店油烟很大").build());

    assertThat(rule(decision, Stage.CLASSIFY)).isEqualTo("FL-006");
  }
}
