package org.gridward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.ENFORCEMENT;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.SANITATION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Move;
import org.gridward.casefile.Step;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.NoticePlan.Moment;
import org.gridward.department.Role;
import org.gridward.event.DeadLetter;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.grid.Town;
import org.gridward.notice.Notice;
import org.gridward.notice.Notifier;
import org.gridward.store.CaseQuery;
import org.gridward.store.CaseQuota;
import org.gridward.store.CaseStore;
import org.gridward.store.CaseStore.SentNotice.Status;
import org.gridward.store.CaseSummary;
import org.gridward.store.InMemoryCaseStore;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Await;
import org.gridward.testkit.PlainPolicy;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRouterTest {

  private static final Actor LI = new Actor("li", Role.DISPATCHER);

  private final Town town = Town.drawn("A B");
  private final PlainPolicy policy = new PlainPolicy();
  private final SettableClock clock = new SettableClock(NOW);
  private final CaseStore store = InMemoryCaseStore.create();
  private EventRouter router = router(notice -> {});

  @AfterEach
  void close() {
    router.close();
    store.close();
  }

  private Event seen(String id, String device) {
    return Event.builder(new EventId(id), Source.CAMERA, "video.motion", clock.instant())
        .device(Device.of(device))
        .build();
  }

  @Test
  void a_device_that_nobody_vouches_for_opens_nothing_until_it_is_released() {
    try (var strict =
        EventRouter.builder(town.grids(), policy)
            .store(store)
            .clock(clock)
            .admission(it -> it.key().equals("cam:known"))
            .build()) {
      assertThat(strict.route(seen("e1", "cam:known")).outcome()).isEqualTo(Outcome.OPENED);
      assertThat(strict.route(seen("e2", "cam:new")).outcome()).isEqualTo(Outcome.HELD);
      assertThat(strict.route(at("e3", "B")).outcome()).as("no device").isEqualTo(Outcome.OPENED);

      clock.forward(Duration.ofHours(5));
      var released = strict.release(new EventId("e2")).orElseThrow();

      assertThat(released.outcome()).isEqualTo(Outcome.OPENED);
      assertThat(released.caseFile().steps().get(0).at()).isEqualTo(clock.instant());
      assertThat(strict.release(new EventId("e2"))).isEmpty();
      assertThat(strict.release(new EventId("e9"))).isEmpty();
    }
  }

  /** A router for which a device may open so many cases in ten minutes. */
  private EventRouter limited(int cases) {
    return EventRouter.builder(town.grids(), policy)
        .store(store)
        .clock(clock)
        .quota(new CaseQuota(cases, Duration.ofMinutes(10)))
        .build();
  }

  @Test
  void a_mad_device_does_not_bury_the_others() {
    try (var limited = limited(2)) {
      var events = IntStream.range(0, 9).mapToObj(it -> seen("m" + it, "cam:mad")).toList();
      assertThat(limited.route(events).stream().filter(it -> it.outcome() == Outcome.HELD))
          .hasSize(7);
      assertThat(limited.route(seen("x", "cam:2")).outcome()).isEqualTo(Outcome.OPENED);
    }
  }

  @Test
  void a_mad_device_is_told_once_in_a_window_and_is_one_case() {
    try (var limited = limited(1)) {
      for (var window = 1; window <= 3; window++) {
        for (var i = 0; i < 3; i++) {
          limited.route(seen("m" + window + i, "cam:mad"));
          limited.sweep();
        }
        assertThat(floods()).extracting(CaseSummary::reports).containsExactly(window);
        clock.forward(Duration.ofMinutes(11));
      }
      var told = store.findCase(floods().get(0).id()).orElseThrow().located().event();
      assertThat(told.source()).isEqualTo(Source.PLATFORM);
      assertThat(told.device()).contains(Device.of("cam:mad"));
      assertThat(told.text()).contains("设备 cam:mad 在 10 分钟内已立案 1 件，其余报警暂存，待人工放行");
    }
  }

  private List<CaseSummary> floods() {
    return store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 50)).items().stream()
        .filter(it -> it.kind().equals("device.flooding"))
        .toList();
  }

  @Test
  void an_event_goes_to_the_department_of_its_grid() {
    var routing = router.route(at("e1", "B"));

    assertThat(routing.outcome()).isEqualTo(Outcome.OPENED);
    assertThat(routing.decision())
        .isInstanceOfSatisfying(Assigned.class, it -> assertThat(it.lead()).isEqualTo(SANITATION));
    assertThat(routing.caseFile().located().grid().orElseThrow().code()).hasToString("B");
    assertThat(routing.caseFile().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(routing).hasToString("e1 OPENED 2026-000001");
  }

  @Test
  void other_grids_count_from_the_next_event_on_and_old_cases_keep_theirs() {
    var before = router.route(at("e1", "B"));

    router.replaceGrids(Town.drawn("C D").grids());
    var after = router.route(at("e2", "B"));

    assertThat(after.caseFile().located().grid().orElseThrow().code()).hasToString("D");
    assertThat(before.caseFile().located().grid().orElseThrow().code()).hasToString("B");
    assertThat(router.grids().grids()).hasSize(2);
  }

  @Test
  void the_same_event_again_is_the_same_case() {
    var first = router.route(at("e1", "A"));
    var again = router.route(at("e1", "A"));

    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.caseId()).isEqualTo(first.caseId());
  }

  @Test
  void repeats_of_an_open_situation_share_its_case() {
    var first = router.route(alarm("a0", Phase.START));
    router.route(
        IntStream.rangeClosed(1, 50).mapToObj(it -> alarm("a" + it, Phase.UPDATE)).toList());

    assertThat(first.caseFile().reports()).isEqualTo(51);
  }

  @Test
  void a_supposed_repeat_is_decided_only_where_it_is_none() {
    router.route(alarm("a0", Phase.START));
    var events = List.of(alarm("a1", Phase.UPDATE), at("e1", "B"));

    var routings =
        router
            .submit(events, List.of(), it -> true, CompletableFuture.completedFuture(null))
            .join();

    assertThat(routings)
        .extracting(Routing::outcome)
        .containsExactly(Outcome.COUNTED, Outcome.OPENED);
    assertThat(routings.get(1).caseFile().located().grid().orElseThrow().code()).hasToString("B");
    assertThat(policy.asked()).isEqualTo(2);
  }

  @Test
  void after_its_end_the_same_alarm_is_a_new_matter() {
    router.route(alarm("a1", Phase.START));
    var end = router.route(alarm("a2", Phase.END));
    var next = router.route(alarm("a3", Phase.START));

    assertThat(end.outcome()).isEqualTo(Outcome.ATTACHED);
    assertThat(next.outcome()).isEqualTo(Outcome.OPENED);
  }

  @Test
  void a_heartbeat_is_kept_and_opens_no_case() {
    var beat =
        Event.builder(new EventId("h1"), Source.CAMERA, "device.heartbeat", NOW)
            .phase(Phase.HEARTBEAT)
            .build();

    var routing = router.route(beat);

    assertThat(routing.outcome()).isEqualTo(Outcome.NO_CASE);
    assertThat(store.findEvent(new EventId("h1"))).isPresent();
    assertThatThrownBy(routing::caseFile)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Event h1 opened no case (NO_CASE); ask caseId() first.");
  }

  @Test
  void late_news_is_kept_and_not_dispatched() {
    var late = at("e1", "A").toBuilder().late(true).build();

    assertThat(router.route(late).outcome()).isEqualTo(Outcome.NO_CASE);
  }

  @Test
  void unreadable_messages_are_kept_with_the_batch() {
    var letter =
        DeadLetter.of(
            "hikvision", "/alerts/hikvision", "10.0.0.7", NOW, RawBytes.of(new byte[] {0x7f}), "?");

    var routings = router.route(List.of(at("e1", "A")), List.of(letter));

    assertThat(routings).hasSize(1);
    assertThat(store.listDeadLetters(10)).extracting(it -> it.letter()).containsExactly(letter);
  }

  @Test
  void a_preview_keeps_nothing() {
    assertThat(router.preview(at("e1", "A"))).isInstanceOf(Assigned.class);
    assertThat(store.findEvent(new EventId("e1"))).isEmpty();
  }

  @Test
  void filing_by_hand_dispatches_to_the_department_that_the_rules_named() {
    var citizen = at("e1", "A", Source.CITIZEN);
    var id = router.route(citizen).caseId().orElseThrow();
    clock.forward(Duration.ofHours(1));
    router.act(id, Move.of(Action.VERIFIED, LI));

    var filed = router.act(id, Move.of(Action.FILE, LI));

    assertThat(filed.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(filed.lead()).contains(SANITATION);
    assertThat(filed.dueAt()).contains(NOW.plus(Duration.ofHours(5)));
    assertThat(store.findCase(id)).contains(filed);
  }

  @Test
  void a_step_in_an_unknown_case_is_refused() {
    assertThatThrownBy(() -> router.act(CaseId.of(2026, 9), Move.of(Action.TAKE, LI)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Case 2026-000009 is not here; look its number up in the queue.");
  }

  @Test
  void steps_of_two_people_at_once_are_both_taken() throws InterruptedException {
    var id = router.route(at("e1", "A")).caseId().orElseThrow();
    var start = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 8; i++) {
      var thread =
          new Thread(
              () -> {
                await(start);
                router.act(id, Move.of(Action.SUPERVISE, LI));
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(store.findCase(id).orElseThrow().steps())
        .filteredOn(it -> it.action() == Action.SUPERVISE)
        .hasSize(8)
        .extracting(Step::no)
        .doesNotHaveDuplicates();
  }

  @Test
  void people_are_told_after_the_commit() throws InterruptedException {
    var told = new CountDownLatch(1);
    reopen(
        notice -> {
          assertThat(store.findCase(notice.caseId())).isPresent();
          told.countDown();
        });

    router.route(at("e1", "A"));

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void reminder_and_deadline_are_told_in_time_and_only_once() {
    var sent = new ArrayList<Moment>();
    reopen(notice -> sent.add(notice.moment()));
    router.route(at("e1", "A"));
    router.sweep();

    clock.forward(Duration.ofHours(3));
    router.sweep();
    clock.forward(Duration.ofHours(1));
    router.sweep();
    router.sweep();

    assertThat(sent).containsExactly(Moment.ASSIGNED, Moment.REMINDER, Moment.OVERDUE);
  }

  @Test
  void nobody_is_reminded_of_what_another_department_has() {
    var sent = new ArrayList<Notice>();
    reopen(sent::add);
    var id = router.route(at("e1", "A")).caseId().orElseThrow();
    router.act(id, Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("street trade"));

    clock.forward(Duration.ofHours(3));
    router.sweep();

    assertThat(sent)
        .filteredOn(it -> it.moment() == Moment.REMINDER)
        .extracting(Notice::department)
        .containsExactly(ENFORCEMENT);
  }

  @Test
  void a_notice_that_fails_becomes_a_step_and_is_tried_again() {
    var tries = new ArrayList<String>();
    reopen(
        notice -> {
          tries.add(notice.id());
          if (tries.size() == 1) {
            throw new java.io.IOException("gateway away");
          }
        });
    var id = router.route(at("e1", "A")).caseId().orElseThrow();
    router.sweep();

    assertThat(store.findCase(id).orElseThrow().lastStep())
        .satisfies(it -> assertThat(it.action()).isEqualTo(Action.NOTICE_FAILED))
        .satisfies(it -> assertThat(it.opinion().orElseThrow()).contains("gateway away"));
    clock.forward(Duration.ofSeconds(4));
    assertThat(router.sweep()).isZero();
    clock.forward(Duration.ofSeconds(1));
    assertThat(router.sweep()).isEqualTo(1);
    assertThat(tries).hasSize(2).containsOnly(id + "/4/ASSIGNED/HANDLER/sms");
  }

  @ParameterizedTest
  @CsvSource({"0, PENDING", "1, SENT"})
  void what_is_sent_is_noted_together_and_one_by_one_where_sending_is_slow(
      int seconds, Status ofEarlier) {
    var sent = new ArrayList<Notice>();
    var earlier = new HashSet<Status>();
    reopen(
        notice -> {
          sent.stream().map(this::status).forEach(earlier::add);
          sent.add(notice);
          clock.forward(Duration.ofSeconds(seconds));
        });

    router.route(List.of(at("e1", "A"), at("e2", "B"), at("e3", "A")));
    router.sweep();

    assertThat(sent).hasSize(3).doesNotHaveDuplicates();
    assertThat(earlier).containsExactly(ofEarlier);
    assertThat(sent).extracting(this::status).containsOnly(Status.SENT);
  }

  private Status status(Notice notice) {
    return store.listNotices(notice.caseId()).stream()
        .filter(it -> it.notice().equals(notice))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void a_notice_that_always_fails_is_given_up() {
    reopen(
        notice -> {
          throw new java.io.IOException("gateway away");
        });
    var id = router.route(at("e1", "A")).caseId().orElseThrow();
    for (var i = 0; i < 20; i++) {
      router.sweep();
      clock.forward(Duration.ofHours(13));
    }

    assertThat(store.listNotices(id))
        .filteredOn(it -> it.notice().moment() == Moment.ASSIGNED)
        .allSatisfy(
            it -> {
              assertThat(it.status()).isEqualTo(CaseStore.SentNotice.Status.DEAD);
              assertThat(it.tries()).isEqualTo(9);
            });
  }

  @Test
  void closing_waits_for_the_notice_in_hand() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    reopen(
        notice -> {
          begun.countDown();
          await(goOn);
        });
    router.route(at("e1", "B"));
    begun.await();

    var closing = new Thread(router::close);
    closing.start();
    Await.until("closing waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
    goOn.countDown();
    closing.join();
  }

  private void reopen(Notifier notifier) {
    router.close();
    router = router(notifier);
  }

  private EventRouter router(Notifier notifier) {
    return EventRouter.builder(town.grids(), policy)
        .store(store)
        .notifier(notifier)
        .clock(clock)
        .build();
  }

  private Event at(String id, String letter) {
    return at(id, letter, Source.GRID_WORKER);
  }

  private Event at(String id, String letter, Source source) {
    return Event.builder(new EventId(id), source, "report", NOW).location(town.at(letter)).build();
  }

  private Event alarm(String id, Phase phase) {
    return Event.builder(new EventId(id), Source.CAMERA, "video.motion", NOW)
        .phase(phase)
        .situation(Situation.until("camera 7"))
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
