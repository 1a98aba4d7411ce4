package org.gridward.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.mqtt.MqttSettings;
import org.gridward.sensors.tcp.TcpSettings;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.Broker;
import org.gridward.sensors.testkit.PlainCodec;
import org.gridward.testkit.Await;
import org.gridward.testkit.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All ways in over TLS; the clients are Java's own, mosquitto_pub, and mqtt of npm. */
class TlsTest {

  private static final char[] PASSWORD = Certificates.PASSWORD.toCharArray();

  @TempDir Path folder;

  private Bench bench;
  private Path own;

  @BeforeEach
  void open() {
    bench = new Bench(folder.resolve("data"));
    own = Certificates.selfSigned(folder, "gridward");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private SensorGateway.Builder gateway() {
    return SensorGateway.builder(bench.router, bench.media)
        .codec(bench.codec)
        .limits(Bench.LIMITS)
        .clock(bench.clock);
  }

  private SSLContext trusting(Optional<Path> key) throws IOException {
    var trusted = Certificates.trusting(own);
    return Tls.read(key.orElse(trusted), PASSWORD, Optional.of(trusted)).context();
  }

  private static int post(SSLContext context, int port) throws Exception {
    var client = HttpClient.newBuilder().sslContext(context).build();
    var request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/alerts/plain"))
            .POST(HttpRequest.BodyPublishers.ofString("a"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void an_alert_over_https_is_kept_and_plain_bytes_are_not_answered() throws Exception {
    var tls = Tls.read(own, PASSWORD, Optional.empty());
    try (var gateway = gateway().http(HttpSettings.on(0).tls(tls)).start()) {
      var port = gateway.alertPort().orElseThrow();
      assertThat(post(trusting(Optional.empty()), port)).isEqualTo(200);
      assertThat(bench.store.real().lastEvent()).isEqualTo(1);
      assertThatThrownBy(() -> post(SSLContext.getDefault(), port)).isInstanceOf(IOException.class);
      assertThat(bench.store.real().lastEvent()).isEqualTo(1);
    }
  }

  @Test
  void a_device_shows_its_certificate_where_it_must() throws Exception {
    var camera = Certificates.selfSigned(folder, "camera");
    var tls = Tls.read(own, PASSWORD, Optional.of(Certificates.trusting(camera)));
    try (var gateway = gateway().http(HttpSettings.on(0).tls(tls)).start()) {
      var port = gateway.alertPort().orElseThrow();
      assertThat(post(trusting(Optional.of(camera)), port)).isEqualTo(200);
      assertThatThrownBy(() -> post(trusting(Optional.of(own)), port))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void frames_come_over_tls_too() throws Exception {
    var tls = Tls.read(own, PASSWORD, Optional.empty());
    try (var gateway = gateway().tcp(TcpSettings.on(0).tls(tls)).start();
        var socket =
            (SSLSocket)
                trusting(Optional.empty())
                    .getSocketFactory()
                    .createSocket(
                        InetAddress.getLoopbackAddress(), gateway.framePort().orElseThrow())) {
      socket.setSoTimeout(15_000);
      // a heartbeat of JT/T 808, 0x0002
      socket
          .getOutputStream()
          .write(
              HexFormat.of().parseHex("7e" + "00020000" + "013912345678" + "0001" + "33" + "7e"));
      assertThat(socket.getInputStream().read()).isEqualTo(0x7e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void mosquitto_publishes_to_a_broker_that_we_listen_to_over_tls(String version) throws Exception {
    listensToWhat(
        (port, message) ->
            List.of(
                "mosquitto_pub",
                "-V",
                version,
                "-h",
                "localhost",
                "-p",
                "" + port,
                "--cafile",
                Certificates.pem(own).toString(),
                "-q",
                "1",
                "-t",
                "plain/x",
                "-m",
                message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "5"}) // 3.1.1 calls itself level 4
  void the_client_of_npm_publishes_too(String version) throws Exception {
    var npm = System.getenv("GRIDWARD_NPM");
    Assumptions.assumeTrue(
        npm != null, "GRIDWARD_NPM names no folder where npm install mqtt was run: skipped");
    listensToWhat(
        (port, message) ->
            List.of(
                "node",
                "src/test/resources/mqtt/publish.js",
                npm,
                "mqtts://localhost:" + port,
                version,
                Certificates.pem(own).toString(),
                "plain/x",
                message));
  }

  /** A program that publishes one message to a port of this machine. */
  private interface Publisher {
    List<String> command(int port, String message);
  }

  private void listensToWhat(Publisher publisher) throws Exception {
    var port = Broker.freePort();
    try (var broker = Broker.startTls(port, folder.resolve("broker"), own);
        var gateway =
            gateway()
                .mqtt(
                    MqttSettings.of(URI.create("mqtts://localhost:" + port), "town")
                        .tls(trusting(Optional.empty()))
                        .clients(2)
                        .bindings(List.of(MqttBinding.of("plain/#", PlainCodec.PROTOCOL))))
                .start()) {
      Await.until(
          "the town listens",
          () -> gateway.health().mqtt().filter(it -> it.connected()).isPresent());
      for (var i = 0; i < 6; i++) {
        run(publisher.command(port, "word" + i));
      }
      Await.until("all are kept", () -> bench.store.real().lastEvent() == 6);
      Await.until(
          "all are acknowledged",
          () -> gateway.health().mqtt().orElseThrow().unacknowledged() == 0);
      assertThat(broker).isNotNull();
    }
  }

  private static void run(List<String> command) throws Exception {
    var process = start(command);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort(command.get(0) + " is not installed, so this test is skipped");
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_wrong_password_is_told() {
    assertThatThrownBy(() -> Tls.read(own, "else".toCharArray(), Optional.empty()))
        .isInstanceOf(IOException.class);
  }
}
