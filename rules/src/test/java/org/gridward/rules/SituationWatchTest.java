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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridward.EventRouter;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Move;
import org.gridward.casefile.Step;
import org.gridward.decision.Grade;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.grid.Town;
import org.gridward.store.CaseQuery;
import org.gridward.store.CaseStore;
import org.gridward.store.CaseSummary;
import org.gridward.store.SqliteCaseStore;
import org.gridward.store.StoreUnavailableException;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SituationWatchTest {

  private static final String HEAD = "规则编号,事件小类,原始类别,范围,时窗,次数,来源数,静默时长,动作,紧急程度,解除条件\n";

  @TempDir private Path folder;
  private final Town town = Town.drawn("A B");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final AtomicBoolean storeIsAway = new AtomicBoolean();
  private CaseStore store;
  private RuleBase rules;
  private EventRouter router;
  private SituationWatch watch;
  private int events;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    Files.createDirectory(folder.resolve("policy"));
    try (var files = Files.list(Path.of(SituationWatchTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve("policy").resolve(file.getFileName().toString()));
      }
    }
  }

  private void start(String... rows) throws IOException {
    write(rows);
    restart();
  }

  private void write(String... rows) throws IOException {
    Files.writeString(folder.resolve("policy/态势规则.csv"), HEAD + String.join("\n", rows) + "\n");
  }

  private void restart() {
    stop();
    store = SqliteCaseStore.open(folder.resolve("town.db"));
    rules = RuleBase.load(folder.resolve("policy"), clock);
    router =
        EventRouter.builder(town.grids(), rules)
            .store(failing(store))
            .clock(clock)
            .notifier(it -> {})
            .build();
    watch = SituationWatch.of(router, rules, clock, 3);
  }

  /** The same store, which can be away. */
  private CaseStore failing(CaseStore real) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (proxy, method, arguments) -> {
              if (storeIsAway.get() && List.of("write", "append").contains(method.getName())) {
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
    if (watch != null) {
      watch.close();
      router.close();
      rules.close();
      store.close();
    }
  }

  private CaseId report(String grid, Source source, String kind) {
    clock.forward(Duration.ofMinutes(1));
    var event =
        Event.builder(new EventId("e" + ++events), source, kind, clock.instant())
            .location(town.at(grid))
            .build();
    return router.route(event).caseId().orElseThrow();
  }

  private CaseId garbage(String grid) {
    return report(grid, Source.GRID_WORKER, "city.garbage");
  }

  private void heartbeat(String device) {
    router.route(
        Event.builder(new EventId("h" + ++events), Source.SENSOR, "device.alive", clock.instant())
            .phase(Phase.HEARTBEAT)
            .device(Device.of(device))
            .location(town.at("B"))
            .build());
  }

  private CaseFile file(CaseId id) {
    return store.findCase(id).orElseThrow();
  }

  private List<CaseSummary> ofThePlatform() {
    return store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 100)).items().stream()
        .filter(it -> it.source() == Source.PLATFORM)
        .toList();
  }

  private static List<Action> actions(CaseFile file) {
    return file.steps().stream().map(Step::action).toList();
  }

  @Test
  void many_reports_of_one_grid_become_one_joint_case() throws IOException {
    start("TS-1,0102,任意,网格,1小时,3,2,,联合立案,紧急,2小时无新增");
    var waiting = report("A", Source.CITIZEN, "city.garbage");
    var sent = garbage("A");
    var taken = garbage("A");
    var elsewhere = garbage("B");
    router.act(taken, Move.of(Action.TAKE, Actor.SYSTEM));

    assertThat(watch.step()).isEqualTo(1);

    assertThat(ofThePlatform()).hasSize(1);
    var joint = file(ofThePlatform().get(0).id());
    assertThat(joint.located().grid().orElseThrow().code()).hasToString("A");
    assertThat(joint.located().event().kind()).isEqualTo("situation.joint");
    assertThat(joint.located().event().text().orElseThrow())
        .isEqualTo("态势研判 TS-1：1小时内网格发生3件0102(至少2个来源)，现有3件，来自2个来源。");
    assertThat(joint.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(joint.lead().orElseThrow().name()).isEqualTo("环卫所");
    assertThat(joint.grade()).isEqualTo(Grade.URGENT);
    assertThat(ofThePlatform().get(0).grade()).isEqualTo(Grade.URGENT);
    for (var part : List.of(waiting, sent)) {
      assertThat(file(part).state()).isEqualTo(CaseState.CANCELLED);
      assertThat(file(part).lastStep().into()).contains(joint.id());
    }
    assertThat(file(taken).state()).isEqualTo(CaseState.HANDLING);
    assertThat(file(taken).lastStep().into()).contains(joint.id());
    assertThat(file(elsewhere).state()).isEqualTo(CaseState.DISPATCHED);

    var more = garbage("A");
    assertThat(watch.step()).isEqualTo(1);
    assertThat(file(more).lastStep().into()).contains(joint.id());
    assertThat(watch.step()).isZero();

    clock.forward(Duration.ofHours(2));
    watch.step();
    var next = garbage("A");
    watch.step();
    assertThat(file(next).state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(ofThePlatform()).hasSize(1);
  }

  @Test
  void what_is_worse_together_is_graded_higher_once() throws IOException {
    start("TS-1,0102,任意,网格,1小时,2,,,提级,紧急,");
    Files.writeString(
        folder.resolve("policy/通知规则.csv"),
        "规则编号,时点,事件小类,紧急程度,对象,渠道,模板\nTZ-9,紧急,任意,任意,责任领导,短信,紧急 {case}\n");
    rules.reload();
    var one = garbage("A");
    var two = garbage("A");

    watch.step();
    watch.step();

    for (var id : List.of(one, two)) {
      assertThat(actions(file(id)))
          .containsExactly(
              Action.REPORT, Action.ACCEPT, Action.FILE, Action.DISPATCH, Action.RAISE);
      assertThat(file(id).grade()).isEqualTo(Grade.URGENT);
      assertThat(file(id).state()).isEqualTo(CaseState.DISPATCHED);
      assertThat(store.listNotices(id)).anyMatch(it -> it.notice().moment() == Moment.URGENT);
    }
    assertThat(ofThePlatform()).isEmpty();
  }

  @Test
  void without_a_grade_each_case_goes_up_by_one() throws IOException {
    start("TS-1,0102,任意,网格,1小时,2,,,提级,,");
    var one = garbage("A");
    garbage("A");
    watch.step();
    restart();
    watch.step();

    assertThat(file(one).grade()).isEqualTo(Grade.MAJOR);
  }

  @Test
  void a_silent_device_brings_somebody_to_look() throws IOException {
    start("TS-1,任意,device.*,设备,,,,4小时,主动服务,,恢复");
    heartbeat("bed-7");
    watch.step();
    clock.forward(Duration.ofHours(4));
    watch.step();
    assertThat(ofThePlatform()).isEmpty(); // it may have been heard a moment ago, and only counted
    clock.forward(Device.SIGNS_EVERY);
    watch.step();

    assertThat(ofThePlatform()).hasSize(1);
    var care = file(ofThePlatform().get(0).id());
    assertThat(care.located().event().kind()).isEqualTo("situation.care");
    assertThat(care.located().event().attributes()).containsEntry("device", "bed-7");
    assertThat(care.located().grid().orElseThrow().code()).hasToString("B");

    for (var day = 0; day < 3; day++) {
      clock.forward(Duration.ofDays(1));
      watch.step();
      restart();
    }
    heartbeat("bed-7");
    watch.step();
    var phases = store.listEvents(care.id(), 10).stream().map(Event::phase).toList();
    assertThat(phases).containsExactly(Phase.START, Phase.END);
    assertThat(ofThePlatform()).hasSize(1);
  }

  @Test
  void a_restart_finds_nothing_twice_and_misses_nothing() throws IOException {
    start("TS-1,0102,任意,网格,1小时,3,,,联合立案,,");
    garbage("A");
    garbage("A");
    watch.step();
    restart();
    garbage("A");
    watch.step();
    restart();
    watch.step();
    restart();
    var more = garbage("A"); // while nobody watches
    restart();
    watch.step();

    assertThat(ofThePlatform()).hasSize(1);
    assertThat(file(more).lastStep().into()).contains(ofThePlatform().get(0).id());
    assertThat(ofThePlatform().get(0).reports()).isEqualTo(1);
  }

  @Test
  void a_store_that_was_away_in_the_middle_is_made_up_for() throws IOException {
    start("TS-1,0102,任意,网格,1小时,2,,,联合立案,,");
    var one = garbage("A");
    watch.step();
    var two = garbage("A");
    storeIsAway.set(true);
    assertThat(watch.step()).isZero();
    storeIsAway.set(false);
    watch.step();

    assertThat(ofThePlatform()).hasSize(1);
    assertThat(List.of(file(one).state(), file(two).state())).containsOnly(CaseState.CANCELLED);
  }

  @Test
  void a_changed_policy_sees_the_past_as_well() throws IOException {
    start("TS-1,0102,任意,网格,1小时,5,,,预警,,");
    for (var i = 0; i < 3; i++) {
      garbage("A");
    }
    watch.step();
    assertThat(ofThePlatform()).isEmpty();

    write("TS-1,0102,任意,网格,1小时,3,,,预警,,");
    assertThat(rules.reload().accepted()).isTrue();
    watch.step();

    assertThat(ofThePlatform()).hasSize(1);
    assertThat(file(ofThePlatform().get(0).id()).located().event().kind())
        .isEqualTo("situation.warning");
  }

  @Test
  void what_was_long_ago_is_not_read_again() throws IOException {
    start("TS-1,0102,任意,网格,1小时,3,,,预警,,");
    var ids = new ArrayList<CaseId>();
    for (var i = 0; i < 2_500; i++) {
      ids.add(garbage("B")); // one a minute
    }
    restart();
    watch.step();

    assertThat(watch.standing().remembered()).isEqualTo(4);
    assertThat(watch.standing().behind()).isLessThanOrEqualTo(1);
    assertThat(ofThePlatform()).hasSize(1);
  }

  @Test
  void a_gathering_that_goes_on_after_its_case_was_closed_opens_another() throws IOException {
    start("TS-1,0102,任意,网格,1小时,2,,,预警,,");
    garbage("A");
    garbage("A");
    watch.step();
    var first = ofThePlatform().get(0).id();
    router.act(first, Move.of(Action.CANCEL, Actor.SYSTEM).because("looked at"));
    for (var i = 0; i < 40; i++) {
      garbage("A");
      watch.step();
    }

    assertThat(ofThePlatform()).hasSize(2);
  }
}
