package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.gridward.sensors.intake.IntakeCounts;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against a running host: what it counts is what the host has. */
class PlayTest {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir private static Path data;

  private static Host host;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    host = Host.start(HostSettings.onFreePorts(data));
    Await.until(
        "the host listens to its broker",
        () -> host.works().gateway().health().mqtt().orElseThrow().connected());
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Play.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    var all = new ArrayList<>(List.of(args));
    all.addAll(addresses());
    var exit = line.execute(all.toArray(String[]::new));
    return new Ran(exit, out.toString().strip(), err.toString().strip());
  }

  private static List<String> addresses() {
    var frames = host.works().gateway().framePort().orElseThrow();
    return List.of(
        "--alerts=http://127.0.0.1:" + host.alertPort(),
        "--mqtt=" + host.works().broker(),
        "--tcp=tcp://127.0.0.1:" + frames);
  }

  private static IntakeCounts counts() {
    return host.works().gateway().counts();
  }

  private static void hasTaken(long messages) {
    Await.until(
        "the host has all", () -> counts().received() >= messages && counts().waiting() == 0);
    assertThat(counts().received()).isEqualTo(messages);
  }

  @Test
  void a_recorded_day_of_three_transports_is_with_the_host_to_the_last_message() throws Exception {
    var before = counts();
    var file = Files.write(folder.resolve("day.jsonl"), day(200));

    var ran = run(file.toString(), "--speed", "1000", "--json");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    var line = new ObjectMapper().readTree(ran.out());
    assertThat(line.path("sent").asInt()).isEqualTo(200);
    assertThat(line.path("acknowledged").asInt()).isEqualTo(200);
    assertThat(line.path("refused")).isEmpty();
    assertThat(line.path("lost").asInt()).isZero();
    hasTaken(before.received() + 200);
    assertThat(counts().acknowledged() - before.acknowledged()).isEqualTo(200);
    assertThat(counts().deadLetters() - before.deadLetters()).isEqualTo(4);
    assertThat(counts().elements() - before.elements()).isEqualTo(200);
    var news = counts().opened() + counts().held() - before.opened() - before.held();
    assertThat(news).as("what a device says beyond its quota is held").isEqualTo(146);
  }

  /** A message every twenty seconds: CloudEvents over HTTP and MQTT, terminals over TCP. */
  private static List<String> day(int messages) {
    var lines = new ArrayList<String>();
    for (var i = 0; i < messages; i++) {
      lines.add(new RecordedMessage(MORNING.plusSeconds(20L * i), message(i)).line());
    }
    return lines;
  }

  private static Message message(int number) {
    var at = MORNING.plusSeconds(20L * number);
    var body = number % 50 == 0 ? "garbage".getBytes(StandardCharsets.UTF_8) : event(number, at);
    return switch (number % 4) {
      case 0, 1 -> new Post("/alerts/cloudevents/app-" + number % 3, STRUCTURED, body);
      case 2 -> new Publish("cloudevents/town", false, body);
      default -> new Frame(location(number));
    };
  }

  private static byte[] event(int number, Instant at) {
    return """
        {"specversion": "1.0", "id": "%d", "source": "/day", "type": "org.example.alert",
         "time": "%s", "data": {"kind": "city.garbage", "phase": "start",
         "situation": "matter-%d", "longitude": 120.9, "latitude": 30.9}}"""
        .formatted(number, at, number)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Where one of five vehicles is, at a second of its own. */
  private static byte[] location(int serial) {
    var body = ByteBuffer.allocate(41);
    body.putShort((short) 0x0200).putShort((short) 28);
    body.put(HexFormat.of().parseHex("01390000000" + serial % 5)).putShort((short) serial);
    body.putInt(0).putInt(3).putInt(30_885_936).putInt(120_920_966);
    body.putShort((short) 4).putShort((short) 300).putShort((short) 90);
    body.put(HexFormat.of().parseHex("26030209%02d%02d".formatted(serial / 60, serial % 60)));
    var check = (byte) 0;
    for (var i = 0; i < body.position(); i++) {
      check ^= body.get(i);
    }
    body.put(check);
    var hex = HexFormat.of().formatHex(body.array());
    var escaped = new StringBuilder("7e");
    for (var i = 0; i < hex.length(); i += 2) {
      var pair = hex.substring(i, i + 2);
      escaped.append(pair.equals("7d") ? "7d01" : pair.equals("7e") ? "7d02" : pair);
    }
    return HexFormat.of().parseHex(escaped.append("7e"));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void a_folder_of_captures_goes_over_the_transports_of_their_devices() throws IOException {
    var before = counts();
    write(
        "hikvision/gate/01.xml",
        """
        <EventNotificationAlert version="2.0"><macAddress>00:00:5e:00:53:77</macAddress>
        <channelID>1</channelID><dateTime>2026-03-02T10:00:00+08:00</dateTime>
        <eventType>fielddetection</eventType><eventState>active</eventState>
        </EventNotificationAlert>""");
    write("zigbee2mqtt/cellar/01.json", "{\"water_leak\":true}");
    write("any/02.json", new String(event(1_000, MORNING), StandardCharsets.UTF_8));
    write("any/02.head", "path: /alerts/cloudevents/app\ncontent-type: " + STRUCTURED + "\n");
    write("jt808/01.hex", HexFormat.of().formatHex(location(900)));
    write("gb28181/01.xml", "<Notify/>");

    var ran = run(folder.toString(), "--speed", "1000");

    assertThat(ran.out())
        .startsWith("4 sent in ")
        .endsWith(
            ": 4 acknowledged (0x8001: 1; HTTP 200: 2; PUBACK: 1), 0 refused, 0 lost;"
                + " 0 retries, 1 not sent");
    assertThat(ran.err())
        .isEqualTo(
            "not sent: gb28181/01.xml: it goes over SIP, from a device that has registered; send it"
                + " from such a device");
    assertThat(ran.exit()).isEqualTo(1);
    hasTaken(before.received() + 4);
    assertThat(counts().deadLetters()).isEqualTo(before.deadLetters());
    assertThat(kinds()).contains("video.intrusion", "leak.water", "city.garbage");
  }

  private static Stream<String> kinds() {
    var far = MORNING.plus(Duration.ofDays(36_500));
    return host.works().store().listPast(0, Long.MAX_VALUE, Instant.EPOCH, far).stream()
        .map(it -> it.event().kind());
  }

  @Test
  void what_nobody_takes_is_told_by_name_and_answer() throws IOException {
    var lines =
        Stream.of(
                new Post("/elsewhere", "text/plain", new byte[0]),
                new Publish("nobody/reads/this", false, new byte[0]))
            .map(it -> new RecordedMessage(MORNING, it).line())
            .toList();
    var file = Files.write(folder.resolve("day.jsonl"), lines);

    var ran = run(file.toString(), "--json");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith(
            "{\"sent\":2,\"acknowledged\":0,\"refused\":{\"HTTP 404\":1,"
                + "\"PUBACK 0x10, nobody reads this topic\":1},\"lost\":0,\"retries\":0,"
                + "\"notSent\":[],\"seconds\":");
    assertThat(ran.err().lines())
        .containsExactlyInAnyOrder(
            "refused: " + file + ", line 1, HTTP 404",
            "refused: " + file + ", line 2, PUBACK 0x10, nobody reads this topic");
  }

  @Test
  void a_wrong_line_is_told_and_nothing_is_sent() throws IOException {
    var before = counts();
    var file = folder.resolve("day.jsonl");
    Files.writeString(file, day(1).get(0) + "\n{\"at\":\"noon\"}\n");

    var ran = run(file.toString());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "feed: "
                + file
                + ", line 2: at is \"noon\"; write a moment such as 2026-03-02T02:00:00Z.");
    assertThat(counts().received()).isEqualTo(before.received());
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    var ran = run("nowhere.jsonl");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).isEqualTo("feed: nowhere.jsonl cannot be read; check the path.");
  }

  /** One message over each way, to a port where nobody listens. */
  @ParameterizedTest
  @CsvSource({"alerts, http, 0", "mqtt, tcp, 2", "tcp, tcp, 3"})
  void a_host_that_is_away_is_told(String option, String scheme, int number) throws IOException {
    var file = Files.write(folder.resolve("day.jsonl"), List.of(day(4).get(number)));
    var err = new StringWriter();
    var address = scheme + "://127.0.0.1:1";

    var exit =
        Play.line()
            .setErr(new PrintWriter(err))
            .execute(file.toString(), "--" + option + "=" + address);

    assertThat(exit).isEqualTo(3);
    assertThat(err.toString())
        .startsWith("feed: " + address + " cannot be used (")
        .contains("Connection refused")
        .endsWith("; start the host, or name its address with --" + option + ".\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed=1001 | --speed is 1001.0; write 1 to 1000.",
        "--speed=0 | --speed is 0.0; write 1 to 1000.",
        "--gap=-1 | --gap is -1.0; write seconds, 0 to 86400.",
        "--window=0 | --window is 0; write 1 to 100000.",
        "--alerts=127.0.0.1 | --alerts is \"127.0.0.1\"; write it like http://127.0.0.1:8090.",
        "--mqtt=http://a:1 | --mqtt is \"http://a:1\"; write it like tcp://127.0.0.1:1883.",
        "--tcp=tcp://a | --tcp is \"tcp://a\"; write it like tcp://127.0.0.1:7001.",
      })
  void wrong_usage_says_what_is_right(String option, String problem) {
    var err = new StringWriter();

    var exit = Play.line().setErr(new PrintWriter(err)).execute("x.jsonl", option);

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines().findFirst()).isEqualTo(Optional.of(problem));
  }
}
