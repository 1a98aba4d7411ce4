package org.gridward.sensors.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gridward.sensors.codec.SavedBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installer sees of a message. */
final class DecodeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FIELDS =
      List.of(
          "id",
          "situation",
          "device",
          "channel",
          "kind",
          "nativeKind",
          "phase",
          "occurredAt",
          "receivedAt",
          "timeQuality",
          "longitude",
          "latitude",
          "datum",
          "accuracyMetres",
          "method",
          "measures",
          "regions",
          "media",
          "severity",
          "attributes");

  @TempDir private Path folder;
  private String said = "";

  private int decode(Object... arguments) {
    var out = new StringWriter();
    var words = new ArrayList<String>();
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    var code =
        Decode.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(words.toArray(String[]::new));
    said = out.toString();
    return code;
  }

  private List<JsonNode> lines() throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (var line : said.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static Path sample(String name) throws URISyntaxException {
    return Path.of(DecodeTest.class.getResource("/" + name).toURI());
  }

  @Test
  void an_alert_is_one_line_with_every_field() throws IOException, URISyntaxException {
    var code =
        decode(
            "--protocol",
            "hikvision",
            "--received-at",
            "2026-03-02T02:00:00Z",
            sample("hikvision/01-motion.xml"));

    assertThat(said).isNotEmpty();
    assertThat(code).as(said).isZero();
    var line = lines().get(0);
    assertThat(line.fieldNames()).toIterable().containsExactlyElementsOf(FIELDS);
    assertThat(line.path("kind").asText()).startsWith("video.");
    assertThat(line.path("receivedAt").asText()).isEqualTo("2026-03-02T02:00:00Z");
  }

  @Test
  void what_nobody_can_read_says_why_and_at_which_byte() throws IOException {
    var file = Files.writeString(folder.resolve("broken.xml"), "<EventNotificationAlert><a></b>");

    assertThat(decode("--protocol", "hikvision", file)).isEqualTo(1);
    assertThat(lines().get(0).path("deadLetter").asText()).startsWith("hikvision message");
    assertThat(lines().get(0).has("byte")).isTrue();
  }

  @Test
  void a_topic_makes_it_a_message_of_a_broker() throws IOException {
    var file = Files.writeString(folder.resolve("leak.json"), "{\"water_leak\":true}");

    assertThat(decode("--protocol", "zigbee2mqtt", "--topic", "zigbee2mqtt/cellar", file)).isZero();
    assertThat(lines().get(0).path("kind").asText()).isEqualTo("leak.water");
    assertThat(lines().get(0).path("device").asText()).contains("cellar");
  }

  @Test
  void json_is_read_by_its_mapping() throws IOException, URISyntaxException {
    var file = Files.writeString(folder.resolve("any.json"), "{}");

    assertThat(decode("--protocol", "json", file)).isEqualTo(2);
    assertThat(said).contains("needs --mapping");
    var mapping = sample("json/mapping.json");
    assertThat(decode("--protocol", "json", "--mapping", mapping, file)).isIn(0, 1);
    assertThat(lines()).isNotEmpty();
  }

  @Test
  void a_frame_is_read_as_bytes_and_as_the_hex_digits_of_a_log()
      throws IOException, URISyntaxException {
    var bytes = Files.readAllBytes(sample("jt808/06-heartbeat.bin"));
    var hex = Files.writeString(folder.resolve("log"), HexFormat.of().formatHex(bytes) + "\n");

    for (var file : List.of(sample("jt808/06-heartbeat.bin"), hex)) {
      assertThat(decode("--protocol", "jt808", file)).isZero();
      assertThat(lines().get(0).path("kind").asText()).isEqualTo("device.heartbeat");
    }
  }

  @Test
  void what_is_told_live_no_more_says_so() throws IOException, URISyntaxException {
    var file = sample("jt808/04-backlog-and-live.bin");

    assertThat(decode("--protocol", "jt808", "--received-at", "2026-03-02T02:00:00Z", file))
        .isZero();
    assertThat(lines()).isNotEmpty().allMatch(it -> it.path("late").asBoolean());

    decode("--protocol", "jt808", sample("jt808/01-where-a-vehicle-is.bin"));
    assertThat(lines()).noneMatch(it -> it.has("late"));
  }

  @Test
  void wrong_usage_says_what_is_right() throws IOException {
    var file = Files.writeString(folder.resolve("x"), "x");

    assertThat(decode("--protocol", "hikvison", file)).isEqualTo(2);
    assertThat(said).contains("--protocol is \"hikvison\"; write one of", "zigbee2mqtt, json.");
    assertThat(decode("--protocol", "hikvision", "--zone", "Mars", file)).isEqualTo(2);
    assertThat(said).contains("--zone is \"Mars\"");
    assertThat(decode("--protocol", "hikvision", "--received-at", "noon", file)).isEqualTo(2);
    assertThat(decode("--protocol", "hikvision", folder.resolve("none"))).isEqualTo(3);
    assertThat(said).contains("none cannot be read; check the path.");
  }

  @Test
  void a_multipart_body_without_its_header_is_known_by_its_first_line() {
    assertThat(SavedBody.type("--frontier\r\nContent-Type: x".getBytes()))
        .contains("multipart/form-data; boundary=frontier");
    assertThat(SavedBody.type("  \n<a/>".getBytes())).contains("application/xml");
    assertThat(SavedBody.type("[1]".getBytes())).contains("application/json");
    assertThat(SavedBody.type(new byte[] {0x7e, 1})).isEmpty();
    assertThat(SavedBody.type(new byte[0])).isEmpty();
  }

  @Test
  void a_message_saved_with_its_head_came_as_the_head_says() throws IOException {
    var file = folder.resolve("saved.txt");
    Files.writeString(
        file,
        """
        POST /LAPI/V1.0/PACS/Controller/HeartReportInfo HTTP/1.1\r
        Host: 192.0.2.8\r
        Content-Type: application/json\r
        \r
        {"Time": "2026-03-02 09:00:02", "DeviceCode": "210235C3R00000000001"}
        """);

    assertThat(
            decode(
                "--protocol", "uniview", "--received-at", "2026-03-02T01:00:05Z", file.toString()))
        .isZero();

    assertThat(lines().get(0).path("kind").asText()).isEqualTo("device.heartbeat");
    assertThat(lines().get(0).path("occurredAt").asText()).isEqualTo("2026-03-02T01:00:02Z");
  }

  @Test
  void the_head_of_sip_names_the_device() throws IOException {
    var file = folder.resolve("message.txt");
    Files.writeString(
        file,
        """
        MESSAGE sip:33040200002000000001@3304020000 SIP/2.0
        From: <sip:33040200001320000009@3304020000>;tag=77

        <Notify><CmdType>Keepalive</CmdType><DeviceID>33040200001320000009</DeviceID></Notify>
        """);

    assertThat(decode("--protocol", "gb28181", file.toString())).isZero();

    assertThat(lines().get(0).path("device").asText()).isEqualTo("gb:33040200001320000009");
  }
}
