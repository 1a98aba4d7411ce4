package org.gridward.sensors.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.protocol.jt808.Jt808Codec;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.Terminal;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals on real sockets. */
final class FrameListenerTest {

  private static final String ID = "013912345678";

  @TempDir private Path folder;
  private Bench bench;
  private Intake intake;
  private FrameListener listener;

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake(List.of(new Jt808Codec())).start();
    listen(TcpSettings.on(0));
  }

  private void listen(TcpSettings settings) {
    if (listener != null) {
      listener.close();
    }
    listener =
        FrameListener.start(
            settings, new Jt808Codec(), intake, ZoneId.of("Asia/Shanghai"), bench.clock);
  }

  @AfterEach
  void stop() {
    bench.store.unblock();
    listener.close();
    intake.close();
    bench.close();
  }

  private Terminal terminal() {
    return new Terminal(listener.port(), ID);
  }

  private long kept() {
    return intake.counts().received();
  }

  @Test
  void a_frame_is_answered_when_it_is_durable() {
    bench.store.block();
    try (var terminal = terminal()) {
      terminal.send(terminal.location(7, 0));
      Await.until("a write waits", bench.store::isBlocking);
      assertThat(bench.store.real().lastEvent()).isZero();

      bench.store.unblock();
      assertThat(terminal.answer()).isEqualTo("8001" + "0005" + ID + "0007" + "0007020000" + "b6");
      assertThat(bench.store.real().lastEvent()).isEqualTo(1);
    }
  }

  @Test
  void garbage_before_a_frame_and_bytes_one_by_one_change_nothing() {
    try (var terminal = terminal()) {
      terminal.send(new byte[] {1, 2, 3, 0x0d, 0x0a});
      for (var value : terminal.location(1, 0)) {
        terminal.send(new byte[] {value});
      }
      assertThat(terminal.answer()).startsWith("8001");
    }
  }

  @Test
  void a_registration_gets_its_code_and_a_resend_is_absorbed() {
    try (var terminal = terminal()) {
      var body = new byte[2 + 2 + 5 + 8 + 7 + 1 + 4];
      terminal.send(terminal.frame(0x0100, 3, body));
      assertThat(terminal.answer()).startsWith("8100").contains("0003" + "00");

      terminal.send(terminal.location(4, 1));
      terminal.answer();
      var events = bench.store.real().lastEvent();
      terminal.send(terminal.location(4, 1));
      assertThat(terminal.answer()).startsWith("8001");
      assertThat(bench.store.real().lastEvent()).isEqualTo(events);
    }
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter_and_the_next_frame_is_read() {
    try (var terminal = terminal()) {
      var broken = terminal.location(1, 0);
      broken[broken.length - 2] ^= 1;
      terminal.send(broken);
      terminal.send(terminal.location(2, 0));

      assertThat(terminal.answer()).contains("0002" + "0200" + "00");
      Await.until("the letter", () -> bench.letters().size() == 1);
      assertThat(bench.letters().get(0).letter().reason()).contains("check byte");
    }
  }

  @Test
  void what_is_not_durable_is_not_answered() {
    bench.store.away(true);
    try (var terminal = terminal()) {
      terminal.send(terminal.location(1, 0));
      assertThat(terminal.answer()).as("closed").isEmpty();
    }
    bench.store.away(false);
    Await.until("the store is back", () -> intake.health().problem().isEmpty());
    try (var again = terminal()) {
      again.send(again.location(1, 0));
      assertThat(again.answer()).startsWith("8001");
    }
  }

  @Test
  void a_full_intake_closes_the_window_and_loses_nothing() throws Exception {
    bench.store.block();
    var frames = 5_000;
    try (var terminal = terminal()) {
      var writer =
          new Thread(
              () -> {
                for (var i = 0; i < frames; i++) {
                  terminal.send(terminal.location(i, 0));
                }
              });
      writer.start();
      Await.until("as many as may wait", () -> kept() >= 64);
      assertThat(kept()).isEqualTo(64);

      bench.store.unblock();
      for (var i = 0; i < frames; i++) {
        assertThat(terminal.answer()).startsWith("8001");
      }
      writer.join();
    }
    assertThat(bench.events()).isEqualTo(frames);
  }

  @Test
  void many_terminals_at_once_are_all_answered() throws Exception {
    var terminals = 40;
    var each = 200;
    var answered = new AtomicInteger();
    var done = new CountDownLatch(terminals);
    for (var number = 0; number < terminals; number++) {
      var id = "0139%08d".formatted(number);
      new Thread(
              () -> {
                try (var terminal = new Terminal(listener.port(), id)) {
                  for (var i = 0; i < each; i++) {
                    terminal.send(terminal.location(i, 0));
                  }
                  for (var i = 0; i < each; i++) {
                    answered.addAndGet(terminal.answer().startsWith("8001") ? 1 : 0);
                  }
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    done.await();
    assertThat(answered.get()).isEqualTo(terminals * each);
    assertThat(bench.events()).isEqualTo(terminals * each);
  }

  @Test
  void a_dripping_and_a_silent_device_are_sent_away_and_a_patient_one_stays() {
    listen(TcpSettings.on(0).deadlines(Duration.ofMillis(500), Duration.ofSeconds(3)));
    try (var dripping = terminal();
        var patient = terminal()) {
      dripping.send(Arrays.copyOf(dripping.location(1, 0), 5));
      patient.send(patient.location(2, 0));
      assertThat(patient.answer()).startsWith("8001");
      assertThat(dripping.answer()).isEmpty();
      patient.send(patient.location(3, 0));
      assertThat(patient.answer()).startsWith("8001");
      assertThat(patient.answer()).as("then silent").isEmpty();
    }
    assertThat(listener.health().tooSlow()).isEqualTo(2);
  }

  @Test
  void noise_between_frames_is_silence() {
    listen(TcpSettings.on(0).deadlines(Duration.ofMillis(500), Duration.ofSeconds(1)));
    try (var terminal = terminal()) {
      Await.until("it is sent away", () -> isClosedAfterNoise(terminal));
    }
    assertThat(listener.health().tooSlow()).isEqualTo(1);
  }

  private static boolean isClosedAfterNoise(Terminal terminal) {
    try {
      terminal.send(new byte[] {1});
      return false;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  @Test
  void the_standard_deadlines_leave_no_dripping_device_for_ten_seconds() {
    var it = TcpSettings.on(0);

    assertThat(it.frame()).hasSeconds(8); // and a look each second
    assertThat(it.idle()).hasMinutes(15);
    assertThat(it.connections()).isEqualTo(20_000);
    assertThat(it.connectionsPerAddress()).isEqualTo(64);
  }

  @Test
  void one_address_has_so_many_connections() {
    listen(TcpSettings.on(0).connectionsPerAddress(3));
    var terminals = new ArrayList<Terminal>();
    try {
      for (var i = 0; i < 3; i++) {
        terminals.add(terminal());
        terminals.get(i).send(terminals.get(i).location(i, 0));
        assertThat(terminals.get(i).answer()).startsWith("8001");
      }
      try (var fourth = terminal()) {
        assertThat(fourth.answer()).isEmpty();
      }
      assertThat(listener.health().turnedAway()).isEqualTo(1);
      assertThat(listener.health().connections()).isEqualTo(3);
    } finally {
      terminals.forEach(Terminal::close);
    }
  }

  @Test
  void what_is_in_hand_when_it_closes_is_still_answered() throws Exception {
    bench.store.block();
    try (var terminal = terminal()) {
      terminal.send(terminal.location(1, 0));
      Await.until("a write waits", bench.store::isBlocking);
      var closing = new Thread(listener::close);
      closing.start();
      Await.until("no more is taken", () -> !listener.health().listening());
      bench.store.unblock();
      assertThat(terminal.answer()).startsWith("8001");
      assertThat(terminal.answer()).isEmpty();
      closing.join();
    }
  }

  @Test
  void a_port_that_is_taken_is_named() {
    assertThatThrownBy(() -> listen2(TcpSettings.on(listener.port())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:" + listener.port())
        .hasMessageContaining("GRIDWARD_TCP_PORT");
  }

  private void listen2(TcpSettings settings) {
    FrameListener.start(settings, new Jt808Codec(), intake, ZoneId.of("UTC"), bench.clock).close();
  }
}
