package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the demo town's sheet 态势规则, at work in a running host. */
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
}
