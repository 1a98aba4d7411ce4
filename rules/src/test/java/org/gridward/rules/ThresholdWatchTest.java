package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridward.EventRouter;
import org.gridward.casefile.CaseFile;
import org.gridward.decision.Grade;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.grid.Town;
import org.gridward.store.CaseQuery;
import org.gridward.store.CaseStore;
import org.gridward.store.SqliteCaseStore;
import org.gridward.store.StoreUnavailableException;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThresholdWatchTest {

  private static final String SHEET =
      """
      规则编号,设备类型,量,单位,触发值,恢复值,持续时间,变化率,原始类别,紧急程度
      YZ-1,任意,gas,%%,%s,<3,,,gas.leak,紧急
      """;

  @TempDir private Path folder;
  private final Town town = Town.drawn("A B");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final AtomicBoolean storeIsAway = new AtomicBoolean();
  private CaseStore store;
  private RuleBase rules;
  private EventRouter router;
  private ThresholdWatch watch;
  private int events;

  @BeforeEach
  void open() throws IOException, URISyntaxException {
    var policy = Files.createDirectory(folder.resolve("policy"));
    try (var files = Files.list(Path.of(ThresholdWatchTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, policy.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(policy.resolve("阈值规则.csv"), SHEET.formatted("≥5"));
    start();
  }

  private void start() {
    store = SqliteCaseStore.open(folder.resolve("town.db"));
    rules = RuleBase.load(folder.resolve("policy"), clock);
    router =
        EventRouter.builder(town.grids(), rules)
            .store(failing(store))
            .clock(clock)
            .notifier(it -> {})
            .build();
    watch = ThresholdWatch.of(router, rules, clock);
    watch.step();
  }

  private CaseStore failing(CaseStore real) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (proxy, method, arguments) -> {
              if (storeIsAway.get() && method.getName().equals("write")) {
                throw new StoreUnavailableException("away", null);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterEach
  void stop() {
    router.close();
    rules.close();
    store.close();
  }

  private void reading(double value) {
    clock.forward(Duration.ofMinutes(1));
    router.route(
        Event.builder(new EventId("r" + ++events), Source.SENSOR, "env.gas", clock.instant())
            .phase(Phase.MEASUREMENT)
            .device(Device.of("deveui:01"))
            .measure(new Measure("gas", value, "%"))
            .location(town.at("B"))
            .build());
  }

  private List<CaseFile> cases() {
    return store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 100)).items().stream()
        .map(it -> store.findCase(it.id()).orElseThrow())
        .toList();
  }

  @Test
  void a_reading_beyond_its_value_opens_one_case_by_the_rows_of_the_policy() {
    reading(4.9);
    assertThat(watch.step()).isZero();
    reading(6);
    reading(7);
    assertThat(watch.step()).isEqualTo(1);

    assertThat(cases()).hasSize(1);
    var file = cases().get(0);
    var event = file.located().event();
    assertThat(event.kind()).isEqualTo("gas.leak");
    assertThat(event.device()).contains(Device.of("deveui:01"));
    assertThat(event.text()).contains("gas 6 %，达到阈值规则 YZ-1 的触发条件");
    assertThat(file.located().grid().orElseThrow().code()).hasToString("B");
    assertThat(file.grade()).isEqualTo(Grade.URGENT);
    assertThat(event.attributes()).containsEntry("threshold.row", "YZ-1");

    reading(4);
    assertThat(watch.step()).as("between the two values").isZero();
    reading(2.5);
    assertThat(watch.step()).as("over").isEqualTo(1);
    reading(6);
    watch.step();
    assertThat(cases()).as("tomorrow's alarm is another").hasSize(2);
  }

  @Test
  void a_restart_repeats_nothing_and_still_sees_the_end() {
    reading(6);
    watch.step();
    stop();
    start();

    reading(7);
    assertThat(watch.step()).isZero();
    reading(1);
    assertThat(watch.step()).isEqualTo(1);
    reading(6);
    watch.step();
    assertThat(cases()).hasSize(2);
  }

  @Test
  void a_step_that_fails_is_made_up_for() {
    reading(6);
    storeIsAway.set(true);
    assertThat(watch.step()).isZero();
    assertThat(cases()).isEmpty();

    storeIsAway.set(false);
    assertThat(watch.step()).isEqualTo(1);
    assertThat(cases()).hasSize(1);
    assertThat(watch.step()).isZero();
  }

  @Test
  void a_changed_row_counts_from_the_next_reading() throws IOException {
    reading(6);
    watch.step();
    Files.writeString(folder.resolve("policy/阈值规则.csv"), SHEET.formatted("≥50"));
    rules.reload();

    reading(40);
    assertThat(watch.step()).as("it stands, and is neither new nor over").isZero();
    reading(1);
    assertThat(watch.step()).isEqualTo(1);
    reading(40);
    assertThat(watch.step()).isZero();
    assertThat(cases()).hasSize(1);
  }
}
