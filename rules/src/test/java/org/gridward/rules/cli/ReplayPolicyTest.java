package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change would do with past events, from files on the command line. */
final class ReplayPolicyTest {

  private static final String GRIDS =
      """
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "properties": {"code": "330421100201001", "community": "沙塘东村"}, "geometry": {
        "type": "Polygon", "coordinates": [[
         [120.90, 30.80], [120.92, 30.80], [120.92, 30.82], [120.90, 30.82], [120.90, 30.80]]]}}]}
      """;
  private static final String EVENTS =
      """
      id,kind,time,lon,lat
      a,city.garbage,2026-03-02T10:00:00,120.91,30.81
      b,gas.leak,2026-03-02T11:00:00,120.91,30.81
      c,city.garbage,2026-03-03T10:00:00,120.95,30.81
      """;

  @TempDir private Path folder;
  private Path policy;
  private Path candidate;
  private String out = "";
  private String err = "";

  @BeforeEach
  void layOut() throws IOException, URISyntaxException {
    policy = Path.of(ReplayPolicyTest.class.getResource("/policy").toURI());
    candidate = Files.createDirectory(folder.resolve("candidate"));
    try (var files = Files.list(policy)) {
      for (var file : files.toList()) {
        var text = Files.readString(file).replace("任意,,环卫所,,,派给,4工作时", "任意,,城管,,,派给,4工作时");
        Files.writeString(candidate.resolve(file.getFileName().toString()), text);
      }
    }
    Files.writeString(folder.resolve("grids.geojson"), GRIDS);
    Files.writeString(folder.resolve("events.csv"), EVENTS);
  }

  private int replay(Path events, String... more) {
    var said = new StringWriter();
    var complained = new StringWriter();
    var all = new ArrayList<>(List.of("replay", candidate.toString()));
    all.addAll(List.of("--policy", policy.toString(), "--events", events.toString()));
    all.addAll(List.of("--grids", folder.resolve("grids.geojson").toString()));
    all.addAll(List.of(more));
    var code =
        Gridward.line()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(complained, true))
            .execute(all.toArray(String[]::new));
    out = said.toString();
    err = complained.toString();
    return code;
  }

  @Test
  void a_file_of_events_is_told_in_words_and_kept_as_workbook_json_and_map() throws IOException {
    var events = folder.resolve("events.csv");
    assertThat(replay(events, "-o", folder.resolve("影响评估.xlsx").toString())).isEqualTo(1);
    assertThat(out).contains("环卫所\t综合行政执法队\t2", "2 of 3 events would be treated otherwise.");
    try (var workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("影响评估.xlsx")))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
      var move = workbook.getSheet("部门变化").getRow(1);
      assertThat(move.getCell(0).getStringCellValue()).isEqualTo("环卫所");
      assertThat(move.getCell(2).getNumericCellValue()).isEqualTo(2);
    }

    replay(events, "-o", folder.resolve("out.json").toString());
    var json = new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    assertThat(json.at("/kinds/OWNER").asInt()).isEqualTo(2);
    assertThat(json.at("/differences/0/event").asText()).isEqualTo("a");

    replay(events, "-o", folder.resolve("out.geojson").toString());
    var map = new ObjectMapper().readTree(folder.resolve("out.geojson").toFile());
    assertThat(map.at("/features/0/geometry/coordinates/0").asDouble()).isEqualTo(120.91);
    assertThat(map.at("/features/0/properties/to").asText()).isEqualTo("综合行政执法队");
  }

  @Test
  void lines_of_json_and_a_span_of_time_work_too() throws IOException {
    var lines = folder.resolve("events.jsonl");
    Files.writeString(
        lines,
        """
        {"id": "a", "kind": "city.garbage", "time": "2026-03-02T10:00:00", "lon": 120.91, "lat": 30.81}
        {"id": "c", "kind": "city.garbage", "time": "2026-03-03T10:00:00"}
        """);
    assertThat(replay(lines, "--from", "2026-03-03")).isEqualTo(1);
    assertThat(out).contains("1 of 1 events");

    Files.writeString(lines, "{\"id\": \"a\", \"kind\": \"x\", \"time\": \"soon\"}\n");
    assertThat(replay(lines)).isEqualTo(1);
    assertThat(err).contains("events.jsonl:2", "\"soon\"");
    Files.writeString(lines, "{nonsense\n");
    assertThat(replay(lines)).isEqualTo(1);
    assertThat(err).contains("events.jsonl:1", "no JSON object");
  }

  @Test
  void what_is_not_there_or_not_understood_is_said() {
    assertThat(replay(folder.resolve("no.csv"))).isEqualTo(3);
    assertThat(err).contains("no.csv is not there");
    assertThat(replay(folder.resolve("events.csv"), "--baseline", "past")).isEqualTo(2);
    assertThat(replay(folder.resolve("events.csv"), "-o", "x.doc")).isEqualTo(2);
    assertThat(err).contains(".xlsx, .json or .geojson");
  }
}
