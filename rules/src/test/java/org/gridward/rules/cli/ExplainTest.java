package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gridward.EventRouter;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.store.SqliteCaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why an event goes where it goes: on the screen, to be printed, and years later. */
final class ExplainTest {

  private static final String GRIDS =
      """
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "properties": {"code": "330421100202001", "community": "东浜村"}, "geometry": {
        "type": "Polygon", "coordinates": [[
         [120.90, 30.80], [120.92, 30.80], [120.92, 30.82], [120.90, 30.82], [120.90, 30.80]]]}}]}
      """;

  @TempDir private Path folder;
  private Path policy;
  private String out = "";

  @BeforeEach
  void layOut() throws IOException, URISyntaxException {
    policy = Files.createDirectory(folder.resolve("policy"));
    try (var files = Files.list(Path.of(ExplainTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, policy.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(folder.resolve("grids.geojson"), GRIDS);
  }

  private int explain(String... more) {
    var all =
        new ArrayList<>(
            List.of(
                "explain",
                "--policy",
                policy.toString(),
                "--grids",
                folder.resolve("grids.geojson").toString(),
                "--kind",
                "city.garbage",
                "--at",
                "120.901,30.81",
                "--time",
                "2026-03-02T10:00:00"));
    all.addAll(List.of(more));
    return execute(all);
  }

  private int execute(List<String> all) {
    var said = new StringWriter();
    var line =
        Gridward.line().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    var code = line.execute(all.toArray(String[]::new));
    out = said.toString();
    return code;
  }

  @Test
  void rows_that_nearly_held_say_what_would_have_to_be_otherwise() {
    assertThat(explain("--near", "5")).isZero();

    assertThat(out)
        .contains("nearly    SR-014 (派单规则.csv!派单规则!A5)", "fails: 网格类型 = 专属 (seen: BASIC)")
        .contains("else it would go to 园区管委会")
        .contains("SR-015", "fails: 区域 = 沙塘村");
  }

  @Test
  void the_dispatch_statement_is_printed_in_both_languages() throws IOException {
    var page = folder.resolve("page.html");
    assertThat(explain("--lang", "zh", "--near", "2", "--html", page.toString())).isZero();

    assertThat(out)
        .startsWith("派单说明书")
        .contains("责任部门: 环卫所 (HW)", "距网格边界: 96 m", "截止: 2026-03-02 15:30")
        .contains("规则: SR-013 (派单规则.csv!派单规则!A4)", "法规: 城市市容和环境卫生管理条例")
        .contains("未采用: SR-010", "类别不如所用规则具体")
        .contains("若网格类型为“专属”(现为 BASIC)，则改派 园区管委会");
    assertThat(Files.readString(page))
        .contains("<html lang=\"zh-CN\">", "<dt>责任部门</dt><dd>环卫所 (HW)</dd>", "@page")
        .doesNotContain("<script", "http");
    assertThat(explain("--lang", "en")).isZero();
    assertThat(out).startsWith("Dispatch statement").contains("Responsible: 环卫所 (HW)");
  }

  @Test
  void what_an_editor_writes_stays_words_in_the_page() throws IOException {
    var sheet = policy.resolve("派单规则.csv");
    Files.writeString(
        sheet, Files.readString(sheet).replace("暴露垃圾归环卫所", "<script>alert(1)</script>"));
    var page = folder.resolve("page.html");
    explain("--html", page.toString());

    assertThat(Files.readString(page)).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void a_case_is_decided_again_by_its_own_revision() throws IOException {
    PolicyDesk.open(policy, InstantSource.system());
    var db = folder.resolve("town.db");
    var grids = GridIndex.load(folder.resolve("grids.geojson"), Datum.WGS84);
    var at = Instant.parse("2026-03-02T02:00:00Z");
    try (var rules = RuleBase.load(policy);
        var store = SqliteCaseStore.open(db);
        var router = EventRouter.builder(grids, rules).store(store).build()) {
      router.route(
          Event.builder(new EventId("explain"), Source.GRID_WORKER, "city.garbage", at)
              .location(Location.of(120.901, 30.81, Datum.WGS84))
              .build());
    }
    explain("--lang", "zh");
    var then = out;
    var sheet = policy.resolve("派单规则.csv");
    Files.writeString(sheet, Files.readString(sheet).replace("派给,4工作时", "派给,8工作时"));

    assertThat(run("--lang", "zh", "--case", "2026-000001", "--store", db.toString())).isZero();
    assertThat(out).isEqualTo(then);
    assertThat(run("--case", "2026-000002", "--store", db.toString())).isEqualTo(2);
    assertThat(out).contains("Case 2026-000002 is not in " + db);
    assertThat(run("--case", "2026-000001")).isEqualTo(2);
    assertThat(out).contains("--case needs --store");
    assertThat(run()).isEqualTo(2);
    assertThat(out).contains("Missing required option: '--grids=FILE'");
  }

  /** Without grids, which a case brings along. */
  private int run(String... more) {
    var all = new ArrayList<>(List.of("explain", "--policy", policy.toString()));
    all.addAll(List.of(more));
    return execute(all);
  }

  @Test
  void an_earlier_revision_says_the_same_as_then() throws IOException {
    explain("--lang", "zh");
    var then = out;
    var desk = PolicyDesk.open(policy, InstantSource.system());
    var revision = desk.active();
    var sheet = policy.resolve("派单规则.csv");
    Files.writeString(sheet, Files.readString(sheet).replace("派给,4工作时", "派给,8工作时"));
    PolicyDesk.open(policy, InstantSource.system());
    explain("--lang", "zh");
    assertThat(out).isNotEqualTo(then);

    assertThat(explain("--lang", "zh", "--revision", revision.hash())).isZero();
    assertThat(out).isEqualTo(then);
    assertThat(explain("--revision", "beef")).isEqualTo(1);
  }
}
