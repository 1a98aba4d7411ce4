package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.gridward.sensors.device.Tls;
import org.gridward.testkit.Await;
import org.gridward.testkit.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host that speaks TLS, wants the certificates of its devices, and listens to a broker that wants
 * one of the host.
 */
final class HostTlsTest {

  private static final char[] PASSWORD = Certificates.PASSWORD.toCharArray();
  private static final String BROKER =
      """
      <hivemq>
        <listeners>
          <tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address>
            <tls>
              <keystore><path>%s</path><password>%4$s</password>
                <private-key-password>%4$s</private-key-password></keystore>
              <truststore><path>%s</path><password>%4$s</password></truststore>
              <client-authentication-mode>REQUIRED</client-authentication-mode>
            </tls>
          </tls-tcp-listener>
        </listeners>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  @TempDir private static Path folder;

  private static Path town;
  private static Path camera;
  private static EmbeddedHiveMQ broker;
  private static HostUnderTest host;

  @BeforeAll
  static void start() throws IOException {
    town = Certificates.selfSigned(folder, "town");
    camera = Certificates.selfSigned(folder, "camera");
    var elsewhere = Certificates.selfSigned(folder, "broker");
    Certificates.trust(town, elsewhere);
    var port = HostUnderTest.freePort();
    broker =
        broker(
            BROKER.formatted(port, elsewhere, Certificates.trusting(town), Certificates.PASSWORD));
    var password = Files.writeString(folder.resolve("password"), Certificates.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    host =
        HostUnderTest.start(
            folder,
            Map.of(
                "GRIDWARD_TLS",
                town.toString(),
                "GRIDWARD_TLS_PASSWORD_FILE",
                password.toString(),
                "GRIDWARD_TLS_CLIENTS",
                Certificates.pem(camera).toString(),
                "GRIDWARD_SIP_TLS",
                "on",
                "GRIDWARD_MQTT_URL",
                "mqtts://localhost:" + port,
                "GRIDWARD_DEMO_FEED",
                "on"));
  }

  private static EmbeddedHiveMQ broker(String config) throws IOException {
    var conf = Files.createDirectories(folder.resolve("broker/conf"));
    Files.writeString(conf.resolve("config.xml"), config);
    var hive =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(conf)
            .withDataFolder(Files.createDirectories(folder.resolve("broker/data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("broker/extensions")))
            .withoutLoggingBootstrap()
            .build();
    hive.start().join();
    return hive;
  }

  @AfterAll
  static void stop() {
    host.close();
    broker.stop().join();
  }

  /** Trusts the town; shows a certificate of its own where it has a key. */
  private static SSLContext device(Optional<Path> key) throws IOException {
    var trusted = Certificates.trusting(town);
    return Tls.read(key.orElse(trusted), PASSWORD, Optional.of(trusted)).context();
  }

  private static int post(SSLContext context, String scheme) throws Exception {
    var client = HttpClient.newBuilder().sslContext(context).build();
    var address =
        scheme + "://localhost:" + host.port("GRIDWARD_ALERT_PORT") + "/alerts/hikvision/x";
    var request = HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString("<a/>"));
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_camera_shows_its_certificate_and_nobody_else_is_heard() throws Exception {
    assertThat(post(device(Optional.of(camera)), "https")).isEqualTo(200);
    assertThatThrownBy(() -> post(device(Optional.empty()), "https"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> post(device(Optional.of(camera)), "http"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_camera_that_calls_over_tls_is_asked_who_it_is() throws Exception {
    var sockets = device(Optional.of(camera)).getSocketFactory();
    try (var socket =
        sockets.createSocket(InetAddress.getLoopbackAddress(), host.port("GRIDWARD_SIP_PORT"))) {
      socket.setSoTimeout(15_000);
      var call =
          String.join(
              "\r\n",
              "REGISTER sip:34020000002000000001@3402000000 SIP/2.0",
              "Via: SIP/2.0/TLS 127.0.0.1:5999;branch=z9hG4bK1",
              "From: <sip:34020000001320000001@3402000000>;tag=1",
              "To: <sip:34020000001320000001@3402000000>",
              "Call-ID: 1",
              "CSeq: 1 REGISTER",
              "Content-Length: 0",
              "",
              "");
      socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(11), StandardCharsets.US_ASCII))
          .isEqualTo("SIP/2.0 401");
    }
  }

  @Test
  void a_terminal_is_answered_over_tls() throws Exception {
    var sockets = device(Optional.of(camera)).getSocketFactory();
    try (var socket =
        (SSLSocket)
            sockets.createSocket(
                InetAddress.getLoopbackAddress(), host.port("GRIDWARD_TCP_PORT"))) {
      socket.setSoTimeout(15_000);
      // a heartbeat of JT/T 808, 0x0002
      socket.getOutputStream().write(HexFormat.of().parseHex("7e000200000139123456780001337e"));

      assertThat(socket.getInputStream().readNBytes(3)).containsExactly(0x7e, 0x80, 0x01);
    }
  }

  @Test
  void the_broker_is_met_over_tls_with_the_certificate_of_the_host() {
    Await.until("it listens", () -> host.log().contains("Listening to mqtts://localhost:"));
  }

  @Test
  void made_up_devices_have_no_certificate_and_say_nothing() {
    Await.until(
        "it is told",
        () ->
            host.log().contains("Doors speak TLS, and made-up devices do not: they stay silent."));
    assertThat(host.log()).doesNotContain("Demo feed starts");
  }
}
