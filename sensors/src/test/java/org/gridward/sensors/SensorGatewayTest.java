package org.gridward.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridward.EventRouter;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridIndex;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.SharedPayloads;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.MediaFolder;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.intake.Places;
import org.gridward.sensors.mqtt.MqttSettings;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.testkit.Broker;
import org.gridward.sensors.testkit.PlainCodec;
import org.gridward.sensors.testkit.Publisher;
import org.gridward.store.CaseStore;
import org.gridward.store.SqliteCaseStore;
import org.gridward.testkit.Await;
import org.gridward.testkit.PlainPolicy;
import org.gridward.testkit.Samples;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole module on a real store: bytes on a socket become rows in a file. */
class SensorGatewayTest {

  private static final List<String> PROTOCOLS =
      StandardCodecs.list().stream().map(Codec::protocol).toList();

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final HttpClient http = HttpClient.newHttpClient();
  private CaseStore store;
  private EventRouter router;

  @BeforeEach
  void open() {
    store = SqliteCaseStore.open(folder.resolve("cases.db"));
    router =
        EventRouter.builder(GridIndex.of(List.of()), new PlainPolicy())
            .store(store)
            .notifier(notice -> {})
            .clock(clock)
            .build();
  }

  @AfterEach
  void close() {
    router.close();
    store.close();
  }

  private SensorGateway.Builder gateway() throws IOException {
    return SensorGateway.builder(router, MediaFolder.in(folder)).clock(clock);
  }

  @Test
  void a_camera_posts_and_a_case_is_in_the_file() throws Exception {
    try (var gateway = gateway().http(HttpSettings.on(0)).start()) {
      var response = post(gateway, "/alerts/hikvision/gate", sample("hikvision/01-motion.xml"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
      assertThat(gateway.counts().opened()).isEqualTo(1);
      assertThat(gateway.countsByProtocol()).containsOnlyKeys(PROTOCOLS);
      assertThat(gateway.health().isReady()).isTrue();
      assertThat(gateway.health().isDegraded()).isFalse();
    }
    assertThat(store.totals().cases().values()).containsExactly(1L);
  }

  @Test
  void after_a_restart_the_store_still_knows_what_it_has() throws Exception {
    for (var i = 0; i < 2; i++) {
      try (var gateway = gateway().http(HttpSettings.on(0)).start()) {
        post(gateway, "/alerts/hikvision", sample("hikvision/01-motion.xml"));
        assertThat(gateway.counts().duplicates()).isEqualTo(i);
      }
    }
    assertThat(store.totals().cases().values()).containsExactly(1L);
  }

  @Test
  void both_transports_and_a_protocol_of_the_host_share_one_intake(@TempDir Path home)
      throws Exception {
    var port = Broker.freePort();
    var place = Location.of(120.5, 30.7, Datum.WGS84);
    try (var broker = Broker.start(port, home);
        var device = Publisher.to(broker.address());
        var gateway =
            gateway()
                .codec(new PlainCodec())
                .places(Places.of(Map.of("plain:1", place)))
                .http(HttpSettings.on(0))
                .mqtt(
                    MqttSettings.of(broker.address(), "host")
                        .bindings(List.of(MqttBinding.of("plain/#", "plain"))))
                .start()) {
      Await.until("it is connected", () -> !gateway.health().isDegraded());

      device.publish("plain/1", "a");
      Await.until("it is acknowledged", () -> gateway.counts().acknowledged() == 1);
      post(gateway, "/alerts/plain", "b".getBytes());

      assertThat(gateway.countsByProtocol().get("plain").opened()).isEqualTo(2);
      assertThat(store.totals().events().values()).containsExactly(2L);
    }
  }

  /** As a node does that the host never heard being born: it is asked, and tells its names. */
  @Test
  void a_node_behind_the_broker_is_asked_to_be_born_again(@TempDir Path home) throws Exception {
    try (var broker = Broker.start(Broker.freePort(), home);
        var node = Publisher.to(broker.address());
        var gateway =
            gateway()
                .mqtt(
                    MqttSettings.of(broker.address(), "host")
                        .bindings(List.of(MqttBinding.of("spBv1.0/#", "sparkplug"))))
                .start()) {
      Await.until("it is connected", () -> !gateway.health().isDegraded());
      var orders = node.listen("spBv1.0/Plant/NCMD/pump1");
      var data = sample("sparkplug/04-data-by-unknown-alias.bin");
      node.publish("spBv1.0/Plant/NDATA/pump1", data, 1, false);
      Await.until("it is asked", () -> !orders.isEmpty());
      assertThat(new String(orders.peek().getPayload())).contains("Node Control/Rebirth");

      node.publish(
          "spBv1.0/Plant/NBIRTH/pump1", sample("sparkplug/01-birth-of-a-node.bin"), 1, false);
      clock.forward(java.time.Duration.ofMinutes(1));
      node.publish("spBv1.0/Plant/NDATA/pump1", data, 1, false);
      Await.until(
          "what stands behind the alias is an alarm",
          () -> store.totals().cases().values().stream().mapToLong(Long::longValue).sum() == 1);
    }
  }

  @Test
  void a_broker_that_is_away_degrades_the_gateway_and_stops_nothing() throws Exception {
    var nobody = Broker.address(Broker.freePort());
    try (var gateway =
        gateway().http(HttpSettings.on(0)).mqtt(MqttSettings.of(nobody, "host")).start()) {
      Await.until("the broker was tried", () -> gateway.health().isReady());
      assertThat(gateway.health().isDegraded()).isTrue();
      assertThat(post(gateway, "/alerts/frigate", "{".getBytes()).body())
          .startsWith("dead letter ");
    }
    assertThat(store.listDeadLetters(10)).hasSize(1);
  }

  @Test
  void a_binding_to_a_protocol_that_nobody_reads_is_told_at_the_start() {
    var wrong = HttpSettings.on(0).bindings(List.of(HttpBinding.of("/in", "hikvison")));

    assertThatThrownBy(() -> gateway().http(wrong).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Binding \"/in\" names protocol \"hikvison\", which no codec reads; write one of"
                + " "
                + String.join(", ", PROTOCOLS)
                + ".");
  }

  @Test
  void a_taken_port_leaves_nothing_running() throws Exception {
    try (var first = gateway().http(HttpSettings.on(0)).start()) {
      var port = first.alertPort().orElseThrow();

      assertThatThrownBy(() -> gateway().http(HttpSettings.on(port)).start())
          .hasMessageStartingWith("Port " + port + " is taken; set GRIDWARD_ALERT_PORT");
    }
    Await.until(
        "all threads have ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(it -> it.equals("gridward-intake") || it.startsWith("gridward-http")));
  }

  @Test
  void every_capture_that_is_posted_is_accounted_for() throws Exception {
    var captures = SharedPayloads.folder();
    Assumptions.assumeTrue(captures.isPresent(), "Skipped: ../shared/data/payloads is not here.");
    var files = PROTOCOLS.stream().flatMap(it -> list(captures.get().resolve(it))).toList();

    try (var gateway = gateway().http(HttpSettings.on(0)).start()) {
      for (var file : files) {
        var protocol = file.getParent().getFileName();
        var response = post(gateway, "/alerts/" + protocol, Files.readAllBytes(file));
        assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
      }

      var counts = gateway.counts();
      var totals = store.totals();
      var events = totals.events().values().stream().mapToLong(Long::longValue).sum();
      assertThat(counts.received()).isEqualTo(files.size());
      assertThat(counts.acknowledged()).isEqualTo(files.size());
      assertThat(counts.silent()).isZero();
      assertThat(counts.elements()).isGreaterThanOrEqualTo(files.size());
      assertThat(counts.elements()).isEqualTo(events + counts.duplicates() + totals.deadLetters());
    }
  }

  private static Stream<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> post(SensorGateway gateway, String path, byte[] body)
      throws Exception {
    var address = URI.create("http://127.0.0.1:" + gateway.alertPort().orElseThrow() + path);
    return http.send(
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources").resolve(name));
  }
}
