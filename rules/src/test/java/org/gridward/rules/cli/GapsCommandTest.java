package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GapsCommandTest {

  private static final String GRIDS =
      """
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "properties": {"code": "330421100202001", "kind": "DEDICATED"}, "geometry": {
        "type": "Polygon", "coordinates": [[
         [120.90, 30.80], [120.92, 30.80], [120.92, 30.82], [120.90, 30.82], [120.90, 30.80]]]}}]}
      """;

  @TempDir private Path folder;
  private String out = "";

  private int run(Object... arguments) {
    var said = new StringWriter();
    var line =
        Gridward.line().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    var code = line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    out = said.toString();
    return code;
  }

  @Test
  void what_happened_most_stands_first() throws Exception {
    var policy = Path.of(GapsCommandTest.class.getResource("/policy").toURI());
    var grids = Files.writeString(folder.resolve("grids.geojson"), GRIDS);
    var events =
        Files.writeString(
            folder.resolve("events.csv"),
            """
            id,category,time,lon,lat
            a,0504,2026-03-02T23:00:00,120.91,30.81
            b,0504,2026-03-02T23:30:00,120.91,30.81
            """);

    assertThat(run("gaps", policy, "--most", "1")).isEqualTo(1);
    assertThat(out).contains("combinations have only the fallback");
    assertThat(run("gaps", policy, "--events", events)).isEqualTo(2);
    assertThat(out).contains("--events needs --grids");
    assertThat(
            run(
                "gaps",
                policy,
                "--events",
                events,
                "--grids",
                grids,
                "--lang",
                "zh",
                "--most",
                "1"))
        .isEqualTo(1);
    assertThat(out.lines().findFirst().orElseThrow())
        .startsWith("2 次 ")
        .contains("专属网格 · 热线 · 工作日夜间");
  }
}
