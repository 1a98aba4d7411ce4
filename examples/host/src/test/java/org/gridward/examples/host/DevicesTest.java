package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gridward.testkit.Await;
import org.gridward.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The town's devices, and how they stand. */
final class DevicesTest {

  private static final String OCTETS = "application/octet-stream";

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
      host.alert("/alerts/cloudevents", "{");
      var gauge = json(host.get("/api/devices")).get(2);
      assertThat(gauge.path("device").asText()).isEqualTo("ce:/gauge/9");
      assertThat(gauge.path("unreadable").asInt()).isEqualTo(1);
      assertThat(json(host.get("/api/devices?state=ASLEEP")).path("detail").asText())
          .contains("state");
    }
  }

  private static String beat(int number, String device) {
    return """
        {"specversion": "1.0", "id": "%d", "source": "%s", "type": "org.example.flood",
         "data": {"kind": "flood.level", "source": "sensor", "longitude": 120.920966,
                  "latitude": 30.885936, "datum": "WGS84"}}"""
        .formatted(number, device);
  }

  private static long cases(HostUnderTest host) {
    return json(host.get("/api/cases")).path("total").asLong();
  }

  @Test
  void a_device_that_nobody_registered_opens_nothing_until_somebody_does() throws IOException {
    var town = Files.createDirectories(folder.resolve("data/town"));
    Files.writeString(town.resolve("devices.csv"), "key,name\nce:/gauge/1,老街\n");
    try (var host = HostUnderTest.start(folder, Map.of("GRIDWARD_UNKNOWN_DEVICES", "hold"))) {
      host.alert("/alerts/cloudevents", beat(1, "/gauge/1"));
      assertThat(cases(host)).isEqualTo(1);
      host.alert("/alerts/cloudevents", beat(2, "/gauge/2"));
      assertThat(cases(host)).isEqualTo(1);
      var unknown = json(host.get("/api/devices/unknown"));
      assertThat(unknown.findValuesAsText("device")).containsExactly("ce:/gauge/2");
      var held = json(host.get("/api/devices/held"));
      assertThat(held.findValuesAsText("device")).containsExactly("ce:/gauge/2");

      var release = "{\"eventId\": \"%s\"}".formatted(held.get(0).get("id").asText());
      assertThat(json(host.post("/api/devices/release", release)).path("outcome").asText())
          .isEqualTo("OPENED");
      assertThat(host.post("/api/devices/release", release).statusCode()).isEqualTo(404);
      assertThat(cases(host)).isEqualTo(2);

      var accept = "{\"key\": \"ce:/gauge/2\", \"name\": \"新街\", \"every\": \"PT1H\"}";
      assertThat(json(host.post("/api/devices", accept)).path("devices").asInt()).isEqualTo(2);
      host.alert("/alerts/cloudevents", beat(3, "/gauge/2"));
      assertThat(cases(host)).isEqualTo(3);
      assertThat(json(host.get("/api/devices/unknown"))).isEmpty();

      var mute = "{\"device\": \"ce:/gauge/2\", \"until\": \"2099-01-01T00:00:00Z\"}";
      assertThat(host.post("/api/devices/mute", mute).statusCode()).isEqualTo(204);
      assertThat(devices(host, "UP").get(0).path("mutedUntil").asText())
          .isEqualTo("2099-01-01T00:00:00Z");
    }
  }

  @Test
  void somebody_is_told_of_a_device_that_opens_too_many_cases() {
    try (var host = HostUnderTest.start(folder, Map.of("GRIDWARD_CASES_PER_DEVICE", "1"))) {
      host.alert("/alerts/cloudevents", beat(1, "/gauge/1"));
      host.alert("/alerts/cloudevents", beat(2, "/gauge/1"));
      Await.until("it is a case of its own", () -> cases(host) == 2);
      var flood = json(host.get("/api/cases?order=NEWEST&limit=1")).path("items").get(0);
      assertThat(flood.path("kind").asText()).isEqualTo("device.flooding");
      assertThat(flood.path("grid").isMissingNode()).as("it lies where the device does").isFalse();
    }
  }

  @Test
  void devices_are_heard_where_the_operator_says() {
    var port = FreePort.next();
    var wishes =
        Map.of("GRIDWARD_LISTEN", "127.0.0.2", "GRIDWARD_ALERT_PORT", String.valueOf(port));
    try (var host = HostUnderTest.start(folder, wishes)) {
      assertThat(host.get("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(isOpen("127.0.0.2", port)).isTrue();
      assertThat(isOpen("127.0.0.1", port)).isFalse();
    }
  }

  private static boolean isOpen(String address, int port) {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void the_register_goes_out_and_comes_back_changed_while_the_host_runs() throws IOException {
    var town = Files.createDirectories(folder.resolve("data/town"));
    Files.writeString(town.resolve("devices.csv"), "key,name\nce:/gauge/1,老街\n");
    try (var host = HostUnderTest.start(folder)) {
      var sheet = host.get("/api/devices/register").body();
      assertThat(sheet).isEqualTo("key,name\nce:/gauge/1,老街\n");
      var refused =
          host.post("/api/devices/register", "key,name,every\nce:/gauge/1,老街,soon\n", OCTETS);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(json(refused).path("detail").asText())
          .isEqualTo(
              "No device at devices.csv!devices!A2: every is \"soon\"; write a length such as"
                  + " PT30S.");

      var taken = host.post("/api/devices/register", sheet + "ce:/gauge/2,新街\n", OCTETS);
      assertThat(json(taken).path("devices").asInt()).isEqualTo(2);
      assertThat(devices(host, "UNWATCHED")).hasSize(2);

      Files.writeString(town.resolve("devices.csv"), "key,name\nce:/gauge/9,九街\n");
      Await.until(
          "what somebody wrote into the folder is in use",
          () -> devices(host, "UNWATCHED").findValuesAsText("name").equals(List.of("九街")));
    }
  }

  @Test
  void what_nobody_could_read_is_read_again_on_demand() {
    try (var host = HostUnderTest.start(folder)) {
      host.alert("/alerts/frigate", "{");
      var letter = json(host.get("/api/dead-letters")).get(0);
      assertThat(letter.path("whole").asBoolean()).isTrue();
      var address = "/api/dead-letters/" + letter.path("id").asText();
      assertThat(json(host.post(address + "/redrive", "{}")).path("problem").asText())
          .isEqualTo(letter.path("reason").asText());
      var all = json(host.post("/api/dead-letters/redrive?protocol=frigate", "{}"));
      assertThat(all.path("read").asInt()).isZero();
      assertThat(all.path("unread")).hasSize(1);
      assertThat(json(host.get(address)).path("count").asInt()).isEqualTo(1);
      assertThat(host.post("/api/dead-letters/none/redrive", "{}").statusCode()).isEqualTo(404);
    }
  }

  private static JsonNode alarm(HostUnderTest host) {
    return json(host.get("/api/cases?order=NEWEST&limit=9")).path("items").path(0);
  }

  private static JsonNode devices(HostUnderTest host, String state) {
    return json(host.get("/api/devices?state=" + state));
  }
}
