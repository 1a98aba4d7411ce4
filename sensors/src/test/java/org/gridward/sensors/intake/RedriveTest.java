package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.PlainCodec;
import org.gridward.store.Receipt;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedriveTest {

  @TempDir private Path folder;

  private Bench bench;
  private Instant then;

  /** The same codec, and what it could not read it reads. */
  private record MendedCodec(PlainCodec old) implements Codec {

    @Override
    public String protocol() {
      return PlainCodec.PROTOCOL;
    }

    @Override
    public Decoded decode(Inbound in) throws MalformedPayload {
      var words = new String(in.body(), StandardCharsets.UTF_8);
      var readable = words.replace("garbage", "litter").replace("reject", "project");
      return old.decode(
          new Inbound(
              in.protocol(),
              in.transport(),
              in.address(),
              in.tail(),
              in.query(),
              in.headers(),
              in.contentType(),
              in.peer(),
              readable.getBytes(StandardCharsets.UTF_8),
              in.retained(),
              in.receivedAt(),
              in.zone()));
    }
  }

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    then = bench.clock.instant();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void take(Inbound... messages) {
    try (var intake = bench.intake().start()) {
      for (var it : messages) {
        var done = new CompletableFuture<org.gridward.sensors.intake.Outcome>();
        assertThat(intake.offer(Delivery.held(it, done::complete))).isTrue();
        done.join();
      }
    }
  }

  private Redrive.Results again(Codec codec, Optional<String> protocol) throws Exception {
    try (var intake = bench.intake(List.of(codec)).start()) {
      return new Redrive(bench.store.store(), intake, bench.clock).all(protocol, Optional.empty());
    }
  }

  private Redrive.Result mended(String id) throws Exception {
    try (var intake = bench.intake(List.of(new MendedCodec(bench.codec))).start()) {
      return new Redrive(bench.store.store(), intake, bench.clock).one(id).orElseThrow();
    }
  }

  private Event event(String id) {
    return bench.store.real().findEvent(new EventId(id)).orElseThrow().event();
  }

  private String letter() {
    return bench.letters().get(0).letter().id();
  }

  @Test
  void what_a_mended_codec_reads_goes_the_way_of_every_message() throws Exception {
    var message =
        Inbound.mqtt("plain", "town/gate 3", "garbage".getBytes(StandardCharsets.UTF_8), then)
            .headers(Map.of("Authorization", "Basic c2VjcmV0", "X-Model", "7"))
            .retained(true)
            .peer("broker")
            .build();
    take(message);
    var id = letter();
    assertThat(bench.letters().get(0).letter().envelope().orElseThrow().headers())
        .containsOnlyKeys("X-Model");

    bench.clock.forward(Duration.ofDays(3));
    var result = mended(id);

    assertThat(result.problem()).isEmpty();
    assertThat(result.receipts()).extracting(Receipt::outcome).containsExactly(Outcome.OPENED);
    var event = event("litter");
    assertThat(event.attributes())
        .containsEntry("tail", "town/gate 3")
        .containsEntry("retained", "true")
        .containsEntry(Redrive.LETTER, id);
    assertThat(event.occurredAt()).isEqualTo(then);
    assertThat(event.receivedAt()).as("deadlines run from now").isEqualTo(bench.clock.instant());
    assertThat(bench.letters()).isEmpty();
  }

  @Test
  void what_still_cannot_be_read_stays_with_its_count_and_says_why() throws Exception {
    take(bench.message("garbage"));

    var result = again(bench.codec, Optional.empty()).results().get(0);

    assertThat(result.problem())
        .contains("plain message, byte 0: found \"garbage\", expected a word");
    assertThat(bench.letters()).singleElement().satisfies(it -> assertThat(it.count()).isOne());
  }

  @Test
  void a_part_is_read_with_its_message_and_what_was_understood_before_changes_nothing()
      throws Exception {
    take(bench.message("a\nreject-1\nbeat-2\nreject-3"));
    assertThat(bench.letters()).hasSize(2);

    var results = again(new MendedCodec(bench.codec), Optional.empty()).results();

    assertThat(results).extracting(Redrive.Result::problem).containsOnly(Optional.empty());
    assertThat(results.get(0).receipts())
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.DUPLICATE, Outcome.OPENED, Outcome.DUPLICATE, Outcome.OPENED);
    assertThat(results.get(1).receipts())
        .extracting(Receipt::outcome)
        .containsOnly(Outcome.DUPLICATE);
    assertThat(bench.letters()).isEmpty();
    assertThat(bench.events()).isEqualTo(4);
  }

  @Test
  void one_that_was_cut_or_came_before_envelopes_were_kept_cannot_be_read() throws Exception {
    take(bench.message("garbage\n" + "x".repeat(2 << 20)));
    assertThat(mended(letter()).problem().orElseThrow())
        .isEqualTo("not all of the message was kept; have its sender send it again");
    var old =
        DeadLetter.of("plain", "/", "", then, RawBytes.of(new byte[] {1}), "of an older version");
    bench.router.route(List.of(), List.of(old));
    assertThat(mended(old.id()).problem()).isPresent();
  }

  @Test
  void one_is_read_once_and_only_those_of_its_protocol() throws Exception {
    take(bench.message("garbage"));
    var id = letter();
    assertThat(again(new MendedCodec(bench.codec), Optional.of("frigate")).results()).isEmpty();
    assertThat(mended(id).problem()).isEmpty();
    assertThat(mended(id).problem().orElseThrow()).startsWith("it was read on ");
    try (var intake = bench.intake().start()) {
      assertThat(new Redrive(bench.store.store(), intake, bench.clock).one("none")).isEmpty();
    }
  }

  @Test
  void many_are_read_in_pieces() throws Exception {
    take(
        IntStream.range(0, Redrive.AT_ONCE + 20)
            .mapToObj(it -> bench.message("reject-" + it))
            .toArray(Inbound[]::new));

    try (var intake = bench.intake(List.of(new MendedCodec(bench.codec))).start()) {
      var redrive = new Redrive(bench.store.store(), intake, bench.clock);
      var first = redrive.all(Optional.empty(), Optional.empty());
      assertThat(first.results()).hasSize(Redrive.AT_ONCE);
      assertThat(bench.letters()).hasSize(20);
      var second = redrive.all(Optional.empty(), first.next());
      assertThat(second.results()).hasSize(20);
      assertThat(second.next()).isEmpty();
    }
    assertThat(bench.letters()).isEmpty();
  }

  @Test
  void while_the_store_is_away_it_stays() throws Exception {
    take(bench.message("garbage"));
    try (var intake = bench.intake(List.of(new MendedCodec(bench.codec))).start()) {
      var redrive = new Redrive(bench.store.real(), intake, bench.clock);
      bench.store.away(true);
      assertThat(redrive.one(letter()).orElseThrow().problem())
          .contains("the store is away; try again");
      bench.store.away(false);
      Await.until("the store is back", () -> intake.health().problem().isEmpty());
      assertThat(redrive.one(letter()).orElseThrow().problem()).isEmpty();
    }
  }
}
