package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The town's devices, and how they stand. */
final class DevicesTest {

  @TempDir private Path folder;

  @Test
  void a_gauge_that_falls_silent_is_an_alarm_until_it_is_heard() throws IOException {
    var town = Files.createDirectories(folder.resolve("data/town"));
    Files.writeString(
        town.resolve("devices.csv"),
        """
        key,name,kind,longitude,latitude,datum,grid,department,every,gateway,muted_until
        ce:/gauge/9,老街水位计,flood.level,120.920966,30.885936,WGS84,338801102005001,,PT0.5S,,
        ce:/gauge/8,新街水位计,flood.level,120.920966,30.885936,WGS84,338801102005001,水务,PT0.5S,,2099-01-01T00:00:00Z
        ce:/gauge/7,无人等候,flood.level,120.920966,30.885936,WGS84,,,,,
        """);
    try (var host = HostUnderTest.start(folder)) {
      Await.until("the gauge is down", () -> devices(host, "DOWN").size() == 1);
      assertThat(devices(host, "DOWN").get(0).path("device").asText()).isEqualTo("ce:/gauge/9");
      assertThat(devices(host, "MUTED").get(0).path("department").asText()).isEqualTo("水务");
      assertThat(devices(host, "UNWATCHED")).hasSize(1);
      Await.until("somebody is told", () -> !alarm(host).isMissingNode());
      var alarm = alarm(host);
      assertThat(alarm.path("kind").asText()).isEqualTo("device.offline");

      host.alert(
          "/alerts/cloudevents",
          """
          {"specversion": "1.0", "id": "1", "source": "/gauge/9", "type": "org.example.level",
           "data": {"phase": "measurement", "measures": {"level": 1.5}}}""");
      Await.until(
          "the alarm is over",
          () ->
              json(host.get("/api/cases/" + alarm.path("id").asText())).path("reports").asInt()
                  == 2);
      assertThat(json(host.get("/api/devices?state=ASLEEP")).path("detail").asText())
          .contains("state");
    }
  }

  private static JsonNode alarm(HostUnderTest host) {
    return json(host.get("/api/cases?order=NEWEST&limit=9")).path("items").path(0);
  }

  private static JsonNode devices(HostUnderTest host, String state) {
    return json(host.get("/api/devices?state=" + state));
  }
}
