package org.gridward.sensors.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.protocol.gb28181.Gb28181Codec;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.SipPhone;
import org.gridward.testkit.Await;
import org.gridward.testkit.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras of GB/T 28181 on real sockets. */
final class SipListenerTest {

  private static final String CAMERA = "34020000001320000001";
  private static final String OTHER = "34020000001320000002";
  private static final String CHANNEL = "34020000001340000001";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @TempDir private Path folder;
  private Bench bench;
  private Intake intake;
  private SipListener listener;

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake(List.of(new Gb28181Codec())).start();
    listener = SipListener.start(settings(), intake, CHINA, bench.clock);
  }

  private SipSettings settings() {
    return SipSettings.on(0, DeviceKeys.of(Map.of(CAMERA, "secret", "*", "shared")))
        .registrations(folder.resolve("sip.registrations"))
        .message(Duration.ofMillis(400));
  }

  @AfterEach
  void stop() {
    bench.store.unblock();
    listener.close();
    intake.close();
    bench.close();
  }

  private SipPhone phone(String transport, String id) {
    return transport.equals("UDP")
        ? SipPhone.udp(listener.port(), id)
        : SipPhone.tcp(listener.port(), id);
  }

  private long events() {
    return bench.store.real().lastEvent();
  }

  @Test
  void over_tls_a_camera_registers_and_reports_and_nobody_is_heard_otherwise() throws Exception {
    listener.close();
    var own = Certificates.selfSigned(folder, "gridward");
    var trusted = Certificates.trusting(own);
    var password = Certificates.PASSWORD.toCharArray();
    listener =
        SipListener.start(
            settings().tls(Tls.read(own, password, Optional.empty())), intake, CHINA, bench.clock);

    var context = Tls.read(trusted, password, Optional.of(trusted)).context();
    try (var camera = SipPhone.tls(listener.port(), CAMERA, context)) {
      assertThat(camera.register("secret", 3_600)).startsWith("SIP/2.0 200 OK");
      assertThat(camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))))
          .startsWith("SIP/2.0 200 OK")
          .contains("SIP/2.0/TLS");
      assertThat(events()).isEqualTo(1);
    }
    try (var camera = SipPhone.udp(listener.port(), OTHER)) {
      camera.send(camera.request("REGISTER", "", ""));
      assertThat(camera.receiveSoon()).isEmpty();
    }
    try (var camera = SipPhone.tcp(listener.port(), OTHER)) {
      assertThat(camera.register("shared", 3_600)).doesNotContain("SIP/2.0");
    }
    assertThat(listener.health().listening()).isTrue();
    assertThat(listener.health().registered()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "TCP"})
  void an_alarm_is_answered_when_it_is_durable_and_then_by_the_protocol_too(String transport) {
    try (var camera = phone(transport, CAMERA)) {
      var registered = camera.register("secret", 3_600);
      assertThat(registered)
          .startsWith("SIP/2.0 200 OK")
          .contains("Expires: 3600", "Date: 20", "received=127.0.0.1")
          .containsPattern("To: .*;tag=");
      assertThat(listener.health().registered()).isEqualTo(1);

      bench.store.block();
      camera.send(camera.message(SipPhone.alarm(17, CHANNEL)));
      Await.until("a write waits", bench.store::isBlocking);
      assertThat(camera.receiveSoon()).isEmpty();
      assertThat(events()).isZero();

      bench.store.unblock();
      assertThat(camera.receive()).startsWith("SIP/2.0 200 OK").contains("CSeq: 3 MESSAGE");
      assertThat(events()).isEqualTo(1);
      assertThat(camera.receive())
          .startsWith("MESSAGE sip:" + CAMERA + "@127.0.0.1:")
          .contains("<CmdType>Alarm</CmdType>", "<SN>17</SN>", "<DeviceID>" + CHANNEL)
          .contains("<Result>OK</Result>");
    }
  }

  @Test
  void our_request_is_repeated_over_udp_until_it_is_answered() {
    try (var camera = phone("UDP", CAMERA)) {
      camera.register("secret", 3_600);
      camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL)));
      var first = camera.receive();
      assertThat(camera.receive()).isEqualTo(first);

      camera.send(
          first
              .substring(first.indexOf("\r\n") + 2, first.indexOf("Content-Type"))
              .transform(it -> "SIP/2.0 200 OK\r\n" + it + "Content-Length: 0\r\n\r\n"));
      camera.send(camera.message(SipPhone.alarm(2, CHANNEL)));
      assertThat(camera.receive()).startsWith("SIP/2.0 200 OK");
      assertThat(camera.receive()).contains("<SN>2</SN>");
      assertThat(camera.receive()).contains("<SN>2</SN>");
    }
  }

  @Test
  void a_request_that_comes_again_is_answered_as_before_and_taken_once() {
    try (var camera = phone("UDP", CAMERA)) {
      camera.register("secret", 3_600);
      var keepAlive =
          camera.message(
              "<Notify><CmdType>Keepalive</CmdType><SN>1</SN><DeviceID>%s</DeviceID></Notify>"
                  .formatted(CAMERA));
      var answer = camera.exchange(keepAlive);
      assertThat(camera.exchange(keepAlive)).isEqualTo(answer);
      assertThat(intake.counts().received()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "TCP"})
  void who_is_not_registered_is_challenged_and_nothing_is_kept(String transport) {
    try (var camera = phone(transport, CAMERA)) {
      assertThat(camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))))
          .startsWith("SIP/2.0 401")
          .contains("WWW-Authenticate: Digest realm=\"3402000000\"");
      assertThat(camera.register("wrong", 3_600)).startsWith("SIP/2.0 403");
      assertThat(camera.exchange(camera.message(SipPhone.alarm(2, CHANNEL))))
          .startsWith("SIP/2.0 401");
    }
    assertThat(intake.counts().received()).isZero();
    assertThat(listener.health().refused()).isEqualTo(1);
  }

  @Test
  void the_device_is_the_one_that_registered_whatever_from_says() {
    try (var camera = phone("UDP", CAMERA)) {
      camera.register("secret", 3_600);
      var lying =
          camera
              .message(SipPhone.alarm(5, CHANNEL))
              .replace("From: <sip:" + CAMERA, "From: <sip:x");
      assertThat(camera.exchange(lying)).startsWith("SIP/2.0 200");
    }
    var past =
        bench.store.real().listPast(0, 9, Instant.EPOCH, bench.clock.instant().plusSeconds(9));
    assertThat(past.get(0).event().device().orElseThrow().key()).isEqualTo("gb:" + CAMERA);
  }

  @Test
  void a_network_may_share_one_password_and_a_device_signs_off() {
    try (var camera = phone("UDP", OTHER)) {
      assertThat(camera.register("shared", 60)).startsWith("SIP/2.0 200");
      assertThat(camera.register("shared", 0)).startsWith("SIP/2.0 200");
      assertThat(camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))))
          .startsWith("SIP/2.0 401");
    }
  }

  @Test
  void a_registration_outlives_a_restart_and_ends_by_itself() {
    try (var camera = phone("TCP", CAMERA)) {
      camera.register("secret", 60);
    }
    listener.close();
    listener = SipListener.start(settings(), intake, CHINA, bench.clock);
    try (var camera = phone("UDP", CAMERA)) {
      assertThat(camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))))
          .startsWith("SIP/2.0 200");
      bench.clock.forward(Duration.ofSeconds(61));
      assertThat(camera.exchange(camera.message(SipPhone.alarm(2, CHANNEL))))
          .isNotEmpty()
          .satisfies(it -> assertThat(it).doesNotStartWith("SIP/2.0 200"));
    }
  }

  @Test
  void what_could_not_be_kept_is_not_acknowledged() {
    try (var camera = phone("UDP", CAMERA)) {
      camera.register("secret", 3_600);
      bench.store.away(true);
      assertThat(camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))))
          .startsWith("SIP/2.0 503")
          .contains("Retry-After: 5");

      bench.store.away(false);
      Await.until(
          "the store is back",
          () ->
              camera.exchange(camera.message(SipPhone.alarm(1, CHANNEL))).startsWith("SIP/2.0 2"));
      assertThat(events()).isEqualTo(1);
    }
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter_and_answered() {
    try (var camera = phone("UDP", CAMERA)) {
      camera.register("secret", 3_600);
      assertThat(camera.exchange(camera.message("<Notify><Broken"))).startsWith("SIP/2.0 200");
      assertThat(bench.letters()).hasSize(1);
      assertThat(bench.letters().get(0).letter().peer()).isEqualTo(CAMERA);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "TCP"})
  void other_methods_and_options_are_answered(String transport) {
    try (var camera = phone(transport, CAMERA)) {
      assertThat(camera.exchange(camera.request("INVITE", "", "")))
          .startsWith("SIP/2.0 405")
          .contains("Allow: MESSAGE, NOTIFY");
      assertThat(camera.exchange(camera.request("OPTIONS", "", ""))).startsWith("SIP/2.0 200");
      assertThat(camera.exchange("OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/UDP x\r\n\r\n"))
          .startsWith("SIP/2.0 400 No From");
    }
  }

  @Test
  void no_sip_is_counted_and_a_stream_of_it_closed() {
    try (var udp = phone("UDP", CAMERA);
        var tcp = phone("TCP", CAMERA);
        var slow = phone("TCP", CAMERA);
        var large = phone("TCP", CAMERA)) {
      udp.send("GET / HTTP/1.1\r\n\r\n");
      tcp.send("GET / HTTP/1.1\r\n\r\n");
      assertThat(tcp.receive()).isEmpty();
      slow.send("MESSAGE sip:x SIP/2.0\r\n");
      assertThat(slow.receive()).isEmpty();
      large.send("MESSAGE sip:x SIP/2.0\r\nContent-Length: 999999\r\n\r\n");
      assertThat(large.receive()).isEmpty();
      Await.until("all four", () -> listener.health().unreadable() == 4);
      assertThat(udp.exchange(udp.request("OPTIONS", "", ""))).startsWith("SIP/2.0 200");
    }
  }

  @Test
  void a_port_that_is_taken_is_told() {
    var there = SipSettings.on(listener.port(), DeviceKeys.none());
    assertThatThrownBy(() -> SipListener.start(there, intake, CHINA, bench.clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GRIDWARD_SIP_PORT");
    assertThatThrownBy(() -> there.server("12"))
        .hasMessage("SIP server number is \"12\"; write 20 digits, like 34020000002000000001.");
  }
}
