package org.gridward.sensors.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.resource.DeviceEntry;
import org.gridward.sensors.device.DeviceWatch.State;
import org.gridward.sensors.testkit.Bench;
import org.gridward.store.CaseQuery;
import org.gridward.store.CaseSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceWatchTest {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final String GATEWAY = "gw:1";

  @TempDir private Path folder;
  private Bench bench;
  private DeviceWatch watch;
  private int messages;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void start(DeviceEntry... devices) {
    watch = DeviceWatch.of(bench.router, List.of(devices), bench.clock);
  }

  private void heard(String key) {
    bench.router.route(
        Event.builder(
                new EventId("beat:" + ++messages),
                Source.SENSOR,
                "device.heartbeat",
                bench.clock.instant())
            .device(Device.of(key))
            .phase(Phase.HEARTBEAT)
            .build());
  }

  private int forward(int seconds) {
    bench.clock.forward(Duration.ofSeconds(seconds));
    return watch.step();
  }

  private List<CaseSummary> alarms() {
    return bench.store.real().listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 100)).items();
  }

  private State state(String key) {
    return watch.list().stream()
        .filter(it -> it.device().key().equals(key))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void a_device_is_down_after_three_misses_and_its_alarm_ends_when_it_is_heard() {
    start(DeviceEntry.of("cam:1", "北门", EVERY));
    assertThat(state("cam:1")).isEqualTo(State.NEVER);
    heard("cam:1");
    assertThat(state("cam:1")).isEqualTo(State.UP);

    assertThat(forward(11)).isZero();
    assertThat(state("cam:1")).isEqualTo(State.LATE);
    assertThat(forward(18)).isZero();
    assertThat(forward(1)).isEqualTo(1);
    assertThat(state("cam:1")).isEqualTo(State.DOWN);
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0).kind()).isEqualTo("device.offline");
    assertThat(forward(600)).isZero();

    heard("cam:1");
    assertThat(forward(10)).isEqualTo(1);
    assertThat(state("cam:1")).isEqualTo(State.UP);
    var told = bench.store.real().listEvents(alarms().get(0).id(), 9);
    assertThat(told).extracting(Event::phase).containsExactly(Phase.START, Phase.END);
    assertThat(told.get(0).text().orElseThrow()).startsWith("设备 北门 已 ");
  }

  @Test
  void who_goes_on_speaking_is_never_told_though_it_is_only_counted() {
    start(DeviceEntry.of("cam:1", "北门", EVERY));
    for (var i = 0; i < 100; i++) {
      heard("cam:1");
      assertThat(forward(9)).isZero();
    }
    assertThat(alarms()).isEmpty();
  }

  @Test
  void another_register_keeps_what_is_known_and_waits_anew_for_the_new() {
    start(DeviceEntry.of("cam:1", "北门", EVERY), DeviceEntry.of("cam:2", "南门", EVERY));
    forward(30);
    assertThat(alarms()).hasSize(2);

    watch.replace(
        List.of(DeviceEntry.of("cam:1", "正门", EVERY), DeviceEntry.of("cam:3", "", EVERY)));

    assertThat(forward(0)).isZero();
    assertThat(state("cam:1")).isEqualTo(State.DOWN);
    assertThat(state("cam:3")).isEqualTo(State.NEVER);
    var gone = bench.store.real().findCase(alarms().get(0).id()).orElseThrow();
    assertThat(gone.located().event().device()).contains(Device.of("cam:2"));
    assertThat(bench.store.real().listEvents(gone.id(), 9))
        .as("who is no more cannot be missed")
        .extracting(Event::phase)
        .containsExactly(Phase.START, Phase.END);
    assertThat(forward(30)).isEqualTo(1);
    assertThat(alarms()).hasSize(3);
  }

  @Test
  void one_gateway_is_one_alarm() {
    var leaves =
        IntStream.range(0, 500)
            .mapToObj(it -> DeviceEntry.of("leaf:" + it, "叶 " + it, EVERY).behind(GATEWAY));
    start(
        Stream.concat(Stream.of(DeviceEntry.of(GATEWAY, "网关", EVERY)), leaves)
            .toArray(DeviceEntry[]::new));
    heard(GATEWAY);
    IntStream.range(0, 500).forEach(it -> heard("leaf:" + it));
    for (var i = 0; i < 20; i++) {
      forward(10);
    }
    assertThat(alarms()).hasSize(1);
    assertThat(state("leaf:7")).isEqualTo(State.BEHIND);

    heard(GATEWAY);
    for (var i = 0; i < 10; i++) {
      heard("leaf:1");
      heard(GATEWAY);
      forward(10);
    }
    // the gateway lives, so what is still silent behind it is down by itself
    var page = bench.store.real().listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 1));
    assertThat(page.total()).isEqualTo(1 + 499);
    assertThat(state("leaf:1")).isEqualTo(State.UP);
  }

  @Test
  void during_maintenance_nobody_is_told_and_after_it_they_are() {
    start(
        DeviceEntry.of("cam:1", "北门", EVERY)
            .mutedUntil(bench.clock.instant().plus(Duration.ofHours(1))));
    heard("cam:1");
    assertThat(forward(600)).isZero();
    assertThat(state("cam:1")).isEqualTo(State.MUTED);
    assertThat(forward(3_600)).isEqualTo(1);
  }

  @Test
  void a_restart_listens_first_and_ends_what_was_told_before() {
    start(DeviceEntry.of("cam:1", "北门", EVERY), DeviceEntry.of("cam:2", "南门", EVERY));
    heard("cam:1");
    heard("cam:2");
    forward(5);
    heard("cam:2");
    assertThat(forward(28)).isEqualTo(1);

    bench.clock.forward(Duration.ofHours(5)); // nobody listened
    start(DeviceEntry.of("cam:1", "北门", EVERY), DeviceEntry.of("cam:2", "南门", EVERY));
    assertThat(watch.step()).isZero();
    heard("cam:1");
    heard("cam:2");
    assertThat(forward(10)).isEqualTo(1);
    assertThat(alarms()).hasSize(1);
    assertThat(bench.store.real().listEvents(alarms().get(0).id(), 9)).hasSize(2);
  }

  @Test
  void a_device_of_which_nobody_knows_how_often_it_speaks_is_not_waited_for() {
    var plain = DeviceEntry.of("cam:1", "北门", EVERY);
    start(
        new DeviceEntry(
            plain.key(),
            plain.name(),
            plain.place(),
            plain.grid(),
            plain.department(),
            Optional.empty(),
            plain.gateway(),
            plain.mutedUntil()));
    assertThat(forward(100_000)).isZero();
    assertThat(state("cam:1")).isEqualTo(State.UNWATCHED);
    assertThatThrownBy(() -> DeviceEntry.of("a", "a", Duration.ZERO))
        .hasMessageContaining("write a length above zero");
    assertThatThrownBy(() -> plain.behind("cam:1")).hasMessageContaining("through itself");
  }
}
