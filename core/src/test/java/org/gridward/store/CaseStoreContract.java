package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.ENFORCEMENT;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.assigned;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Move;
import org.gridward.decision.Grade;
import org.gridward.department.Role;
import org.gridward.event.Datum;
import org.gridward.event.DeadLetter;
import org.gridward.event.Device;
import org.gridward.event.Envelope;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.store.CaseStore.Change;
import org.gridward.store.CaseStore.SentNotice.Status;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CaseStore} must do. Extend it and say how yours is opened. */
public abstract class CaseStoreContract {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Actor LI = new Actor("li", Role.HANDLER);

  private CaseStore store;

  /** A new, empty store. */
  protected abstract CaseStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void an_event_with_a_decision_opens_a_case() {
    var receipt = write(decided(event("e1")));

    assertThat(receipt.outcome()).isEqualTo(Outcome.OPENED);
    assertThat(receipt.caseId()).contains(CaseId.of(2026, 1));
    var kept = store.findCase(CaseId.of(2026, 1)).orElseThrow();
    assertThat(kept)
        .isEqualTo(
            CaseFile.open(CaseId.of(2026, 1), nowhere(event("e1")), assigned(Grade.GENERAL), NOW));
  }

  @Test
  void everything_of_a_case_comes_back_as_it_was() {
    var full = Samples.full("e1");
    var decision = Samples.fullDecision();

    write(Filing.decided(full, decision));

    var kept = store.findCase(CaseId.of(2026, 1)).orElseThrow();
    assertThat(kept.located().grid()).isEqualTo(full.grid());
    assertThat(kept.located().proof()).isEqualTo(full.proof());
    assertThat(kept.located().event()).isEqualTo(full.event());
    assertThat(kept.decision()).isEqualTo(decision);
    var unassigned = Samples.unassigned();
    write(Filing.decided(nowhere(event("e2")), unassigned));
    assertThat(store.findCase(CaseId.of(2026, 2)).orElseThrow().decision()).isEqualTo(unassigned);
  }

  @Test
  void the_same_event_is_taken_once() {
    write(decided(event("e1")));

    var again = write(decided(event("e1")));

    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.caseId()).contains(CaseId.of(2026, 1));
    assertThat(store.totals().cases()).isEqualTo(Map.of(CaseState.DISPATCHED, 1L));
    assertThat(store.lookUp(List.of(event("e1"), event("e2"))))
        .satisfiesExactly(
            it -> assertThat(it.orElseThrow().outcome()).isEqualTo(Outcome.DUPLICATE),
            it -> assertThat(it).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b\\c", "[1, null]", "老街 \uD83D\uDEA8", "half \uD83D", "' or 1=1 --"})
  void ids_and_keys_of_any_letters_are_known_again(String name) {
    var first = event(name).toBuilder().phase(Phase.START).situation(Situation.until(name)).build();
    var second =
        event("other").toBuilder().phase(Phase.UPDATE).situation(Situation.until(name)).build();
    write(decided(first));

    assertThat(write(decided(first)).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(write(List.of(decided(second), decided(second))))
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.COUNTED, Outcome.DUPLICATE);
    assertThat(write(decided(second)).outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void the_same_event_twice_in_one_batch_is_one_case() {
    var receipts = write(List.of(decided(event("e1")), decided(event("e1"))));

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.OPENED, Outcome.DUPLICATE);
    assertThat(receipts)
        .extracting(it -> it.caseId().orElseThrow())
        .containsOnly(CaseId.of(2026, 1));
  }

  @Test
  void repeats_of_a_situation_belong_to_its_case() {
    var receipts =
        write(
            List.of(
                decided(alarm("a1", Phase.START, 0)),
                decided(alarm("a2", Phase.UPDATE, 1)),
                undecided(alarm("a3", Phase.MEASUREMENT, 2))));

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.OPENED, Outcome.COUNTED, Outcome.ATTACHED);
    assertThat(store.findCase(CaseId.of(2026, 1)).orElseThrow().reports()).isEqualTo(3);
    assertThat(store.listEvents(CaseId.of(2026, 1), 10))
        .extracting(it -> it.id().value())
        .containsExactly("a1", "a3");
    assertThat(store.lookUp(List.of(alarm("a4", Phase.UPDATE, 3))).get(0).orElseThrow().outcome())
        .isEqualTo(Outcome.ATTACHED);
  }

  @Test
  void a_repeat_within_ten_seconds_is_counted_and_a_message_only_once() {
    var id = CaseId.of(2026, 1);
    write(decided(alarm("a0", Phase.START, 0)));
    for (var i = 1; i <= 9; i++) {
      var receipt = write(undecided(alarm("a" + i, Phase.UPDATE, i)));
      assertThat(receipt.outcome()).isEqualTo(Outcome.COUNTED);
      assertThat(receipt.caseId()).contains(id);
    }
    assertThat(write(undecided(alarm("a5", Phase.UPDATE, 9))).outcome())
        .isEqualTo(Outcome.DUPLICATE);
    assertThat(store.lookUp(List.of(alarm("a5", Phase.UPDATE, 9))).get(0).orElseThrow().caseId())
        .contains(id);
    assertThat(store.findEvent(new EventId("a5"))).isEmpty();
    assertThat(store.findCase(id).orElseThrow().reports()).isEqualTo(10);
    assertThat(store.totals().events()).isEqualTo(Map.of(Outcome.OPENED, 1L, Outcome.COUNTED, 9L));

    assertThat(write(undecided(alarm("a10", Phase.END, 9))).outcome()).isEqualTo(Outcome.ATTACHED);
    assertThat(store.findCase(id).orElseThrow().reports()).isEqualTo(11);
    assertThat(store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 9)).items().get(0).reports())
        .isEqualTo(11);
  }

  @Test
  void repeats_that_were_counted_stay_with_their_case_when_the_next_begins() {
    write(decided(alarm("a0", Phase.START, 0)));
    write(undecided(alarm("a1", Phase.UPDATE, 4)));
    write(decided(alarm("a2", Phase.START, 30)));

    assertThat(store.findCase(CaseId.of(2026, 1)).orElseThrow().reports()).isEqualTo(2);
    assertThat(store.findCase(CaseId.of(2026, 2)).orElseThrow().reports()).isEqualTo(1);
  }

  /** A sign of life or a place of a vehicle, so many seconds after the start. */
  private static Event sign(String id, Phase phase, int seconds) {
    var kind = phase == Phase.HEARTBEAT ? "device.heartbeat" : "device.location";
    var event =
        Event.builder(new EventId(id), Source.SENSOR, kind, NOW.plusSeconds(seconds))
            .device(Device.of("bus:7"))
            .phase(phase);
    if (phase == Phase.MEASUREMENT) {
      event.location(
          new Location(
              120 + seconds / 1e3, 30, Datum.WGS84, OptionalDouble.empty(), Location.Method.GPS));
    }
    return event.build();
  }

  @Test
  void signs_of_life_and_positions_are_kept_now_and_then_and_counted_in_between() {
    var receipts =
        write(
            List.of(
                undecided(sign("s0", Phase.HEARTBEAT, 0)),
                undecided(sign("s1", Phase.HEARTBEAT, 59)),
                undecided(sign("s2", Phase.MEASUREMENT, 9)),
                undecided(sign("s3", Phase.MEASUREMENT, 10)),
                undecided(sign("s4", Phase.HEARTBEAT, 60)),
                undecided(sign("s1", Phase.HEARTBEAT, 59))));

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(
            Outcome.NO_CASE,
            Outcome.COUNTED,
            Outcome.COUNTED,
            Outcome.NO_CASE,
            Outcome.COUNTED,
            Outcome.DUPLICATE);
    var bus = store.findDevice("bus:7").orElseThrow();
    assertThat(bus.firstAt()).isEqualTo(NOW);
    assertThat(bus.lastAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(bus.messages()).isEqualTo(5);
    assertThat(bus.counted()).isEqualTo(3);
    assertThat(bus.place().orElseThrow().longitude()).isEqualTo(120.01);
    assertThat(bus.placedAt()).contains(NOW.plusSeconds(10));
    assertThat(store.findDevice("bus:8")).isEmpty();
  }

  @Test
  void what_is_more_than_a_sign_of_life_is_kept_each_time() {
    for (var i = 0; i < 3; i++) {
      var told =
          Event.builder(new EventId("o" + i), Source.SENSOR, "device.offline", NOW.plusSeconds(i))
              .device(Device.of("bus:7"))
              .phase(Phase.HEARTBEAT)
              .build();
      assertThat(write(undecided(told)).outcome()).isEqualTo(Outcome.NO_CASE);
    }
  }

  @Test
  void a_situation_ends_with_its_end() {
    write(decided(alarm("a1", Phase.START, 0)));
    var end = write(undecided(alarm("a2", Phase.END, 1)));
    var next = write(decided(alarm("a3", Phase.START, 2)));

    assertThat(end.caseId()).contains(CaseId.of(2026, 1));
    assertThat(next.caseId()).contains(CaseId.of(2026, 2));
    assertThat(next.outcome()).isEqualTo(Outcome.OPENED);
  }

  @Test
  void a_situation_ends_with_silence_between_two_events() {
    write(decided(alarm("a1", Phase.START, 0)));
    assertThat(write(undecided(alarm("a2", Phase.UPDATE, 5))).outcome()).isEqualTo(Outcome.COUNTED);
    assertThat(write(undecided(alarm("a3", Phase.UPDATE, 10))).outcome())
        .isEqualTo(Outcome.ATTACHED);
    assertThat(write(decided(alarm("a4", Phase.UPDATE, 16))).outcome()).isEqualTo(Outcome.OPENED);
  }

  @Test
  void a_situation_ends_with_its_case() {
    write(decided(alarm("a1", Phase.START, 0)));
    append(CaseId.of(2026, 1), Move.of(Action.CANCEL, LI).because("exercise"));

    assertThat(write(decided(alarm("a2", Phase.UPDATE, 1))).caseId()).contains(CaseId.of(2026, 2));
  }

  @Test
  void an_end_without_a_beginning_a_heartbeat_and_late_news_open_nothing() {
    assertThat(write(undecided(alarm("a1", Phase.END, 0))).outcome()).isEqualTo(Outcome.NO_CASE);
    write(decided(alarm("a2", Phase.START, 0)));
    assertThat(write(undecided(alarm("a3", Phase.HEARTBEAT, 1))).outcome())
        .isEqualTo(Outcome.NO_CASE);
    assertThat(write(undecided(alarm("a4", Phase.STATE_REPLAY, 1))).outcome())
        .isEqualTo(Outcome.NO_CASE);
    var late = alarm("a5", Phase.UPDATE, 1).toBuilder().late(true).build();
    assertThat(write(undecided(late)).outcome()).isEqualTo(Outcome.NO_CASE);
    assertThat(store.findEvent(new EventId("a4")).orElseThrow().receipt().caseId()).isEmpty();
    assertThat(store.totals().events()).isEqualTo(Map.of(Outcome.NO_CASE, 4L, Outcome.OPENED, 1L));
  }

  @Test
  void what_opens_a_case_after_all_is_decided_then() {
    var asked = new ArrayList<String>();
    var first = decided(alarm("a1", Phase.UPDATE, 0));
    var repeat = undecided(alarm("a2", Phase.UPDATE, 1));
    var other = undecided(event("e1"));
    Function<Event, Filing> decider =
        it -> {
          asked.add(it.id().value());
          return decided(it);
        };

    var receipts =
        store.write(
            new Batch(
                List.of(first, repeat, other), List.of(), SHANGHAI, Optional.empty(), decider));

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.OPENED, Outcome.COUNTED, Outcome.OPENED);
    assertThat(asked).containsExactly("e1");
    assertThat(store.findCase(receipts.get(2).caseId().orElseThrow()).orElseThrow().decision())
        .isEqualTo(assigned(Grade.GENERAL));
  }

  @Test
  void a_batch_with_what_nobody_decides_is_refused() {
    var events = List.of(decided(event("e1")), undecided(event("e2")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.write(new Batch(events, List.of(), SHANGHAI)))
        .withMessageContaining("e2");

    assertThat(store.findEvent(new EventId("e1"))).isEmpty();
  }

  private static Event reported(
      String id, String device, int second, Optional<Situation> situation) {
    var event =
        Event.builder(new EventId(id), Source.CAMERA, "video.motion", NOW.plusSeconds(second))
            .device(Device.of(device));
    situation.ifPresent(event::situation);
    return event.build();
  }

  private static Filing held(Event event) {
    return Filing.held(nowhere(event));
  }

  @Test
  void what_is_held_is_kept_and_opens_its_case_when_it_is_released() {
    var situation = Optional.of(Situation.silentAfter("gate", Duration.ofDays(1)));
    var first = reported("h0", "cam:1", 0, situation);
    var receipts =
        write(
            List.of(
                held(first),
                held(reported("h1", "cam:1", 9, situation)),
                held(reported("h1", "cam:1", 9, situation)),
                held(reported("h2", "cam:1", 10, situation)),
                held(reported("h3", "cam:1", 11, Optional.empty()))));
    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(
            Outcome.HELD, Outcome.COUNTED, Outcome.DUPLICATE, Outcome.HELD, Outcome.HELD);
    assertThat(store.listHeld(9))
        .extracting(it -> it.event().id().value())
        .containsExactly("h3", "h2", "h0");
    assertThat(store.totals().cases()).isEmpty();

    var now = first.toBuilder().receivedAt(NOW.plusSeconds(60)).build();
    var opened = store.release(decided(now), SHANGHAI).orElseThrow();
    assertThat(opened.outcome()).isEqualTo(Outcome.OPENED);
    assertThat(store.release(decided(now), SHANGHAI)).isEmpty();
    assertThat(store.release(decided(event("unknown")), SHANGHAI)).isEmpty();
    var joined = store.release(decided(reported("h2", "cam:1", 61, situation)), SHANGHAI);
    assertThat(joined.orElseThrow().outcome()).isEqualTo(Outcome.ATTACHED);
    assertThat(joined.get().caseId()).isEqualTo(opened.caseId());

    assertThat(store.listHeld(9)).hasSize(1);
    assertThat(store.findEvent(first.id()).orElseThrow().receipt().caseId())
        .contains(CaseId.of(2026, 1));
    var file = store.findCase(CaseId.of(2026, 1)).orElseThrow();
    assertThat(file.reports()).isEqualTo(2);
    assertThat(file.steps().get(0).at()).isEqualTo(NOW.plusSeconds(60));
    assertThat(store.listNotices(CaseId.of(2026, 1))).isNotEmpty();
  }

  @Test
  void a_device_opens_no_more_cases_than_its_quota() {
    var quota = new CaseQuota(2, Duration.ofMinutes(1));
    var none = Optional.<Situation>empty();
    var filings =
        List.of(
            decided(reported("q0", "cam:1", 0, none)),
            decided(reported("q1", "cam:1", 1, none)),
            decided(reported("q2", "cam:1", 2, none)),
            decided(reported("q3", "cam:2", 2, none)),
            decided(event("q4")),
            decided(reported("q5", "cam:1", 59, none)),
            decided(reported("q6", "cam:1", 60, none)));
    var outcomes =
        filings.stream() // each in a batch of its own: the store remembers
            .map(it -> writeWithin(quota, it).outcome())
            .toList();
    assertThat(outcomes)
        .containsExactly(
            Outcome.OPENED,
            Outcome.OPENED,
            Outcome.HELD,
            Outcome.OPENED,
            Outcome.OPENED,
            Outcome.HELD,
            Outcome.OPENED);
  }

  @Test
  void a_repeat_of_what_is_open_costs_no_quota() {
    var quota = new CaseQuota(1, Duration.ofMinutes(1));
    var situation = Optional.of(Situation.silentAfter("gate", Duration.ofDays(1)));
    for (var i = 0; i < 3; i++) {
      var filing = decided(reported("r" + i, "cam:1", 10 * i, situation));
      writeWithin(quota, filing);
    }
    assertThat(store.totals().events()).isEqualTo(Map.of(Outcome.OPENED, 1L, Outcome.ATTACHED, 2L));
  }

  @Test
  void devices_that_were_heard_are_listed_in_order() {
    write(
        Stream.of("cam:2", "cam:1", "cam:3")
            .map(it -> decided(reported("of " + it, it, 0, Optional.empty())))
            .toList());
    assertThat(store.listDevices("", 2))
        .extracting(DeviceSeen::key)
        .containsExactly("cam:1", "cam:2");
    assertThat(store.listDevices("cam:2", 2)).extracting(DeviceSeen::key).containsExactly("cam:3");
  }

  @Test
  void case_numbers_have_no_gaps_and_begin_anew_each_year() {
    var newYear = Instant.parse("2026-12-31T16:00:00Z"); // midnight in Shanghai
    var before = Event.builder(new EventId("x"), Source.CAMERA, "report", newYear.minusNanos(1));
    var after = Event.builder(new EventId("y"), Source.CAMERA, "report", newYear);

    assertThat(write(decided(event("e1"))).caseId()).contains(CaseId.of(2026, 1));
    assertThat(write(decided(before.build())).caseId()).contains(CaseId.of(2026, 2));
    assertThat(write(decided(after.build())).caseId()).contains(CaseId.of(2027, 1));
    assertThat(write(decided(event("e2"))).caseId()).contains(CaseId.of(2026, 3));
  }

  @Test
  void a_batch_that_cannot_be_written_leaves_nothing() {
    var poison = Filing.decided(nowhere(event("e2")), Samples.assignedThatFails());
    var batch = new Batch(List.of(decided(event("e1")), poison), List.of(letter("x")), SHANGHAI);

    assertThatThrownBy(() -> store.write(batch)).isInstanceOf(RuntimeException.class);

    assertThat(store.findEvent(new EventId("e1"))).isEmpty();
    assertThat(store.listDeadLetters(10)).isEmpty();
    assertThat(store.lastChange()).isZero();
    assertThat(write(decided(event("e3"))).caseId()).contains(CaseId.of(2026, 1));
  }

  @Test
  void what_is_handed_in_behind_a_batch_that_fails_fails_with_it() {
    var poison = Filing.decided(nowhere(event("e1")), Samples.assignedThatFails());
    var nothing = CompletableFuture.completedFuture(null);
    var first = store.submit(new Batch(List.of(poison), List.of(), SHANGHAI), nothing);
    var second = store.submit(new Batch(List.of(decided(event("e2"))), List.of(), SHANGHAI), first);

    assertThat(second)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(StoreUnavailableException.class);
    assertThat(first).isCompletedExceptionally();
    assertThat(store.findEvent(new EventId("e2"))).isEmpty();

    var again =
        store.submit(new Batch(List.of(decided(event("e2"))), List.of(), SHANGHAI), nothing);
    assertThat(again)
        .succeedsWithin(Duration.ofSeconds(10))
        .extracting(it -> it.get(0).outcome())
        .isEqualTo(Outcome.OPENED);
  }

  @Test
  void a_higher_grade_is_kept_and_listed() {
    write(decided(event("e1")));
    var id = CaseId.of(2026, 1);
    var raised = append(id, Move.of(Action.RAISE, LI).raisedTo(Grade.URGENT).because("two more"));

    assertThat(store.findCase(id)).contains(raised);
    assertThat(store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 1)).items().get(0).grade())
        .isEqualTo(Grade.URGENT);
  }

  @Test
  void steps_are_appended_and_a_lost_race_is_told() {
    write(decided(event("e1")));
    var id = CaseId.of(2026, 1);
    var read = store.findCase(id).orElseThrow();
    var taken = read.with(Move.of(Action.TAKE, LI), NOW.plusSeconds(1));
    var back = read.with(Move.of(Action.SEND_BACK, LI).because("no"), NOW.plusSeconds(1));

    assertThat(store.append(read, taken, SHANGHAI)).contains(taken);
    assertThat(store.append(read, back, SHANGHAI)).isEmpty();
    assertThat(store.findCase(id)).contains(taken);
  }

  @Test
  void repeats_do_not_make_an_editor_lose_the_race() {
    write(decided(alarm("a1", Phase.START, 0)));
    var read = store.findCase(CaseId.of(2026, 1)).orElseThrow();
    write(undecided(alarm("a2", Phase.UPDATE, 1)));

    var kept = store.append(read, read.with(Move.of(Action.TAKE, LI), NOW), SHANGHAI);

    assertThat(kept.orElseThrow().reports()).isEqualTo(2);
  }

  @Test
  void when_cases_were_done_is_told_piece_by_piece() {
    write(decided(event("d1")));
    write(decided(event("d2")));
    write(decided(event("d3")));
    var first = CaseId.of(2026, 1);
    append(first, Move.of(Action.TAKE, LI).because("says \"action\":\"DONE\" itself"));
    var done = append(first, Move.of(Action.DONE, LI)).lastStep().at();
    append(CaseId.of(2026, 2), Move.of(Action.TAKE, LI).because("\"action\":\"DONE\""));
    append(CaseId.of(2026, 3), Move.of(Action.TAKE, LI));
    append(CaseId.of(2026, 3), Move.of(Action.DONE, LI));
    var last = store.lastEvent();

    assertThat(store.listDone(0, last - 1)).containsOnly(Map.entry(first, done));
    assertThat(store.listDone(last - 1, last)).containsOnlyKeys(CaseId.of(2026, 3));
  }

  @Test
  void what_was_taken_is_read_again_piece_by_piece() {
    assertThat(store.lastEvent()).isZero();
    write(decided(event("p1")));
    write(decided(event("p2")));
    write(decided(event("p2"))); // a repeat is no event
    write(decided(event("p3")));
    var last = store.lastEvent();
    var ever = Instant.EPOCH;
    var never = NOW.plus(Duration.ofDays(900));

    var past = store.listPast(0, last, ever, never);
    assertThat(past.stream().map(it -> it.event().id().value())).containsExactly("p1", "p2", "p3");
    assertThat(past.get(0).caseId()).contains(CaseId.of(2026, 1));
    assertThat(past.get(0).outcome()).isEqualTo(Outcome.OPENED);
    assertThat(past.get(2).sequence()).isEqualTo(last);
    var second = past.get(1).sequence();
    assertThat(store.listPast(0, second, ever, never)).isEqualTo(past.subList(0, 2));
    assertThat(store.listPast(second, last, ever, never)).isEqualTo(past.subList(2, 3));
    var at = past.get(0).event().receivedAt();
    assertThat(store.listPast(0, last, at, at.plusMillis(1))).contains(past.get(0));
    assertThat(store.listPast(0, last, ever, at)).doesNotContain(past.get(0));
  }

  @Test
  void changes_stand_in_sequence() {
    write(List.of(decided(event("e1")), decided(event("e2"))));
    append(CaseId.of(2026, 1), Move.of(Action.TAKE, LI));

    assertThat(store.lastChange()).isEqualTo(9);
    assertThat(store.listChanges(0, 100))
        .extracting(Change::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(store.listChanges(8, 100))
        .satisfiesExactly(
            it -> {
              assertThat(it.caseId()).isEqualTo(CaseId.of(2026, 1));
              assertThat(it.step().action()).isEqualTo(Action.TAKE);
            });
    assertThat(store.listChanges(3, 3))
        .extracting(it -> it.caseId() + " " + it.step().no())
        .containsExactly("2026-000001 4", "2026-000002 1", "2026-000002 2");
  }

  @Test
  void lists_are_paged_without_loss_in_both_orders() {
    for (var i = 0; i < 25; i++) {
      // three deadlines for 25 cases, and every fifth has none
      var source = i % 5 == 0 ? Source.CITIZEN : Source.CAMERA;
      var at = NOW.plusSeconds(i % 3);
      var event = Event.builder(new EventId("e" + i), source, "report", at).build();
      write(Filing.decided(nowhere(event), Samples.assignedAt(at)));
    }

    for (var order : CaseQuery.Order.values()) {
      var whole = store.listCases(CaseQuery.all(order, 100));
      assertThat(whole.next()).isEmpty();
      assertThat(whole.total()).isEqualTo(25);
      assertThat(pages(CaseQuery.all(order, 4))).isEqualTo(whole.items());
    }
    assertThat(store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 1)).items().get(0).id())
        .isEqualTo(CaseId.of(2026, 25));
    var due = store.listCases(CaseQuery.all(CaseQuery.Order.DUE, 100)).items();
    assertThat(due.subList(20, 25)).allMatch(it -> it.dueAt().isEmpty());
    assertThat(due.subList(0, 20))
        .isSortedAccordingTo(Comparator.comparing(it -> it.dueAt().orElseThrow()));
  }

  private List<CaseSummary> pages(CaseQuery first) {
    var all = new ArrayList<CaseSummary>();
    var page = store.listCases(first);
    all.addAll(page.items());
    while (page.next().isPresent()) {
      page = store.listCases(first.cursor(page.next().get()));
      all.addAll(page.items());
    }
    return all;
  }

  @Test
  void lists_are_filtered_by_what_a_queue_asks() {
    write(
        List.of(decided(event("e1")), Filing.decided(Samples.full("e2"), Samples.fullDecision())));
    append(CaseId.of(2026, 1), Move.of(Action.TRANSFER, LI).to(ENFORCEMENT).because("trade"));
    var all = CaseQuery.all(CaseQuery.Order.NEWEST, 10);

    assertThat(ids(all.states(Set.of(CaseState.DISPATCHED)))).containsExactly(2L, 1L);
    assertThat(ids(all.states(Set.of(CaseState.CLOSED)))).isEmpty();
    assertThat(
            ids(with(all, Optional.of("ZF"), Optional.empty(), Optional.empty(), Optional.empty())))
        .containsExactly(1L);
    assertThat(
            ids(with(all, Optional.of("HW"), Optional.empty(), Optional.empty(), Optional.empty())))
        .containsExactly(2L);
    assertThat(
            ids(
                with(
                    all,
                    Optional.empty(),
                    Optional.of("0102"),
                    Optional.empty(),
                    Optional.empty())))
        .containsExactly(2L, 1L);
    assertThat(
            ids(
                with(
                    all,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("330421100201001"),
                    Optional.empty())))
        .containsExactly(2L);
    assertThat(
            ids(with(all, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(NOW))))
        .isEmpty();
    assertThat(
            ids(
                with(
                    all,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(NOW.plus(Duration.ofDays(1))))))
        .containsExactly(2L, 1L);
    assertThat(ids(all.openedSince(NOW))).containsExactly(2L, 1L);
    assertThat(ids(all.openedSince(NOW.plusSeconds(1)))).isEmpty();
    assertThatThrownBy(() -> store.listCases(all.cursor("nonsense")))
        .hasMessage("Cursor \"nonsense\" is none of ours; take the one of the page before.");
  }

  private static CaseQuery with(
      CaseQuery all,
      Optional<String> department,
      Optional<String> category,
      Optional<String> grid,
      Optional<Instant> dueBefore) {
    return new CaseQuery(
        all.states(),
        department,
        category,
        grid,
        Optional.empty(),
        dueBefore,
        Optional.empty(),
        all.order(),
        all.cursor(),
        all.limit());
  }

  private List<Long> ids(CaseQuery query) {
    return store.listCases(query).items().stream().map(it -> it.id().serial()).toList();
  }

  @Test
  void a_list_shows_what_a_case_is() {
    write(Filing.decided(Samples.full("e1"), Samples.fullDecision()));

    var row = store.listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 1)).items().get(0);

    assertThat(row).isEqualTo(CaseSummary.of(store.findCase(row.id()).orElseThrow()));
    assertThat(row.longitude()).hasValue(120.9);
    assertThat(row.leadName()).contains("环卫所");
    assertThat(row.gridName()).contains("沙塘村第一网格");
  }

  @Test
  void notices_are_due_in_their_order_and_sent_once() {
    write(decided(event("e1")));
    var first = store.listDueNotices(NOW, 10);
    assertThat(first).hasSize(1);
    store.markSent(first, NOW);
    assertThat(store.listDueNotices(NOW, 10)).isEmpty();

    var later = store.listDueNotices(NOW.plus(Duration.ofDays(1)), 10);
    assertThat(later).extracting(it -> it.moment().name()).containsExactly("REMINDER", "OVERDUE");
    store.markVoid(later.get(0), NOW);
    var retry = NOW.plus(Duration.ofDays(2));
    store.markFailed(later.get(1), "gateway away", NOW, Optional.of(retry));

    assertThat(store.listDueNotices(retry.minusMillis(1), 10)).isEmpty();
    assertThat(store.listDueNotices(retry, 10)).containsExactly(later.get(1));
    store.markFailed(later.get(1), "still away", retry, Optional.empty());
    assertThat(store.listDueNotices(retry, 10)).isEmpty();
    assertThat(store.listNotices(CaseId.of(2026, 1)))
        .extracting(it -> it.status())
        .containsExactly(Status.SENT, Status.VOID, Status.DEAD);
    assertThat(store.listNotices(CaseId.of(2026, 1)))
        .extracting(it -> it.tries())
        .containsExactly(1, 0, 2);
    assertThat(store.findCase(CaseId.of(2026, 1)).orElseThrow().lastStep().opinion())
        .contains("sms to HANDLER: still away");
    assertThat(store.totals().openNotices()).isZero();
  }

  @Test
  void a_dead_letter_is_kept_once_and_counted() {
    var letter = letter("{oops");
    store.write(new Batch(List.of(), List.of(letter, letter("other")), SHANGHAI));
    store.write(new Batch(List.of(), List.of(letter), SHANGHAI));

    assertThat(store.listDeadLetters(10))
        .anySatisfy(
            it -> {
              assertThat(it.letter()).isEqualTo(letter);
              assertThat(it.count()).isEqualTo(2);
            })
        .hasSize(2);
    assertThat(store.totals().deadLetters()).isEqualTo(3);
  }

  @Test
  void a_dead_letter_keeps_how_it_came_and_the_message_it_is_a_part_of() {
    var envelope =
        new Envelope(
            "HTTP",
            "gate 3",
            Map.of("codes", "[All]"),
            Map.of("User-Identify", "34020000"),
            Optional.of("application/json"),
            true,
            SHANGHAI,
            Optional.of(bytes("[1, oops]")));
    var plain = letter("oops");
    var letter =
        new DeadLetter(
            plain.protocol(),
            plain.origin(),
            plain.peer(),
            plain.receivedAt(),
            plain.raw(),
            plain.reason(),
            Optional.of(envelope));

    store.write(new Batch(List.of(), List.of(letter), SHANGHAI));

    var kept = store.findDeadLetter(letter.id()).orElseThrow().letter();
    assertThat(kept).isEqualTo(letter);
    assertThat(kept.envelope()).contains(envelope);
    assertThat(store.findDeadLetter("0")).isEmpty();
  }

  @Test
  void a_dead_letter_that_was_read_is_none_until_it_comes_again() {
    var letters = Stream.of("a", "b", "c").map(CaseStoreContract::letter).toList();
    store.write(new Batch(List.of(), letters, SHANGHAI));
    var ids = letters.stream().map(DeadLetter::id).sorted().toList();
    assertThat(store.listDeadLetters("", 2))
        .extracting(it -> it.letter().id())
        .isEqualTo(ids.subList(0, 2));
    assertThat(store.listDeadLetters(ids.get(0), 9))
        .extracting(it -> it.letter().id())
        .isEqualTo(ids.subList(1, 3));

    store.markRead(ids.get(1), NOW);

    assertThat(store.findDeadLetter(ids.get(1)).orElseThrow().readAt()).contains(NOW);
    assertThat(store.listDeadLetters(9)).hasSize(2);
    assertThat(store.listDeadLetters("", 9))
        .extracting(it -> it.letter().id())
        .containsExactly(ids.get(0), ids.get(2));
    assertThat(store.totals().deadLetters()).isEqualTo(2);

    store.write(new Batch(List.of(), letters, SHANGHAI));
    assertThat(store.listDeadLetters(9))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.count()).isEqualTo(2));
  }

  @Test
  void many_threads_lose_and_double_nothing() throws Exception {
    var threads = 8;
    var each = 60;
    var pool = Executors.newFixedThreadPool(threads);
    var tasks = new ArrayList<Callable<Integer>>();
    for (var t = 0; t < threads; t++) {
      var own = "t" + t + "-";
      tasks.add(() -> writeMany(own, each));
    }
    var opened = 0;
    for (var done : pool.invokeAll(tasks)) {
      opened += get(done);
    }
    pool.shutdown();

    // every thread writes its own events and all write the shared ones
    assertThat(opened).isEqualTo(threads * each + each);
    assertThat(store.totals().cases()).isEqualTo(Map.of(CaseState.DISPATCHED, (long) opened));
    assertThat(pages(CaseQuery.all(CaseQuery.Order.NEWEST, 1000)))
        .extracting(it -> it.id().serial())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, opened).boxed().toList());
  }

  private static int get(Future<Integer> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private int writeMany(String own, int each) {
    var opened = 0;
    for (var i = 0; i < each; i++) {
      var receipts = write(List.of(decided(event(own + i)), decided(event("shared" + i))));
      opened += (int) receipts.stream().filter(it -> it.outcome() == Outcome.OPENED).count();
    }
    return opened;
  }

  private CaseFile append(CaseId id, Move move) {
    var before = store.findCase(id).orElseThrow();
    return store.append(before, before.with(move, NOW), SHANGHAI).orElseThrow();
  }

  private Receipt write(Filing filing) {
    return write(List.of(filing)).get(0);
  }

  private List<Receipt> write(List<Filing> filings) {
    return store.write(new Batch(filings, List.of(), SHANGHAI));
  }

  private static Filing decided(Event event) {
    return Filing.decided(nowhere(event), assigned(Grade.GENERAL));
  }

  private Receipt writeWithin(CaseQuota quota, Filing filing) {
    Function<Event, Filing> decider = CaseStoreContract::decided;
    return store
        .write(new Batch(List.of(filing), List.of(), SHANGHAI, Optional.of(quota), decider))
        .get(0);
  }

  private static Filing undecided(Event event) {
    return Filing.undecided(nowhere(event));
  }

  private static LocatedEvent nowhere(Event event) {
    return LocatedEvent.nowhere(event);
  }

  private static Event event(String id) {
    return Event.builder(new EventId(id), Source.CAMERA, "report", NOW).build();
  }

  private static Event alarm(String id, Phase phase, int second) {
    return Event.builder(new EventId(id), Source.CAMERA, "video.motion", NOW.plusSeconds(second))
        .phase(phase)
        .situation(Situation.silentAfter("camera 7", Duration.ofSeconds(5)))
        .build();
  }

  private static DeadLetter letter(String text) {
    return DeadLetter.of(
        "frigate",
        "frigate/events",
        "client-1",
        NOW,
        bytes(text),
        "frigate message, byte 1: found \"o\", expected a name");
  }

  private static RawBytes bytes(String text) {
    return RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
