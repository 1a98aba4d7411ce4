package org.gridward.sensors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that prove who they are, and what they are answered; curl is the client. */
class AccessTest {

  private static final String KEEP_ALIVE = "{\"KeepaliveObject\":{\"DeviceID\":\"3402\"}}";

  @TempDir Path folder;

  private Bench bench;
  private Intake intake;
  private AlertListener listener;

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake(StandardCodecs.list()).start();
    var protocols = StandardCodecs.list().stream().map(Codec::protocol).toList();
    var settings =
        HttpSettings.on(0)
            .bindings(HttpBinding.shipped(protocols))
            .keys(DeviceKeys.of(Map.of("cam-1", "secret")))
            .links(
                it ->
                    it.caseId()
                        .map(id -> URI.create("http://127.0.0.1:8080/api/cases/" + id.value())));
    listener = AlertListener.start(settings, intake, ZoneId.of("Asia/Shanghai"), bench.clock);
  }

  @AfterEach
  void stop() {
    bench.close();
    listener.close();
    intake.close();
  }

  /** What curl prints: heads and bodies of all answers. */
  private String curl(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sS", "-i", "--max-time", "20"));
    command.addAll(List.of(arguments));
    var process = start(command);
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return told;
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("curl is not installed, so this test is skipped");
      throw new IllegalStateException(e);
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + listener.port() + path;
  }

  @Test
  void curl_with_digest_and_a_picture_is_let_in() throws Exception {
    var xml =
        Files.writeString(
            folder.resolve("alarm.xml"),
            """
            <EventNotificationAlert><macAddress>44:19:b6:00:00:01</macAddress>
            <channelID>1</channelID><dateTime>2026-03-02T09:00:00+08:00</dateTime>
            <eventType>fielddetection</eventType><eventState>active</eventState>
            <detectionPicturesNumber>1</detectionPicturesNumber></EventNotificationAlert>
            """);
    var jpeg = folder.resolve("picture.jpg");
    Files.write(jpeg, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9});

    var told =
        curl(
            "--digest",
            "-u",
            "cam-1:secret",
            "-F",
            "alarm=@" + xml + ";type=application/xml",
            "-F",
            "picture=@" + jpeg + ";type=image/jpeg",
            url("/alerts/hikvision/gate"));

    assertThat(told).contains("HTTP/1.1 401").contains("HTTP/1.1 200");
    assertThat(told).containsPattern("(?i)link: <http://127.0.0.1:8080/api/cases/2026-[^>]+>");
    assertThat(bench.store.real().lastEvent()).isEqualTo(1);
  }

  @Test
  void a_wrong_password_and_none_keep_nothing() throws Exception {
    assertThat(curl("--digest", "-u", "cam-1:guess", "-d", "x", url("/alerts/open311")))
        .contains("HTTP/1.1 403");
    var nobody = curl("-d", "x", url("/alerts/open311"));
    assertThat(nobody).contains("HTTP/1.1 401").contains("SHA-256").contains("algorithm=MD5");
    assertThat(intake.counts().received()).isZero();
  }

  @Test
  void a_view_library_registers_once_and_names_itself_from_then_on() throws Exception {
    var registration = "{\"RegisterObject\":{\"DeviceID\":\"cam-1\"}}";
    var identity = "User-Identify: cam-1";
    try (var stranger = RawHttp.connect(listener.port())) {
      stranger.send(
          "POST /VIID/System/Keepalive HTTP/1.1\r\nHost: x\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(identity, KEEP_ALIVE.length(), KEEP_ALIVE));
      assertThat(stranger.response().status()).isEqualTo(401);
    }
    assertThat(
            curl(
                "--digest",
                "-u",
                "cam-1:secret",
                "-H",
                identity,
                "-d",
                registration,
                url("/VIID/System/Register")))
        .contains("HTTP/1.1 200")
        .contains("application/VIID+JSON")
        .contains("\"ResponseStatusObject\":{\"RequestURL\":\"/VIID/System/Register\"")
        .contains("\"StatusCode\":0")
        .contains("\"Id\":\"cam-1\"");
    assertThat(curl("-H", identity, "-d", KEEP_ALIVE, url("/VIID/System/Keepalive")))
        .contains("HTTP/1.1 200");
    assertThat(
            curl(
                "-H",
                identity,
                "-d",
                "{\"FaceListObject\":{\"FaceObject\":[{\"FaceID\":\"1\",\"DeviceID\":\"2\"}]}}",
                url("/VIID/Faces")))
        .contains("\"ResponseStatusListObject\":{\"ResponseStatusObject\":[{");
    bench.clock.forward(Duration.ofMinutes(6));
    assertThat(curl("-H", identity, "-d", KEEP_ALIVE, url("/VIID/System/Keepalive")))
        .contains("HTTP/1.1 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/NotificationInfo/KeepAlive", "/alerts/dahua/gate"})
  void a_camera_of_dahua_hears_that_it_need_not_repeat(String path) throws Exception {
    var told = curl("--digest", "-u", "cam-1:secret", "-d", "Heartbeat", url(path));
    assertThat(told).contains("application/json").endsWith("{\"Result\":true}");
  }
}
