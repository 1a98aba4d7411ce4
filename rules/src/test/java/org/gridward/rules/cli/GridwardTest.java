package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on the small policy in {@code src/test/resources/policy}. */
final class GridwardTest {

  private static final String GRIDS =
      """
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "properties": {"gid": "330421100201001", "community": "沙塘村"}, "geometry": {
        "type": "Polygon", "coordinates": [[
         [120.90, 30.80], [120.92, 30.80], [120.92, 30.82], [120.90, 30.82], [120.90, 30.80]]]}}]}
      """;

  @TempDir private Path folder;
  private Path policy;
  private Path grids;
  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();

  @BeforeEach
  void layOut() throws IOException, URISyntaxException {
    policy = Path.of(GridwardTest.class.getResource("/policy").toURI());
    grids = Files.writeString(folder.resolve("grids.geojson"), GRIDS);
  }

  private int run(Object... args) {
    var line = Gridward.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(complained));
    var texts = new ArrayList<String>();
    for (var arg : args) {
      texts.add(arg.toString());
    }
    return line.execute(texts.toArray(String[]::new));
  }

  private int route(String map) {
    return run(
        "route",
        "--policy",
        policy,
        "--grids",
        grids,
        "--grid-code",
        "gid",
        "--source",
        "CITIZEN",
        "--input",
        folder.resolve("in.csv"),
        "--map",
        map,
        "--output",
        folder.resolve("out.csv"));
  }

  private List<List<String>> rowsOut() throws IOException {
    try (var parser =
        CSVParser.parse(folder.resolve("out.csv"), Charset.forName("UTF-8"), CSVFormat.RFC4180)) {
      return parser.stream().map(it -> List.of(it.values())).toList();
    }
  }

  @Test
  void route_writes_one_row_out_per_row_in() throws IOException {
    Files.writeString(
        folder.resolve("in.csv"),
        """
        \uFEFFnumber,what,x,y,when
        1,city.garbage,120.91,30.81,2026-03-02T10:00:00
        2,gas.leak,120.91,30.81,03/02/2026 02:00:00 PM
        3,city.garbage,121.91,30.81,2026-03-02T10:00:00+08:00
        4,city.garbage,,,tomorrow
        5,city.garbage
        6,unheard.of,120.91,30.81,2026-03-02T10:00:00Z
        """);

    assertThat(route("id=number,kind=what,lon=x,lat=y,time=when")).isEqualTo(1);

    var rows = rowsOut();
    assertThat(rows.get(0)).isEqualTo(RoutedRow.HEADER);
    assertThat(rows.get(1).subList(0, 7))
        .containsExactly(
            "1", "330421100201001", "0102", "ST", "", "2026-03-03T10:00+08:00", "SR-015");
    assertThat(rows.get(1).get(7)).contains("SR-015", "派单规则!A");
    assertThat(rows.get(2).subList(0, 7))
        .containsExactly(
            "2", "330421100201001", "0403", "RQ", "ZX", "2026-03-02T14:30+08:00", "SR-031");
    assertThat(rows.get(3).subList(0, 4)).containsExactly("3", "", "0102", "HW");
    assertThat(rows.get(4)).startsWith("4", "", "").last().asString().contains("row 5", "tomorrow");
    assertThat(rows.get(5).get(7)).contains("row 6", "2 cells");
    assertThat(rows.get(6).subList(0, 4)).containsExactly("6", "330421100201001", "", "");
    assertThat(rows.get(6).get(7)).contains("unheard.of");
    assertThat(rows).hasSize(7);
    assertThat(said.toString()).contains("6 rows: 3 assigned, 1 unassigned, 2 not readable.");
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
  }

  @Test
  void a_large_file_keeps_its_order() throws IOException {
    var rows = new StringBuilder("id,kind,time\n");
    for (var i = 0; i < 1_234; i++) {
      rows.append(
          "%d,%s,2026-03-02T10:00:00Z%n".formatted(i, i % 2 == 0 ? "city.shop" : "gas.leak"));
    }
    Files.writeString(folder.resolve("in.csv"), rows);

    assertThat(route("id=id,kind=kind,time=time")).isZero();

    var out = rowsOut();
    assertThat(out).hasSize(1_235);
    for (var i = 0; i < 1_234; i++) {
      assertThat(out.get(i + 1)).startsWith(String.valueOf(i), "", i % 2 == 0 ? "0504" : "0403");
    }
  }

  @Test
  void bytes_of_another_character_set_are_named_and_no_half_file_stays() throws IOException {
    Files.write(
        folder.resolve("in.csv"),
        "id,kind,text,time\n1,report.general,垃圾,2026-03-02T10:00:00Z\n"
            .getBytes(Charset.forName("GB18030")));

    assertThat(route("id=id,kind=kind,text=text,time=time")).isNotZero();
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
    assertThat(complained.toString()).contains("in.csv").contains("--charset");
  }

  @Test
  void explain_says_why_and_why_not_the_others() {
    assertThat(
            run(
                "explain",
                "--policy",
                policy,
                "--grids",
                grids,
                "--grid-code",
                "gid",
                "--kind",
                "city.garbage",
                "--at",
                "120.91,30.81",
                "--time",
                "2026-03-02T10:00:00"))
        .isZero();
    assertThat(said.toString())
        .contains("Grid        330421100201001")
        .contains("Department  ST 沙塘村委会")
        .contains("holds: 区域 = 沙塘村")
        .contains("lost:  SR-013", "by AREA")
        .contains("Due         2026-03-03T10:00+08:00");
  }

  @Test
  void validate_names_the_cell_and_ends_with_one() throws IOException {
    assertThat(run("validate", policy)).isZero();
    assertThat(said.toString()).contains("7 departments");

    var broken = Files.createDirectory(folder.resolve("broken"));
    try (var files = Files.list(policy)) {
      for (var file : files.toList()) {
        Files.copy(file, broken.resolve(file.getFileName().toString()));
      }
    }
    var sheet = broken.resolve("派单规则.csv");
    Files.writeString(
        sheet, Files.readString(sheet).replace("SR-013,任意,暴露垃圾,任意", "SR-013,任意,暴露垃扱,任意"));

    assertThat(run("validate", broken)).isEqualTo(1);
    assertThat(said.toString()).contains("派单规则.csv!派单规则!C4").contains("refused");
    assertThat(run("validate", "--lang", "zh", broken)).isEqualTo(1);
    assertThat(said.toString()).contains("暴露垃圾");
  }

  @Test
  void exit_codes_tell_findings_usage_and_environment_apart() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "id,time\n");

    assertThat(run("--help")).isZero();
    assertThat(run("rout")).isEqualTo(2);
    assertThat(run("route", "--policy", policy)).isEqualTo(2);
    assertThat(route("id=id,time=time,colour=x")).isEqualTo(2);
    assertThat(route("id=id,time=when")).isEqualTo(2);
    assertThat(complained.toString()).contains("no column \"when\"");
    assertThat(run("explain", "--policy", policy, "--grids", grids, "--crs", "utm")).isEqualTo(2);
    assertThat(run("validate", folder.resolve("nowhere"))).isEqualTo(3);
    assertThat(complained.toString()).contains("nowhere is not there");
    Files.delete(folder.resolve("in.csv"));
    assertThat(route("id=id,time=time")).isEqualTo(3);
    assertThat(run("explain", "--policy", policy, "--grids", folder.resolve("none"))).isEqualTo(3);
    Files.writeString(grids, "{\"type\": \"Feature");
    assertThat(run("explain", "--policy", policy, "--grids", grids)).isEqualTo(1);
  }

  @Test
  void grids_are_imported_with_a_report_a_map_of_defects_and_a_picture() throws IOException {
    var town = folder.resolve("town.geojson");
    Files.writeString(
        town,
        """
        {"type": "FeatureCollection", "features": [
         {"properties": {"code": "330421100201001"}, "geometry": {"type": "Polygon",
          "coordinates": [[[120.90, 30.80], [120.92, 30.80], [120.92, 30.82], [120.90, 30.82],
          [120.90, 30.80]]]}},
         {"properties": {"code": "330421100201002"}, "geometry": {"type": "Polygon",
          "coordinates": [[[120.91, 30.80], [120.94, 30.80], [120.94, 30.82], [120.91, 30.82],
          [120.91, 30.80]]]}},
         {"properties": {"code": "3304211002<01"}, "geometry": {"type": "Polygon",
          "coordinates": [[[120.94, 30.80], [120.96, 30.80], [120.96, 30.82], [120.94, 30.80]]]}}]}
        """);
    var annotated = folder.resolve("defects.geojson");
    var picture = folder.resolve("town.svg");

    var exit = run("import-grids", town, "--annotate", annotated, "--picture", picture);

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString())
        .contains(
            "ERROR OVERLAP feature 1 (330421100201001): overlaps feature 2 (330421100201002) by")
        .contains("m² at 120.915000, 30.810000; let one of them end at the common border")
        .contains("ERROR MALFORMED_CODE feature 3 (3304211002<01): Grid code \"3304211002<01\"")
        .contains("3 features, 2 grids taken; 2 errors, 0 warnings.")
        .contains("town.geojson is refused.");
    assertThat(Files.readString(annotated))
        .contains("\"kind\" : \"OVERLAP\"", "\"unit\" : \"m²\"", "\"type\" : \"Polygon\"");
    assertThat(Files.readString(picture))
        .startsWith("<svg ")
        .contains("3304211002&lt;01", ">1</text>", "</svg>")
        .doesNotContain("<script");
  }

  @Test
  void grids_taken_are_written_as_gridward_calls_things() throws IOException {
    var out = folder.resolve("out.geojson");

    var exit = run("import-grids", grids, "--grid-code", "gid", "--output", out, "--lang", "zh");

    assertThat(exit).isZero();
    assertThat(said.toString()).contains("1 个要素，采用 1 个网格；0 个错误，0 个警告。");
    assertThat(Files.readString(out)).contains("\"code\":\"330421100201001\"");
    assertThat(run("import-grids", grids, "--grid-code", "gid", "--format", "json")).isZero();
    assertThat(said.toString()).contains("\"features_read\" : 1");
    assertThat(run("import-grids", grids, "--crs", "mars")).isEqualTo(2);
    assertThat(run("import-grids", grids, "--code-form", "[")).isEqualTo(2);
    assertThat(run("import-grids", folder.resolve("absent.geojson"))).isEqualTo(3);
    assertThat(complained.toString()).contains("absent.geojson is not there; check the path.");
  }
}
