package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.LocalMetric;
import org.gridward.resource.Position;
import org.gridward.resource.Track;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TrackStore} must do. Extend it and say how yours is opened. */
public abstract class TrackStoreContract {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z"); // in Shanghai
  private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

  private TrackStore tracks;

  /** A new, empty store. */
  protected abstract TrackStore open() throws Exception;

  /** Closes what was opened, if it needs closing. */
  protected void close() throws Exception {}

  @BeforeEach
  void openStore() throws Exception {
    tracks = open();
  }

  @AfterEach
  void closeStore() throws Exception {
    close();
  }

  private static Position at(String id, Instant moment, int metresNorth) {
    return new Position(
        id, moment, Location.of(120.9, 30.9 + metresNorth / 110_862.0, Datum.WGS84));
  }

  /** A walk to the north with a position every 5 seconds, 5 m on. */
  private static List<Position> walk(String id, Instant from, Duration length) {
    return IntStream.range(0, (int) (length.toSeconds() / 5))
        .mapToObj(it -> at(id, from.plusSeconds(5L * it), 5 * it))
        .toList();
  }

  @Test
  void where_somebody_was_between_nine_and_eleven_is_told() {
    var before = at("worker-17", NINE.minusMillis(1), 1);
    var first = at("worker-17", NINE, 2);
    var last = at("worker-17", ELEVEN.minusMillis(1), 3);
    var after = at("worker-17", ELEVEN, 4);
    tracks.append(List.of(before, first, last, after, at("worker-18", NINE, 9)));

    assertThat(tracks.find("worker-17", NINE, ELEVEN)).isEqualTo(Track.of(List.of(first, last)));
    assertThat(tracks.find("worker-17", ELEVEN, NINE).positions()).isEmpty();
    assertThat(tracks.find("nobody", NINE, ELEVEN).positions()).isEmpty();
  }

  @Test
  void a_position_is_kept_as_it_came() {
    var place =
        new Location(120.9, 30.9, Datum.BD09, OptionalDouble.of(12.5), Location.Method.MANUAL);
    var full = new Position("网格员-17", NINE.plusMillis(7), place);
    tracks.append(List.of(full, at("网格员-17", NINE.plusNanos(8_999_999), 1)));

    assertThat(tracks.find("网格员-17", NINE, ELEVEN).positions())
        .containsExactly(full, at("网格员-17", NINE.plusMillis(8), 1));
  }

  @Test
  void late_positions_find_their_place_and_doubles_are_absorbed() {
    var walk = walk("worker-17", NINE, Duration.ofMinutes(10));
    var mixed = new ArrayList<>(walk);
    Collections.shuffle(mixed, new Random(1));

    assertThat(tracks.append(mixed.subList(0, 70))).isEqualTo(70);
    assertThat(tracks.append(mixed)).isEqualTo(50);
    assertThat(tracks.append(List.of(at("worker-17", NINE, 777)))).isZero();
    assertThat(tracks.append(List.of())).isZero();

    assertThat(tracks.find("worker-17", NINE, ELEVEN).positions()).isEqualTo(walk);
  }

  @Test
  void who_was_there_in_a_time_is_listed() {
    tracks.append(
        List.of(
            at("c", NINE, 0),
            at("a", NINE.plusSeconds(9), 0),
            at("c", NINE.plusSeconds(5), 0),
            at("b", ELEVEN, 0)));

    assertThat(tracks.listPresent(NINE, ELEVEN)).containsExactly("a", "c");
    assertThat(tracks.listPresent(NINE.plusSeconds(6), ELEVEN)).containsExactly("a");
    assertThat(tracks.listPresent(ELEVEN.plusSeconds(1), ELEVEN.plusSeconds(2))).isEmpty();
  }

  @Test
  void the_oldest_go_first_so_many_at_a_time() {
    tracks.append(walk("worker-17", NINE, Duration.ofSeconds(50)));
    tracks.append(walk("worker-18", NINE, Duration.ofSeconds(50)));
    var limit = NINE.plusSeconds(25);

    assertThat(tracks.prune(limit, 4)).isEqualTo(4);
    assertThat(tracks.find("worker-17", NINE, ELEVEN).positions()).hasSize(8);
    assertThat(tracks.find("worker-18", NINE, ELEVEN).positions()).hasSize(8);
    assertThat(tracks.prune(limit, 100)).isEqualTo(6);
    assertThat(tracks.prune(limit, 100)).isZero();
    assertThat(tracks.find("worker-17", NINE, ELEVEN).positions())
        .hasSize(5)
        .allSatisfy(it -> assertThat(it.at()).isAfterOrEqualTo(limit));
  }

  @Test
  void whole_hours_are_thinned_once_and_show_the_same() {
    var walk = walk("worker-17", NINE.minusSeconds(600), Duration.ofMinutes(80));
    tracks.append(walk);
    var whole = tracks.find("worker-17", NINE.minusSeconds(600), ELEVEN);

    var looked = tracks.thin(NINE.plusSeconds(3_599), 5, 10_000);

    assertThat(looked).as("only what lies before nine").isEqualTo(120);
    looked = tracks.thin(NINE.plusSeconds(3_600), 5, 10_000);
    assertThat(looked).as("the hour from nine").isEqualTo(720);
    assertThat(tracks.thin(ELEVEN, 5, 10_000)).as("the rest").isEqualTo(120);
    assertThat(tracks.thin(ELEVEN, 500, 10_000)).as("once is enough").isZero();
    var thin = tracks.find("worker-17", NINE.minusSeconds(600), ELEVEN);
    assertThat(thin.positions()).hasSizeLessThan(60);
    assertThat(thin.breaks()).isEmpty();
    for (var second = -600; second < 4_195; second++) {
      var moment = NINE.plusSeconds(second);
      var seen = whole.at(moment).orElseThrow().place();
      var shown = thin.at(moment).orElseThrow().place();
      assertThat(
              LocalMetric.at(seen.longitude(), seen.latitude())
                  .metresTo(shown.longitude(), shown.latitude()))
          .isLessThan(5);
    }
  }

  @Test
  void what_comes_late_for_a_thinned_hour_stays_and_the_hour_is_not_thinned_again() {
    tracks.append(walk("worker-17", NINE, Duration.ofHours(1)));
    tracks.thin(ELEVEN, 5, 10_000);
    var thinned = tracks.find("worker-17", NINE, ELEVEN).positions().size();
    var late = at("worker-17", NINE.plusMillis(3_601), 3);
    tracks.append(List.of(late));

    assertThat(tracks.thin(ELEVEN, 500, 10_000)).isPositive();
    assertThat(tracks.thin(ELEVEN, 500, 10_000)).isZero();

    assertThat(tracks.find("worker-17", NINE, ELEVEN).positions())
        .hasSize(thinned + 1)
        .contains(late);
  }

  @Test
  void thinning_stops_after_the_hour_that_fills_it() {
    tracks.append(walk("a", NINE, Duration.ofMinutes(10)));
    tracks.append(walk("b", NINE, Duration.ofMinutes(10)));

    assertThat(tracks.thin(ELEVEN, 5, 1)).isEqualTo(120);
    assertThat(tracks.find("a", NINE, ELEVEN).positions()).hasSizeLessThan(10);
    assertThat(tracks.find("b", NINE, ELEVEN).positions()).hasSize(120);
  }

  @Test
  void retention_thins_after_a_day_and_deletes_after_a_month() {
    var retention = TrackRetention.STANDARD;
    var monthOld = NOW.minus(Duration.ofDays(31));
    var weekOld = NOW.minus(Duration.ofDays(7));
    tracks.append(walk("worker-17", monthOld, Duration.ofHours(4)));
    tracks.append(walk("worker-17", weekOld, Duration.ofHours(4)));
    tracks.append(walk("worker-17", NOW.minusSeconds(7_200), Duration.ofHours(2)));

    var sweeps = 1;
    while (retention.sweep(tracks, NOW)) {
      sweeps++;
    }

    assertThat(sweeps).as("a few thousand at a time").isBetween(3, 9);
    assertThat(tracks.find("worker-17", Instant.EPOCH, weekOld).positions()).isEmpty();
    assertThat(tracks.find("worker-17", weekOld, NOW.minusSeconds(7_200)).positions())
        .hasSizeBetween(48, 120);
    assertThat(tracks.find("worker-17", NOW.minusSeconds(7_200), NOW).positions()).hasSize(1_440);
    assertThatThrownBy(() -> new TrackRetention(Duration.ofDays(2), 5, Duration.ofDays(1)))
        .hasMessage(
            "Tracks kept whole for PT48H, thinned to 5.0 m and deleted after PT24H: write 0 or"
                + " more, and the last not less than the first.");
  }

  @Test
  void many_who_write_at_once_lose_nothing() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      var parts = new ArrayList<Future<Integer>>();
      for (var i = 0; i < 40; i++) {
        var walk =
            walk("worker-" + i % 8, NINE.plusSeconds(100L * (i / 8)), Duration.ofSeconds(150));
        parts.add(threads.submit(() -> tracks.append(walk)));
      }
      var fresh = 0;
      for (var part : parts) {
        fresh += part.get();
      }
      assertThat(fresh).as("overlaps are counted once").isEqualTo(8 * 110);
      assertThat(tracks.find("worker-3", NINE, ELEVEN).positions()).hasSize(110);
    } finally {
      threads.shutdownNow();
    }
  }
}
