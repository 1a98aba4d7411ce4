package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Grade;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePruningTest {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Retention RETENTION = Retention.STANDARD;

  @TempDir private Path folder;

  private SqliteCaseStore store;

  @BeforeEach
  void open() {
    store = SqliteCaseStore.open(folder.resolve("gridward.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Event.Builder event(String id, Phase phase, Instant at) {
    return Event.builder(new EventId(id), Source.SENSOR, "water.level", at)
        .phase(phase)
        .raw(RawBytes.of(id.getBytes(StandardCharsets.UTF_8)));
  }

  private static Filing filed(Event event) {
    var located = new LocatedEvent(event, Optional.empty(), Optional.empty());
    return event.opensCase()
        ? Filing.decided(located, Samples.assigned(Grade.GENERAL))
        : Filing.undecided(located);
  }

  private void write(Event... events) {
    var filings = List.of(events).stream().map(SqlitePruningTest::filed).toList();
    store.write(new Batch(filings, List.of(), UTC));
  }

  private int prune(Duration later) {
    var looked = 0;
    for (var it = store.prune(RETENTION, NOW.plus(later)); it > 0; ) {
      looked += it;
      it = store.prune(RETENTION, NOW.plus(later));
    }
    return looked;
  }

  private boolean knows(String id) {
    return store.findEvent(new EventId(id)).isPresent();
  }

  @Test
  void each_kind_is_kept_for_its_time() {
    write(
        event("reading", Phase.MEASUREMENT, NOW).build(),
        event("sign", Phase.HEARTBEAT, NOW).build(),
        event("alarm", Phase.PULSE, NOW).build(),
        event("late", Phase.PULSE, NOW).late(true).build(),
        event("newest", Phase.MEASUREMENT, NOW).build());

    assertThat(prune(RETENTION.signs())).isZero();
    prune(RETENTION.signs().plusMillis(1));
    assertThat(knows("sign")).isFalse();
    assertThat(knows("reading")).isTrue();

    prune(RETENTION.readings().plusMillis(1));
    assertThat(knows("reading")).isFalse();
    assertThat(knows("alarm") && knows("late") && knows("newest")).isTrue();
    assertThat(rawOfCase()).isPresent();

    prune(RETENTION.messages().plusSeconds(1));
    assertThat(rawOfCase()).isEmpty();
    assertThat(knows("alarm") && knows("late") && knows("newest")).isTrue();
  }

  private Optional<RawBytes> rawOfCase() {
    return store.findCase(CaseId.of(2026, 1)).orElseThrow().located().event().raw();
  }

  @Test
  void a_reading_of_a_case_stays_with_it() {
    var situation = Situation.silentAfter("gauge 1", Duration.ofHours(1));
    write(
        event("start", Phase.START, NOW).situation(situation).build(),
        event("reading", Phase.MEASUREMENT, NOW.plusSeconds(60)).situation(situation).build(),
        event("newest", Phase.PULSE, NOW.plusSeconds(61)).build());

    prune(Duration.ofDays(400));

    assertThat(store.listEvents(CaseId.of(2026, 1), 10))
        .extracting(it -> it.id().value())
        .containsExactly("start", "reading");
  }

  @Test
  void many_are_forgotten_in_pieces_and_each_is_looked_at_once() {
    var events =
        new ArrayList<>(
            IntStream.range(0, 5_000)
                .mapToObj(it -> event("r" + it, Phase.MEASUREMENT, NOW).build())
                .toList());
    events.add(event("newest", Phase.MEASUREMENT, NOW).build());
    write(events.toArray(Event[]::new));

    var later = NOW.plus(RETENTION.readings()).plusSeconds(1);
    assertThat(IntStream.range(0, 4).map(it -> store.prune(RETENTION, later)).boxed().toList())
        .as("for readings and, of what these left, for signs of life")
        .containsExactly(4_000, 3_000, 1_000, 0);
    assertThat(store.totals().events()).containsValue(1L);
    assertThat(store.lastEvent()).isEqualTo(5_001);
  }

  @Test
  void dead_letters_go_when_they_have_not_come_again_for_long() {
    var old = letter("old", NOW);
    var again = letter("again", NOW.plus(Duration.ofDays(1)));
    store.write(new Batch(List.of(), List.of(old, letter("again", NOW), again), UTC));

    prune(RETENTION.deadLetters().plusMillis(1));

    assertThat(store.listDeadLetters(9))
        .extracting(it -> it.letter().id())
        .containsExactly(again.id());
  }

  private static DeadLetter letter(String text, Instant at) {
    var bytes = RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
    return DeadLetter.of("frigate", "frigate/events", "client", at, bytes, "no JSON");
  }

  @Test
  void less_than_a_broker_may_wait_is_refused() {
    assertThatThrownBy(() -> RETENTION.readings(Duration.ofHours(47)))
        .hasMessage("Something is kept for PT47H only; write two days (P2D) or more.");
  }
}
