package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy of a running host is edited, for worse and for better, while alerts come in. */
final class PolicyReloadTest {

  private static final String WORKBOOK = "派单规则.xlsx";
  private static final AtomicInteger SERIAL = new AtomicInteger();

  @TempDir private static Path folder;

  private static HostUnderTest host;
  private static Path good;

  private String revision;

  @BeforeAll
  static void start() throws IOException {
    host = HostUnderTest.start(folder);
    good = Files.copy(host.policy().resolve(WORKBOOK), folder.resolve("good.xlsx"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void remember_what_decides() {
    revision = host.ask("/api/policy").path("revision").asText();
  }

  @AfterEach
  void a_mended_folder_decides_again() throws IOException {
    swapIn(Files.copy(good, folder.resolve("mended.xlsx"), StandardCopyOption.REPLACE_EXISTING));

    var policy = json(host.post("/api/policy/reload", ""));

    assertThat(policy.at("/lastAttempt/accepted").asBoolean()).isTrue();
    assertThat(policy.path("revision").asText()).isEqualTo(revision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "派单规则 | A3 | SR-0101     | rule number SR-0101 stands at 派单规则.xlsx!派单规则!A2 as well",
        "派单规则 | C4 | 暴露拉圾    | unknown category \"暴露拉圾\"; did you mean \"暴露垃圾\"?",
        "派单规则 | F3 | 基本        | none of the words for 网格类型; did you mean \"基础\"?",
        "派单规则 | I2 | 25:00-26:00 | write for example 工作日 08:30-17:30, 节假日, 22:00-06:00",
        "派单规则 | K4 | 环卫局      | unknown department \"环卫局\"; did you mean",
        "派单规则 | P6 | 很快        | is no limit; write 4工作时, 2小时, 7天",
        "派单规则 | T2 | 2026-13-01  | is no day; write 2026-07-01",
        "分类规则 | E2 | 大于三      | write for example ≥30, <30, 30~60",
        "工作日历 | C2 | 08:30-      | is no working time; write 08:30-12:00",
        "版本信息 | B4 | Asia/Hetang | write a zone such as Asia/Shanghai",
      })
  void a_broken_cell_is_named_and_the_old_rules_go_on(
      String sheet, String cell, String value, String why) throws IOException {
    swapIn(edited(sheet, cell, value));

    var policy = json(host.post("/api/policy/reload", ""));

    assertThat(policy.at("/lastAttempt/accepted").asBoolean()).isFalse();
    var finding = policy.at("/lastAttempt/findings/0");
    assertThat(finding.path("file").asText()).isEqualTo(WORKBOOK);
    assertThat(finding.path("sheet").asText()).isEqualTo(sheet);
    assertThat(finding.path("cell").asText()).isEqualTo(cell);
    assertThat(finding.path("value").asText()).isEqualTo(value);
    assertThat(finding.path("en").asText()).contains(why);
    assertThat(finding.path("zh").asText()).contains(value);
    assertThat(policy.path("revision").asText()).isEqualTo(revision);
    assertThat(alert().at("/explanation/revision").asText()).isEqualTo(revision);
  }

  @Test
  void a_changed_row_decides_the_next_alert_without_anybody_asking() throws Exception {
    var before = alert();
    var row = rowOf(before);
    assertThat(before.at("/lead/name").asText()).isNotEqualTo("派出所");

    try (var stream = EventStream.open(host.request("/api/stream").build())) {
      swapIn(edited("派单规则", "K" + row, "派出锁"));
      var refused = stream.await("a refusal is told", it -> tells(it, false));
      assertThat(refused.name()).isEqualTo("policy");
      assertThat(refused.data()).contains(revision);
      assertThat(alert().at("/lead/name")).isEqualTo(before.at("/lead/name"));

      swapIn(edited("派单规则", "K" + row, "派出所"));
      // The host may still have told of the folder as the test before left it.
      stream.await("the change is told", it -> tells(it, true) && !it.data().contains(revision));
    }
    var after = alert();

    assertThat(after.at("/lead/name").asText()).isEqualTo("派出所");
    assertThat(rowOf(after)).isEqualTo(row);
    assertThat(after.at("/explanation/revision").asText()).isNotEqualTo(revision);
    assertThat(host.ask("/api/cases/" + before.path("id").asText()).at("/lead/name"))
        .isEqualTo(before.at("/lead/name"));
  }

  private static boolean tells(EventStream.Told event, boolean accepted) {
    return event.data().contains("\"accepted\":" + accepted);
  }

  /** The number of the row that sent a case to its department. */
  private static String rowOf(JsonNode shown) {
    return StreamSupport.stream(shown.at("/explanation/reasons").spliterator(), false)
        .filter(it -> it.path("stage").asText().equals("ROUTE"))
        .map(it -> it.at("/row/cell").asText().substring(1))
        .findFirst()
        .orElseThrow();
  }

  private static Path edited(String sheet, String cell, String value) throws IOException {
    var target = folder.resolve("edited.xlsx");
    try (var in = Files.newInputStream(good);
        var workbook = WorkbookFactory.create(in);
        var out = Files.newOutputStream(target)) {
      var at = new CellReference(cell);
      workbook
          .getSheet(sheet)
          .getRow(at.getRow())
          .getCell(at.getCol(), MissingCellPolicy.CREATE_NULL_AS_BLANK)
          .setCellValue(value);
      workbook.write(out);
    }
    return target;
  }

  /** As an editor saves: the new file takes the place of the old one at once. */
  private static void swapIn(Path file) throws IOException {
    Files.move(
        file,
        host.policy().resolve(WORKBOOK),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** A camera at the gate of an industrial park sees a parked car; returns the case of it. */
  private static JsonNode alert() throws IOException {
    var id = "reload-" + SERIAL.incrementAndGet();
    var alert =
        """
        {"specversion": "1.0", "id": "%s", "source": "/gate", "type": "org.example.alert",
         "time": "2026-03-02T02:00:00Z", "data": {"kind": "video.parking",
         "longitude": 120.920966, "latitude": 30.885936}}\
        """
            .formatted(id);
    var request =
        HttpRequest.newBuilder(URI.create(host.alerts() + "/alerts/cloudevents/gate"))
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(alert))
            .build();
    assertThat(host.send(request).statusCode()).isBetween(200, 299);
    var newest = host.ask("/api/cases?limit=1").path("items").get(0).path("id").asText();
    return host.ask("/api/cases/" + newest);
  }
}
