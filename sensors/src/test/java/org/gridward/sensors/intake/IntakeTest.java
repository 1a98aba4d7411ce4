package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Phase;
import org.gridward.sensors.intake.Outcome.HandedBack;
import org.gridward.sensors.intake.Outcome.Kept;
import org.gridward.sensors.testkit.Bench;
import org.gridward.store.Receipt;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

  @TempDir Path folder;

  private Bench bench;
  private Intake intake;
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake().start();
  }

  @AfterEach
  void stop() {
    bench.close();
    intake.close();
  }

  @Test
  void a_message_is_answered_when_its_event_is_in_the_store() throws InterruptedException {
    bench.store.block();

    hold("a");
    Await.until("the write has begun", bench.store::isBlocking);

    assertThat(outcomes).isEmpty();
    assertThat(find("a")).isEmpty();
    bench.store.unblock();
    assertThat(kept().receipts())
        .singleElement()
        .extracting(Receipt::outcome)
        .isEqualTo(Receipt.Outcome.OPENED);
    assertThat(find("a")).isPresent();
  }

  @Test
  void what_queued_while_the_writer_was_busy_is_one_batch() throws InterruptedException {
    bench.store.block();
    hold("first");
    Await.until("the write has begun", bench.store::isBlocking);

    IntStream.range(0, 700).forEach(it -> hold("event-" + it));
    Await.until("all are queued and read", () -> bench.codec.decoded() == 701);
    bench.store.unblock();
    for (var i = 0; i < 701; i++) {
      kept();
    }

    assertThat(bench.store.batches()).startsWith(1, 500).endsWith(200).hasSize(3);
  }

  @Test
  void events_are_written_in_the_order_of_their_arrival() throws InterruptedException {
    bench.store.block();
    IntStream.range(0, 200).forEach(it -> hold("event-" + it));
    bench.store.unblock();

    for (var i = 0; i < 200; i++) {
      assertThat(kept().receipts().get(0).eventId()).isEqualTo(new EventId("event-" + i));
    }
  }

  @Test
  void an_unreadable_message_is_kept_as_a_dead_letter_and_answered() throws InterruptedException {
    hold("garbage");

    var letter = kept().deadLetters().get(0);
    assertThat(bench.letters()).singleElement().extracting(it -> it.letter()).isEqualTo(letter);
    assertThat(letter.reason())
        .isEqualTo("plain message, byte 0: found \"garbage\", expected a word");
    assertThat(letter.origin()).isEqualTo("/alerts/plain");
    assertThat(letter.peer()).isEqualTo("10.0.0.7");
    assertThat(letter.receivedAt()).isEqualTo(bench.clock.instant());
    assertThat(new String(letter.raw().toByteArray())).isEqualTo("garbage");
  }

  @Test
  void a_defect_of_a_codec_is_a_dead_letter_that_names_the_defect() throws InterruptedException {
    hold("crash");

    assertThat(kept().deadLetters())
        .singleElement()
        .extracting(DeadLetter::reason)
        .isEqualTo("internal error of the plain codec: java.lang.NullPointerException: no word");
    hold("after");
    assertThat(kept().receipts()).hasSize(1);
  }

  @Test
  void the_parts_that_can_be_read_become_events_and_the_others_dead_letters()
      throws InterruptedException {
    hold("a\nreject-1\nb\nreject-2");

    var kept = kept();
    assertThat(kept.receipts()).hasSize(2);
    assertThat(kept.deadLetters())
        .extracting(it -> new String(it.raw().toByteArray()))
        .containsExactly("reject-1", "reject-2");
    assertThat(bench.letters()).hasSize(2);
  }

  @Test
  void a_dead_letter_keeps_the_first_mebibyte() throws InterruptedException {
    hold("garbage\n" + "x".repeat(2 << 20));

    assertThat(kept().deadLetters().get(0).raw().size()).isEqualTo(DeadLetter.MOST_BYTES);
  }

  @Test
  void a_picture_is_on_disk_before_its_event_is_committed() throws Exception {
    bench.store.block();

    hold("photo-1");
    Await.until("the write has begun", bench.store::isBlocking);

    try (var files = Files.walk(folder.resolve("media"))) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(it -> assertThat(it).hasContent("photo-1"));
    }
    bench.store.unblock();
    kept();
    var media = find("photo-1").orElseThrow().media().get(0);
    assertThat(bench.media.find(media)).isPresent();
  }

  @Test
  void an_event_without_a_place_stands_where_its_device_stands() throws InterruptedException {
    var place = Location.of(120.5, 30.7, Datum.WGS84);
    try (var placed = bench.intake().places(Places.of(Map.of("plain:1", place))).start()) {
      placed.offer(Delivery.held(bench.message("a"), outcomes::add));
      kept();
    }

    assertThat(find("a").orElseThrow().location()).contains(place.by(Location.Method.ASSET));
  }

  @Test
  void the_same_message_again_is_a_duplicate_and_costs_no_write() throws InterruptedException {
    hold("a");
    var first = kept().receipts().get(0);

    hold("a");

    var second = kept().receipts().get(0);
    assertThat(second.outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
    assertThat(second.caseId()).isEqualTo(first.caseId());
    assertThat(bench.store.batches()).hasSize(1);
  }

  @Test
  void what_stands_is_decided_once() throws InterruptedException {
    assertThat(outcomes("stands-1", "stands-2", "stands-3"))
        .containsExactly(Receipt.Outcome.OPENED, Receipt.Outcome.COUNTED, Receipt.Outcome.COUNTED);
    assertThat(bench.policy.asked()).isEqualTo(1);
  }

  @Test
  void what_stands_again_after_its_end_or_a_silence_is_decided_again() throws InterruptedException {
    outcomes("stands-1");

    assertThat(outcomes("ends-2", "stands-3"))
        .containsExactly(Receipt.Outcome.ATTACHED, Receipt.Outcome.OPENED);
    bench.clock.forward(Duration.ofHours(2));
    assertThat(outcomes("stands-4")).containsExactly(Receipt.Outcome.OPENED);
    assertThat(bench.policy.asked()).isEqualTo(3);
  }

  /** What becomes of messages that come one after the other. */
  private List<Receipt.Outcome> outcomes(String... words) throws InterruptedException {
    var became = new ArrayList<Receipt.Outcome>();
    for (var word : words) {
      hold(word);
      became.add(kept().receipts().get(0).outcome());
    }
    return became;
  }

  @Test
  void the_same_message_twice_in_a_batch_is_one_case() throws InterruptedException {
    bench.store.block();
    hold("first");
    Await.until("the write has begun", bench.store::isBlocking);
    hold("a");
    hold("a");
    bench.store.unblock();

    kept();
    assertThat(kept().receipts().get(0).outcome()).isEqualTo(Receipt.Outcome.OPENED);
    assertThat(kept().receipts().get(0).outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
  }

  @Test
  void while_the_store_is_away_nothing_is_acknowledged_and_nothing_lost()
      throws InterruptedException {
    bench.store.away(true);

    hold("a");
    Await.until("it is tried again", () -> intake.counts().retried() > 2);

    assertThat(outcomes).isEmpty();
    assertThat(intake.health().isReady()).isFalse();
    assertThat(intake.health().problem()).contains("nothing can be committed: the disk is full");
    bench.store.away(false);
    assertThat(kept().receipts()).hasSize(1);
    assertThat(intake.health().isReady()).isTrue();
  }

  @Test
  void while_the_store_is_away_a_sender_that_can_repeat_gets_its_message_back()
      throws InterruptedException {
    bench.store.away(true);

    assertThat(offer("a")).isTrue();

    assertThat(next()).isInstanceOf(HandedBack.class);
    assertThat(offer("b")).isFalse();
    assertThat(intake.hasRoom(1)).isFalse();
    bench.store.away(false);
    Await.until("the intake is ready by itself", () -> intake.health().isReady());
    offer("a");
    assertThat(kept().receipts()).hasSize(1);
    assertThat(find("a")).isPresent();
  }

  @Test
  void a_commit_whose_answer_was_lost_is_repeated_without_harm() throws InterruptedException {
    bench.store.loseOneAnswer();

    hold("a");

    assertThat(kept().receipts().get(0).outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
    assertThat(bench.store.real().totals().cases().values()).containsExactly(1L);
  }

  @Test
  void a_poisonous_message_is_isolated_and_the_others_are_committed() throws InterruptedException {
    bench.store.poison(it -> it.id().value().equals("event-137"));
    bench.store.block();
    hold("first");
    Await.until("the write has begun", bench.store::isBlocking);
    IntStream.range(0, 256).forEach(it -> hold("event-" + it));
    Await.until("all are queued", () -> intake.health().waiting() == 257);
    bench.store.unblock();

    kept();
    for (var i = 0; i < 256; i++) {
      var kept = kept();
      assertThat(kept.receipts()).hasSize(i == 137 ? 0 : 1);
      assertThat(kept.deadLetters()).hasSize(i == 137 ? 1 : 0);
    }
    assertThat(bench.letters())
        .singleElement()
        .extracting(it -> it.letter().reason())
        .isEqualTo(
            "could not be kept as events: java.lang.IllegalStateException: constraint violated");
    // halving 256 takes some 20 commits, a few more where they came in several batches; never 256
    assertThat(bench.store.batches()).hasSizeLessThan(64);
  }

  @Test
  void a_store_that_refuses_even_a_dead_letter_is_waited_for() throws InterruptedException {
    bench.store.refuseLetters(true);

    hold("garbage");
    Await.until("it is tried again", () -> intake.counts().retried() > 2);

    assertThat(outcomes).isEmpty();
    assertThat(intake.health().isReady()).isFalse();
    bench.store.refuseLetters(false);
    assertThat(kept().deadLetters()).hasSize(1);
  }

  @Test
  void a_full_intake_refuses_at_the_door() {
    intake.close();
    intake = bench.intake().limits(Bench.LIMITS.queue(3, 1 << 20)).start();
    bench.store.block();

    assertThat(List.of(offer("a"), offer("b"), offer("c"), offer("d")))
        .containsExactly(true, true, true, false);
    assertThat(intake.hasRoom(1)).isFalse();
    assertThat(intake.counts().refused()).isEqualTo(1);
  }

  @Test
  void a_full_intake_is_waited_for_by_those_who_can() throws InterruptedException {
    intake.close();
    intake = bench.intake().limits(Bench.LIMITS.queue(1, 1 << 20)).start();
    bench.store.block();
    hold("a");

    var waiting = new Thread(() -> put("b"));
    waiting.start();
    Await.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
    bench.store.unblock();

    kept();
    assertThat(kept().receipts().get(0).eventId()).isEqualTo(new EventId("b"));
  }

  @Test
  void bytes_are_bounded_too_but_one_message_always_fits() {
    intake.close();
    intake = bench.intake().limits(Bench.LIMITS.queue(100, 10_000)).start();
    bench.store.block();

    assertThat(offer("x".repeat(20_000))).isTrue();
    assertThat(offer("b")).isFalse();
    assertThat(intake.health().waitingBytes()).isGreaterThan(20_000);
    bench.store.unblock();
    Await.until("there is room again", () -> intake.hasRoom(1));
  }

  @Test
  void closing_commits_what_is_queued() throws InterruptedException {
    bench.store.block();
    IntStream.range(0, 50).forEach(it -> hold("event-" + it));
    bench.store.unblock();

    intake.close();

    assertThat(outcomes).hasSize(50).allMatch(it -> it instanceof Kept);
    assertThat(offer("late")).isFalse();
  }

  @Test
  void closing_while_the_store_is_away_hands_everything_back() throws InterruptedException {
    intake.close();
    intake = bench.intake().limits(Bench.LIMITS.drain(Duration.ofMillis(50))).start();
    bench.store.away(true);
    IntStream.range(0, 20).forEach(it -> hold("event-" + it));

    intake.close();

    assertThat(outcomes).hasSize(20).allMatch(it -> it instanceof HandedBack);
  }

  @Test
  void a_sender_that_fails_does_not_disturb_the_others() throws InterruptedException {
    intake.offer(
        Delivery.held(
            bench.message("a"),
            outcome -> {
              throw new IllegalStateException("gone");
            }));
    hold("b");

    assertThat(kept().receipts()).hasSize(1);
  }

  @Test
  void counts_in_are_counts_out() throws InterruptedException {
    hold("a\nb\nreject-1");
    hold("garbage");
    hold("beat-1");
    hold("a");
    hold("\n");
    for (var i = 0; i < 5; i++) {
      kept();
    }
    bench.store.away(true);
    offer("c");
    next();
    offer("d");

    var counts = intake.counts();
    assertThat(counts.received()).isEqualTo(6);
    assertThat(counts.acknowledged()).isEqualTo(5);
    assertThat(counts.handedBack()).isEqualTo(1);
    assertThat(counts.waiting()).isZero();
    assertThat(counts.refused()).isEqualTo(1);
    assertThat(counts.silent()).isEqualTo(1);
    assertThat(counts.opened()).isEqualTo(2);
    assertThat(counts.duplicates()).isEqualTo(1);
    assertThat(counts.noCase()).containsEntry(Phase.HEARTBEAT, 1L);
    assertThat(counts.deadLetters()).isEqualTo(2);
    assertThat(counts.elements()).isEqualTo(6);
    assertThat(intake.countsByProtocol()).containsOnlyKeys("plain").containsValue(counts);
  }

  private void hold(String words) {
    assertThat(intake.offer(Delivery.held(bench.message(words), outcomes::add))).isTrue();
  }

  private void put(String words) {
    try {
      intake.put(Delivery.held(bench.message(words), outcomes::add));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean offer(String words) {
    return intake.offer(Delivery.returnable(bench.message(words), outcomes::add));
  }

  private Outcome next() throws InterruptedException {
    var outcome = outcomes.poll(15, TimeUnit.SECONDS);
    assertThat(outcome).as("an outcome within 15 s").isNotNull();
    return outcome;
  }

  private Kept kept() throws InterruptedException {
    return (Kept) next();
  }

  private Optional<Event> find(String id) {
    return bench.store.real().findEvent(new EventId(id)).map(it -> it.event());
  }
}
