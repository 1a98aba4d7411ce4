package org.gridward.sensors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.Camera;
import org.gridward.store.CaseQuery;
import org.gridward.testkit.Await;
import org.gridward.testkit.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras on real sockets whose alerts are fetched. */
class AlertStreamsTest {

  private static final String XML = "application/xml; charset=\"UTF-8\"";
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};

  @TempDir Path folder;

  private Bench bench;
  private Intake intake;
  private Camera camera;

  @BeforeEach
  void start() throws IOException {
    bench = new Bench(folder);
    intake = bench.intake(StandardCodecs.list()).start();
    camera = new Camera("secret");
  }

  @AfterEach
  void stop() throws IOException {
    bench.close();
    camera.close();
    intake.close();
  }

  private AlertStreams fetch(String password) {
    var source = new StreamSource("hikvision", camera.address(), Camera.USER, password);
    return start(source, Optional.empty());
  }

  private AlertStreams start(StreamSource source, Optional<SSLContext> tls) {
    var shanghai = ZoneId.of("Asia/Shanghai");
    return AlertStreams.start(List.of(source), tls, intake, shanghai, bench.clock);
  }

  private static byte[] sample(String name) {
    try (var bytes = AlertStreamsTest.class.getResourceAsStream("/hikvision/" + name)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void alerts_come_as_they_are_said_and_again_after_the_camera_hung_up() throws Exception {
    try (var streams = fetch("secret")) {
      var socket = camera.listener();
      Camera.part(socket, XML, sample("03-heartbeat.xml"));
      Camera.part(socket, XML, sample("01-motion.xml"));
      Await.until("both are kept, with nothing behind them", () -> bench.events() == 2);
      assertThat(streams.health().get(0).connected()).isTrue();
      assertThat(camera.heads()).hasSize(2);
      assertThat(camera.heads().get(0)).doesNotContain("secret").doesNotContain("Authorization");

      socket.close();
      var again = camera.listener();
      Camera.part(again, XML, sample("15-alarm-input.xml"));
      Await.until("the third is kept", () -> bench.events() == 3);
      assertThat(bench.letters()).isEmpty();
    }
  }

  @Test
  void a_recorder_of_dahua_says_what_happens_the_same_way() throws Exception {
    var source = new StreamSource("dahua", camera.address(), Camera.USER, "secret");
    try (var streams = start(source, Optional.empty())) {
      var socket = camera.listener();
      for (var said :
          List.of(
              "Heartbeat",
              "Code=CrossLineDetection;action=Start;index=2;data={\n \"Name\" : \"gate\"\n}\n",
              "Code=CrossLineDetection;action=Stop;index=2")) {
        Camera.part(socket, "text/plain", said.getBytes(StandardCharsets.UTF_8));
      }
      Camera.part(socket, "text/plain", "Heartbeat".getBytes(StandardCharsets.UTF_8));

      Await.until("all are kept", () -> bench.events() >= 3);
      var cases = bench.store.real().listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 9)).items();
      assertThat(cases).hasSize(1);
      assertThat(bench.store.real().listEvents(cases.get(0).id(), 9)).hasSize(2);
      assertThat(bench.letters()).isEmpty();
      assertThat(streams.health().get(0).connected()).isTrue();
    }
  }

  @Test
  void a_picture_belongs_to_the_alert_before_it() throws Exception {
    try (var streams = fetch("secret")) {
      var socket = camera.listener();
      Camera.part(socket, XML, sample("01-motion.xml"));
      Camera.part(socket, "image/jpeg", JPEG);
      Camera.part(socket, XML, sample("03-heartbeat.xml"));

      Await.until("both are kept", () -> bench.events() == 2);
      var cases = bench.store.real().listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 10)).items();
      assertThat(cases).hasSize(1);
      var told = bench.store.real().listEvents(cases.get(0).id(), 10).get(0);
      assertThat(told.media()).hasSize(1);
      assertThat(bench.letters()).isEmpty();
      assertThat(streams.health()).hasSize(1);
    }
  }

  @Test
  void while_the_store_is_away_alerts_wait() throws Exception {
    try (var streams = fetch("secret")) {
      var socket = camera.listener();
      bench.store.away(true);
      Camera.part(socket, XML, sample("01-motion.xml"));
      Await.until("it was heard", () -> streams.health().get(0).heardAt().isPresent());
      Await.until("the store is missed", () -> intake.health().problem().isPresent());
      Camera.part(socket, XML, sample("15-alarm-input.xml"));
      bench.store.away(false);

      Await.until("both are kept", () -> bench.events() == 2);
    }
  }

  @Test
  void what_a_full_intake_could_not_take_is_kept_although_the_stream_ended() throws Exception {
    intake.close();
    intake = bench.intake(StandardCodecs.list()).limits(Bench.LIMITS.queue(1, 1 << 20)).start();
    var said = new ByteArrayOutputStream();
    for (var channel = 1; channel <= 6; channel++) { // so small that they come in one piece
      var alert =
          """
          <EventNotificationAlert><macAddress>a8:11:fc:00:00:02</macAddress>
          <channelID>%d</channelID><dateTime>2026-03-02T09:00:01+08:00</dateTime>
          <eventType>VMD</eventType><eventState>active</eventState></EventNotificationAlert>"""
              .formatted(channel);
      said.writeBytes(Camera.part("text/xml", alert.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(said.size()).isLessThan(2_048);
    camera.endAfter(said.size());
    bench.store.block();
    try (var streams = fetch("secret")) {
      camera.listener().getOutputStream().write(said.toByteArray());
      Await.until(
          "the end is told",
          () -> streams.health().get(0).problem().filter(it -> it.contains("ended")).isPresent());
      bench.store.unblock();

      Await.until("all are kept", () -> bench.events() == 6);
    }
  }

  @Test
  void a_wrong_password_is_tried_once_for_cameras_lock_the_account() throws Exception {
    try (var streams = fetch("wrong")) {
      Await.until(
          "it is told",
          () -> streams.health().get(0).problem().filter(it -> it.contains("wrong")).isPresent());
      assertThat(camera.heads()).hasSize(2);
      assertThat(streams.health().get(0).toString()).doesNotContain("\"wrong\"");
    }
  }

  @Test
  void what_is_no_stream_is_told() throws Exception {
    try (var streams = fetch("secret")) {
      var socket = camera.listener();
      socket.getOutputStream().write("<html>no stream</html>\r\n".getBytes());
      Await.until(
          "it is told",
          () ->
              streams.health().get(0).problem().filter(it -> it.contains("boundary")).isPresent());
    }
  }

  @Test
  void a_camera_that_nobody_but_us_trusts_is_heard_over_tls() throws Exception {
    var key = Certificates.selfSigned(folder, "camera");
    var password = Certificates.PASSWORD.toCharArray();
    var trusted = Certificates.trusting(key);
    try (var secret =
        Camera.secret("secret", Tls.read(key, password, Optional.empty()).context())) {
      var source = new StreamSource("hikvision", secret.address(), Camera.USER, "secret");
      try (var streams = start(source, Optional.empty())) {
        Await.until(
            "it is not trusted",
            () -> streams.health().get(0).problem().filter(it -> it.contains("PKIX")).isPresent());
      }
      var tls = Tls.read(trusted, password, Optional.of(trusted)).context();
      try (var streams = start(source, Optional.of(tls))) {
        var socket = secret.listener();
        Camera.part(socket, XML, sample("01-motion.xml"));
        Camera.part(socket, XML, sample("03-heartbeat.xml"));
        Await.until("both are kept", () -> bench.events() == 2);
        assertThat(streams.health().get(0).connected()).isTrue();
      }
    }
  }

  @Test
  void the_file_of_streams_names_what_is_wrong() throws IOException {
    var file = folder.resolve("streams.csv");
    Files.writeString(
        file,
        """
        # the gate
        hikvision,http://192.0.2.7/ISAPI/Event/notification/alertStream,gridward,a,b
        dahua,http://192.0.2.8/cgi-bin/eventManager.cgi?action=attach&codes=[A,B]&heartbeat=5,c,[,]
        """);
    assertThatThrownBy(() -> StreamSource.read(file)).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    var read = StreamSource.read(file);
    assertThat(read).hasSize(2);
    assertThat(read.get(0).password()).isEqualTo("a,b");
    assertThat(read.get(1).target()).endsWith("?action=attach&codes=[A,B]&heartbeat=5");
    assertThat(read.get(1).user()).isEqualTo("c");
    assertThat(read.get(1).password()).isEqualTo("[,]");
    assertThat(read.get(0).toString()).doesNotContain("a,b");

    Files.writeString(file, "hikvision,192.0.2.7,gridward,secret\n");
    assertThatThrownBy(() -> StreamSource.read(file))
        .hasMessageContaining("Line 1")
        .hasMessageContaining("http://");
    Files.writeString(
        file, "dahua,http://192.0.2.8/?codes=[A,gridward,%s\n".formatted("x".repeat(99_999)));
    assertThatThrownBy(() -> StreamSource.read(file))
        .hasMessageContaining("Line 1")
        .hasMessageContaining("close each [");
    assertThatThrownBy(
            () -> new StreamSource("hikvision", URI.create("http://a:b@192.0.2.7/"), "a", "b"))
        .hasMessageContaining("user");
  }
}
