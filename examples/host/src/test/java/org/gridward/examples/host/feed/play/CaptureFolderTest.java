package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.examples.host.feed.play.Script.Due;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFolderTest {

  @TempDir private Path temporary;

  private Path folder;

  @BeforeEach
  void name_no_protocol_above() throws IOException {
    folder = Files.createDirectories(temporary.resolve("captures"));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CaptureFolder read() throws IOException {
    return CaptureFolder.read(folder, Duration.ofSeconds(2));
  }

  private Message only() throws IOException {
    var read = read();
    assertThat(read.unsendable()).isEmpty();
    return read.open().map(Due::message).reduce((a, b) -> null).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "hikvision/01.xml      | <EventNotificationAlert/>  | POST /alerts/hikvision/feed application/xml",
        "hikvision/gate 3/1.xml| <EventNotificationAlert/>  | POST /alerts/hikvision/gate%203 application/xml",
        "hikvision/02.bin      | --edge                     | POST /alerts/hikvision/feed multipart/form-data; boundary=edge",
        "uniview/01.json       | {}                         | POST /alerts/uniview/feed application/json",
        "cloudevents/01.json   | {\"id\":\"1\"}             | POST /alerts/cloudevents/feed application/cloudevents+json",
        "cloudevents/02.json   | [{\"id\":\"1\"}]           | POST /alerts/cloudevents/feed application/cloudevents-batch+json",
        "frigate/01.json       | {\"after\":{}}             | PUBLISH frigate/events",
        "frigate/02.json       | {\"after\":{\"severity\":\"alert\"}} | PUBLISH frigate/reviews",
        "frigate/03.json       | {\"id\":\"1\"}             | PUBLISH frigate/tracked_object_update",
        "frigate/04.json       | {\"event_id\":\"1\"}       | PUBLISH frigate/triggers",
        "frigate/05.json       | not closed                 | PUBLISH frigate/events",
        "chirpstack/01.json    | {}                         | PUBLISH application/feed",
        "zigbee2mqtt/阀 7/1.json | {}                       | PUBLISH zigbee2mqtt/阀 7",
        "jt808/01.hex          | 7e 00 FF 7e                | FRAME 7e00ff7e",
        "jt808/02.bin          | ~~                         | FRAME 7e7e",
      })
  void a_capture_goes_as_the_devices_of_its_protocol_send_it(
      String name, String text, String expected) throws IOException {
    write(name, text);

    assertThat(said(only())).isEqualTo(expected);
  }

  private static String said(Message message) {
    if (message instanceof Post it) {
      return "POST " + it.path() + it.contentType().map(type -> " " + type).orElse("");
    }
    return message instanceof Publish it
        ? "PUBLISH " + it.topic()
        : "FRAME " + HexFormat.of().formatHex(message.body());
  }

  @Test
  void a_head_beside_it_says_how_it_came() throws IOException {
    write("anything/01.json", "{}");
    write(
        "anything/01.head",
        "topic: zigbee2mqtt/cellar: pump\nretained: true\nheader.id: 7\ncontent-type: text/plain\n");

    assertThat(only())
        .usingRecursiveComparison()
        .isEqualTo(
            new Publish(
                "zigbee2mqtt/cellar: pump",
                true,
                Optional.of("text/plain"),
                Map.of("id", "7"),
                "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_head_of_a_codecs_sample_does_too() throws IOException {
    write("chirpstack/07.json", "{}");
    write(
        "chirpstack/07.expected",
        "message: 07.json\nquery.event: up\npath: /alerts/chirpstack/\nreceived: x\n--\nenv");

    assertThat(said(only())).isEqualTo("POST /alerts/chirpstack/?event=up application/json");
  }

  @Test
  void a_request_with_its_own_head_goes_where_it_went() throws IOException {
    write(
        "uniview/01.txt",
        """
        POST /LAPI/V1.0/System HTTP/1.1\r
        Host: 192.0.2.1\r
        Content-Type: application/json\r
        Content-Length: 2\r
        X-Serial: 7\r
        \r
        {}""");

    var post = (Post) only();

    assertThat(said(post)).isEqualTo("POST /LAPI/V1.0/System application/json");
    assertThat(post.headers()).containsEntry("X-Serial", "7").doesNotContainKey("Content-Type");
    assertThat(post.body()).asString().isEqualTo("{}");
  }

  @Test
  void what_cannot_be_sent_is_named_with_the_reason() throws IOException {
    write("README.md", "about");
    write("gb28181/01.xml", "<Notify/>");
    write("gb28181/02.txt", "MESSAGE sip:1@2 SIP/2.0\n\n<Notify/>");
    write("uniview/01.txt", "GET /LAPI/V1.0/System HTTP/1.1\n\n");
    write("uniview/02.txt", "HTTP/1.1 200 OK\n\n");
    write("uniview/03.txt", "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n2\r\n{}\r\n0\r\n\r\n");
    write("zigbee2mqtt/01.head", "topic: zigbee2mqtt/cellar");
    write(".hidden", "");

    var read = read();

    assertThat(read.open()).isEmpty();
    assertThat(read.unsendable())
        .containsExactly(
            "README.md: no folder above it is named after a protocol, and no .head beside it says"
                + " how it came",
            "gb28181/01.xml: it goes over SIP, from a device that has registered; send it from such"
                + " a device",
            "gb28181/02.txt: it goes over SIP, from a device that has registered; send it from such"
                + " a device",
            "uniview/01.txt: its method is GET; only POST is sent",
            "uniview/02.txt: it is an answer; only requests are sent",
            "uniview/03.txt: its body is cut into chunks; save it whole",
            "zigbee2mqtt/01.head: no message of this name stands beside it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topik: a | line 1 is \"topik: a\"; write topic, path, content-type, retained, header.NAME"
            + " or query.NAME, a colon and the value.",
        "topic: a/# | topic is \"a/#\"; write one topic such as frigate/events, without + and #.",
        "path: gate | path is \"gate\"; write it as it stands in the request, such as"
            + " /alerts/hikvision/gate.",
        "topic: a;path: /b | topic and path are both there; write one of them.",
      })
  void a_wrong_head_is_named(String head, String problem) throws IOException {
    write("hikvision/01.xml", "<a/>");
    write("hikvision/01.head", head.replace(';', '\n'));

    assertThatThrownBy(this::read)
        .hasMessageEndingWith("01.head, " + problem)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void captures_follow_each_other_in_the_order_of_their_names() throws IOException {
    write("hikvision/02.xml", "<a/>");
    write("hikvision/01.xml", "<a/>");
    write("dahua/01.txt", "Code=x");

    var read = read();

    assertThat(read.open())
        .extracting(Due::name)
        .containsExactly("dahua/01.txt", "hikvision/01.xml", "hikvision/02.xml");
    assertThat(read.open())
        .extracting(Due::since)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(read.round()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void an_empty_folder_is_refused() {
    assertThatThrownBy(this::read)
        .hasMessage(folder + " is empty; put captures into it, such as hikvision/01.xml.");
  }
}
