package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the sheets 态势规则 and 阈值规则, at work in a running host. */
final class SituationsTest {

  @TempDir private Path folder;

  private static String report(String source, int number) {
    return """
    {"source": "%s", "kind": "city.waterlogging", "text": "积水 %d",
     "longitude": %s, "latitude": 30.885936, "datum": "WGS84"}\
    """
        .formatted(source, number, 120.920966 + number * 1e-5);
  }

  @Test
  void reports_of_water_in_one_community_become_one_joint_case() {
    try (var host = HostUnderTest.start(folder)) {
      var parts = new ArrayList<String>();
      for (var source : List.of("GRID_WORKER", "CITIZEN", "GRID_WORKER")) {
        var answer = host.post("/api/events", report(source, parts.size()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        parts.add(json(answer).path("caseId").asText());
      }

      Await.until(
          "a joint case", () -> host.ask("/api/cases?source=PLATFORM").path("items").size() == 1);
      var joint = host.ask("/api/cases?source=PLATFORM").path("items").get(0);
      assertThat(joint.path("category").path("name").asText()).isEqualTo("道路积水");
      Await.until(
          "the joint case raised",
          () -> {
            var file = host.ask("/api/cases/" + joint.path("id").asText());
            return file.path("grade").asText().equals("MAJOR");
          });
      for (var part : parts) {
        Await.until(
            part + " is part of it",
            () -> {
              var steps = host.ask("/api/cases/" + part).path("steps");
              return steps.get(steps.size() - 1).path("into").equals(joint.path("id"));
            });
        assertThat(host.ask("/api/cases/" + part).path("state").asText()).isEqualTo("CANCELLED");
      }
      Await.until(
          "the finding counted",
          () -> host.get("/prometheus").body().contains("gridward_situations_found 1.0"));
    }
  }

  @Test
  void a_reading_beyond_its_threshold_opens_a_case_until_it_is_over() throws IOException {
    try (var host = HostUnderTest.start(folder)) {
      addThreshold(host.policy().resolve("派单规则.xlsx"));
      assertThat(json(host.post("/api/policy/reload", "")).at("/lastAttempt/accepted").asBoolean())
          .isTrue();

      level(host, 0.12);
      level(host, 0.47);
      Await.until("a case", () -> host.ask("/api/cases?source=SENSOR").path("items").size() == 1);
      var file = host.ask("/api/cases?source=SENSOR").path("items").get(0);
      assertThat(file.at("/category/name").asText()).isEqualTo("道路积水");
      assertThat(host.ask("/api/cases/" + file.path("id").asText()).at("/event/text").asText())
          .isEqualTo("水位 47 cm，达到阈值规则 YZ-1 的触发条件");
    }
  }

  private static void addThreshold(Path workbook) throws IOException {
    var bytes = Files.readAllBytes(workbook);
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(bytes));
        var out = new ByteArrayOutputStream()) {
      var sheet = book.createSheet("阈值规则");
      var rows =
          List.of(
              "规则编号,设备类型,量,单位,触发值,恢复值,持续时间,变化率,原始类别,紧急程度",
              "YZ-1,任意,水位,cm,≥30,<20,,,city.waterlogging,");
      for (var i = 0; i < rows.size(); i++) {
        var cells = rows.get(i).split(",", -1);
        var row = sheet.createRow(i);
        for (var j = 0; j < cells.length; j++) {
          row.createCell(j).setCellValue(cells[j]);
        }
      }
      book.write(out);
      Files.write(workbook, out.toByteArray());
    }
  }

  private static void level(HostUnderTest host, double metres) {
    var pack = "[{\"bn\":\"urn:dev:cellar_\",\"n\":\"water-level\",\"u\":\"m\",\"v\":%s}]";
    var request =
        HttpRequest.newBuilder(URI.create(host.alerts() + "/alerts/senml/cellar"))
            .header("Content-Type", "application/senml+json")
            .POST(BodyPublishers.ofString(pack.formatted(metres)))
            .build();
    assertThat(host.send(request).statusCode()).isEqualTo(200);
  }
}
