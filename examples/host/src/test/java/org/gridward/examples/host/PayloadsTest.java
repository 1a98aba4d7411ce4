package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.gridward.examples.host.feed.play.Capture;
import org.gridward.examples.host.feed.play.CaptureHead;
import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.gridward.sensors.intake.IntakeCounts;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real captures, sent to a running host as their devices send them: each is answered for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PayloadsTest {

  private static final Map<String, String> TOPICS =
      Map.of(
          "chirpstack", "application/7/device/0101010101010101/event/up",
          "cloudevents", "cloudevents/city",
          "frigate", "frigate/events",
          "onvif", "camera-7/onvif-ej/Device/Trigger/DigitalInput");
  private static final List<String> PROTOCOLS =
      List.of("chirpstack", "cloudevents", "frigate", "hikvision", "onvif");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path data;

  private static Host host;
  private static MqttClient devices;

  @BeforeAll
  static void start() throws MqttException {
    host = Host.start(HostSettings.onFreePorts(data));
    devices = new MqttClient(host.works().broker().toString(), "devices", new MemoryPersistence());
    devices.connect();
    Await.until("the host listens to its broker", PayloadsTest::isListening);
  }

  private static boolean isListening() {
    return host.works().gateway().health().mqtt().orElseThrow().connected();
  }

  @AfterAll
  static void stop() throws MqttException {
    devices.disconnect();
    devices.close();
    host.close();
  }

  /** In this order: what a camera says of an object that it named before belongs to its case. */
  @Order(1)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chirpstack/01.json  | application/1/device/0101010101010101/event/up       | MEASUREMENT 1",
        "chirpstack/03.json  | application/1/device/0101010101010101/event/join     | HEARTBEAT 1",
        "chirpstack/05.json  | application/1/device/0101010101010101/event/txack    | HEARTBEAT 1",
        "chirpstack/07.json  | application/1/device/0101010101010101/event/location | MEASUREMENT 1",
        "chirpstack/10.json  | application/1/device/5a3f18b97a97247d/event/up       | MEASUREMENT 1",
        "cloudevents/01.json | cloudevents/city                                     | dead 1",
        "cloudevents/03.json | cloudevents/city                                     | opened 1",
        "cloudevents/05.json |                                                      | dead 1, opened 1",
        "frigate/01.json     | frigate/events                                       | opened 1",
        "frigate/02.json     | frigate/tracked_object_update                        | attached 1",
        "frigate/05.json     | frigate/tracked_object_update                        | attached 1",
        "frigate/08.json     | frigate/triggers                                     | opened 1",
        "hikvision/01.xml    |                                                      | opened 1",
        "hikvision/03.xml    |                                                      | opened 1",
        "hikvision/05.xml    |                                                      | opened 1",
        "hikvision/07.xml    |                                                      | opened 1",
        "hikvision/09.xml    |                                                      | opened 1",
        "hikvision/11.txt    |                                                      | counted 1, opened 1",
        "hikvision/14.xml    |                                                      | MEASUREMENT 1",
        "hikvision/16.bin    |                                                      | duplicate 1",
        "onvif/02.xml        |                                                      | opened 1",
        "onvif/04.xml        |                                                      | END 1",
        "onvif/06.json       | MyDevice/onvif-ej/Device/Trigger/DigitalInput        | dead 1",
        "onvif/08.json       | MyDevice/onvif-ej/Device/Sensor/Temperature          | opened 1",
        "onvif/10.json       |                                                      | MEASUREMENT 1",
        "onvif/11.xml        |                                                      | opened 2",
      })
  void a_capture_comes_to_what_its_device_meant(String name, String topic, String outcome)
      throws Exception {
    var file = payloads().resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "Skipped: " + file + " is not here.");
    var before = counts();

    send(file, Optional.ofNullable(topic));

    assertThat(difference(before, counts())).isEqualTo(outcome);
  }

  @Test
  @Order(2)
  void whatever_is_sent_is_counted_and_kept_and_a_second_time_changes_nothing() throws Exception {
    sendAll();
    var first = counts();
    assertThat(first.waiting()).isZero();
    assertThat(first.acknowledged()).isEqualTo(first.received());
    var kept = host.works().store().totals();
    assertThat(kept.events().getOrDefault(Outcome.OPENED, 0L)).isEqualTo(first.opened());
    assertThat(kept.events().getOrDefault(Outcome.ATTACHED, 0L)).isEqualTo(first.attached());
    assertThat(kept.events().getOrDefault(Outcome.COUNTED, 0L)).isEqualTo(first.counted());
    assertThat(kept.events().getOrDefault(Outcome.NO_CASE, 0L))
        .isEqualTo(first.noCase().values().stream().mapToLong(Long::longValue).sum());

    var sent = sendAll();

    var second = counts();
    assertThat(second.acknowledged() - first.acknowledged()).isEqualTo(sent);
    assertThat(second.elements() - first.elements()).isGreaterThanOrEqualTo(sent);
    assertThat(difference(first, second)).matches("dead \\d+, duplicate \\d+");
    assertThat(host.works().store().totals().events()).isEqualTo(kept.events());
    assertThat(host.works().store().totals().cases()).isEqualTo(kept.cases());
    assertThat(host.works().store().listDeadLetters(1_000))
        .allSatisfy(it -> assertThat(it.letter().reason()).startsWith(it.letter().protocol()));
  }

  /** Every file that lies there, to the listener and, where its protocol has topics, over MQTT. */
  private static int sendAll() throws Exception {
    var sent = 0;
    for (var protocol : PROTOCOLS) {
      for (var file : files(payloads().resolve(protocol))) {
        send(file, Optional.empty());
        sent++;
        if (TOPICS.containsKey(protocol)) {
          send(file, Optional.of(TOPICS.get(protocol)));
          sent++;
        }
      }
    }
    return sent;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path payloads() {
    var at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve(".ci"))) {
      at = at.getParent();
    }
    var folder = at.resolveSibling("shared").resolve("data").resolve("payloads");
    Assumptions.assumeTrue(Files.isDirectory(folder), "Skipped: " + folder + " is not here.");
    return folder;
  }

  /** Returns when the host has answered for it. */
  private static void send(Path file, Optional<String> topic) throws Exception {
    var received = counts().received();
    if (topic.isPresent()) {
      devices.publish(topic.get(), Files.readAllBytes(file), 1, false);
    } else {
      assertThat(post(file)).as("answer to %s", file).isBetween(200, 299);
    }
    Await.until(
        file + " is answered for",
        () -> counts().received() == received + 1 && counts().waiting() == 0);
  }

  private static int post(Path file) throws Exception {
    var protocol = file.getParent().getFileName().toString();
    var post = new Capture(protocol, "gate-3", CaptureHead.NONE, Files.readAllBytes(file)).posted();
    var alerts = "http://127.0.0.1:" + host.alertPort();
    var request =
        HttpRequest.newBuilder(URI.create(alerts + post.path()))
            .header("Content-Type", post.contentType().orElseThrow())
            .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static IntakeCounts counts() {
    return host.works().gateway().counts();
  }

  /** What was counted more than before, such as {@code attached 1, opened 1}. */
  private static String difference(IntakeCounts before, IntakeCounts after) {
    var more = new TreeMap<String, Long>();
    more.put("opened", after.opened() - before.opened());
    more.put("attached", after.attached() - before.attached());
    more.put("counted", after.counted() - before.counted());
    more.put("duplicate", after.duplicates() - before.duplicates());
    more.put("dead", after.deadLetters() - before.deadLetters());
    more.put("silent", after.silent() - before.silent());
    after
        .noCase()
        .forEach((phase, now) -> more.put(phase.name(), now - before.noCase().get(phase)));
    more.values().removeIf(it -> it == 0);
    return more.toString().replaceAll("[{}]", "").replace('=', ' ');
  }
}
