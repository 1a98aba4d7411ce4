package org.gridward.sensors.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gridward.EventRouter;
import org.gridward.grid.GridIndex;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.intake.IntakeLimits;
import org.gridward.sensors.intake.MediaFolder;
import org.gridward.store.CaseStore.KeptDeadLetter;
import org.gridward.testkit.PlainPolicy;
import org.gridward.testkit.Samples;
import org.gridward.testkit.SettableClock;

/** A router on a faulty store, and what else an intake needs. */
public final class Bench implements AutoCloseable {

  /** The usual limits, but quick to try again. */
  public static final IntakeLimits LIMITS =
      IntakeLimits.STANDARD.retries(Duration.ofMillis(2), Duration.ofMillis(20));

  public final PlainCodec codec = new PlainCodec();
  public final FaultyStore store = new FaultyStore();
  public final SettableClock clock = new SettableClock(Samples.NOW);
  public final PlainPolicy policy = new PlainPolicy();
  public final EventRouter router =
      EventRouter.builder(GridIndex.of(List.of()), policy)
          .store(store.store())
          .notifier(notice -> {})
          .clock(clock)
          .build();
  public final MediaFolder media;

  public Bench(Path dataFolder) {
    try {
      media = MediaFolder.in(dataFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An intake that reads {@link PlainCodec}. */
  public Intake.Builder intake() {
    return intake(List.of(codec));
  }

  /** An intake that reads what these codecs read. */
  public Intake.Builder intake(List<? extends Codec> codecs) {
    return Intake.builder(router, media, codecs).limits(LIMITS).clock(clock);
  }

  /** A message over HTTP. */
  public Inbound message(String words) {
    return Inbound.http(
            PlainCodec.PROTOCOL,
            "/alerts/plain",
            words.getBytes(StandardCharsets.UTF_8),
            clock.instant())
        .peer("10.0.0.7")
        .build();
  }

  /** Events that the store has, those that it only counted too. */
  public long events() {
    return store.real().totals().events().values().stream().mapToLong(Long::longValue).sum();
  }

  public List<KeptDeadLetter> letters() {
    return store.real().listDeadLetters(1_000);
  }

  @Override
  public void close() {
    store.away(false);
    store.unblock();
    router.close();
  }
}
