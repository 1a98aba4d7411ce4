package org.gridward.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.LocalMetric;
import org.gridward.grid.Wgs84;
import org.junit.jupiter.api.Test;

class TrackTest {

  private static final LocalMetric METRIC = LocalMetric.at(120.9, 30.9);

  private static Instant second(double second) {
    return NOW.plusMillis(Math.round(second * 1_000));
  }

  /** Somebody's place after so many seconds, in metres east and north of a gate. */
  private static Position at(double second, double east, double north) {
    return new Position(
        "worker-17",
        second(second),
        Location.of(
            120.9 + east / METRIC.perLongitude(),
            30.9 + north / METRIC.perLatitude(),
            Datum.WGS84));
  }

  private static double metres(Position one, Position other) {
    return LocalMetric.at(one.place().longitude(), one.place().latitude())
        .metresTo(other.place().longitude(), other.place().latitude());
  }

  @Test
  void between_two_positions_somebody_is_on_the_way() {
    var track = Track.of(List.of(at(0, 0, 0), at(60, 120, 0)));

    var found = track.at(second(15)).orElseThrow();

    assertThat(found.resourceId()).isEqualTo("worker-17");
    assertThat(found.at()).isEqualTo(second(15));
    assertThat(metres(found, at(15, 30, 0))).isLessThan(0.01);
    assertThat(track.at(second(0))).contains(at(0, 0, 0));
    assertThat(track.at(second(60))).contains(at(60, 120, 0));
  }

  @Test
  void before_after_and_in_a_silence_nobody_knows() {
    var track = Track.of(List.of(at(0, 0, 0), at(300, 100, 0), at(601, 200, 0), at(700, 250, 0)));

    assertThat(track.at(second(-1))).isEmpty();
    assertThat(track.at(second(701))).isEmpty();
    assertThat(track.at(second(450))).as("301 s of silence").isEmpty();
    assertThat(track.at(second(299))).as("300 s are no silence yet").isPresent();
    assertThat(track.breaks())
        .containsExactly(new Track.Break(second(300), second(601), Track.Cause.SILENCE));
    assertThat(track.segments()).extracting(it -> it.positions().size()).containsExactly(2, 2);
    assertThat(track.withSilence(Duration.ofSeconds(301)).at(second(450))).isPresent();
  }

  @Test
  void a_leap_is_kept_but_nothing_is_drawn_across_it() {
    var wild = at(10, 9_000, 0);
    var track = Track.of(List.of(at(0, 0, 0), at(5, 5, 0), wild, at(15, 15, 0), at(20, 20, 0)));

    assertThat(track.positions()).contains(wild);
    assertThat(track.at(second(7))).isEmpty();
    assertThat(track.breaks())
        .extracting(Track.Break::cause)
        .containsExactly(Track.Cause.LEAP, Track.Cause.LEAP);
    assertThat(track.segments()).extracting(it -> it.positions().size()).containsExactly(2, 1, 2);
    assertThat(track.segments().get(1).positions()).containsExactly(wild);
  }

  @Test
  void late_positions_find_their_place_and_doubles_are_absorbed() {
    var positions = new ArrayList<>(List.of(at(0, 0, 0), at(10, 10, 0), at(20, 20, 0)));
    Collections.shuffle(positions, new Random(1));
    positions.add(at(10, 999, 0));

    assertThat(Track.of(positions).positions())
        .containsExactly(at(0, 0, 0), at(10, 10, 0), at(20, 20, 0));
    assertThat(Track.of(List.of()).at(NOW)).isEmpty();
    assertThat(Track.of(List.of()).segments()).isEmpty();
  }

  @Test
  void positions_of_all_systems_make_one_line() {
    var end = at(10, 10, 0);
    var shifted = new Position("worker-17", end.at(), Wgs84.to(Datum.GCJ02, end.place()));

    var found = Track.of(List.of(at(0, 0, 0), shifted)).at(second(5)).orElseThrow();

    assertThat(found.place().datum()).isEqualTo(Datum.WGS84);
    assertThat(metres(found, at(5, 5, 0))).isLessThan(0.01);
  }

  @Test
  void what_makes_no_track_is_refused() {
    var other = new Position("worker-18", NOW, at(0, 0, 0).place());

    assertThatThrownBy(() -> Track.of(List.of(at(1, 0, 0), other)))
        .hasMessage(
            "A track holds positions of \"worker-18\" and of \"worker-17\"; make one for each.");
    assertThatThrownBy(() -> new Track(List.of(), Duration.ZERO))
        .hasMessage("A track that breaks after PT0S has no line; write more than 0.");
    assertThatThrownBy(() -> Track.of(List.of()).thinned(-1))
        .hasMessage("A track was to be thinned by -1.0 m; write 0 or more.");
  }

  /** A morning: walks with turns, two stops, a silence, a leap; a position every 5 seconds. */
  private static Track morning() {
    var random = new SplittableRandom(4);
    var positions = new ArrayList<Position>();
    var east = 0.0;
    var north = 0.0;
    var course = 0.0;
    for (var second = 0; second < 4 * 3_600; second += 5) {
      var stands = second / 1_800 % 4 == 1;
      course += random.nextDouble() - 0.5;
      east += stands ? 0 : 7 * Math.cos(course);
      north += stands ? 0 : 7 * Math.sin(course);
      if (second < 9_000 || second > 9_900) {
        positions.add(at(second, second == 6_000 ? 20_000 : east, north));
      }
    }
    return Track.of(positions);
  }

  @Test
  void a_thinned_track_shows_the_same_at_every_moment_within_the_metres_given() {
    var whole = morning();

    var thin = whole.thinned(5);

    assertThat(thin.positions().size()).isLessThan(whole.positions().size() / 2);
    assertThat(thin.breaks()).isEqualTo(whole.breaks()).hasSize(3);
    for (var second = 0.0; second < 4 * 3_600; second += 2.5) {
      var seen = whole.at(second(second));
      var shown = thin.at(second(second));
      assertThat(shown.isPresent()).as("second %s", second).isEqualTo(seen.isPresent());
      if (seen.isPresent()) {
        assertThat(metres(seen.get(), shown.get())).as("second %s", second).isLessThan(5.001);
      }
    }
  }

  @Test
  void who_stands_still_needs_few_positions_and_looks_present_all_the_time() {
    var positions = new ArrayList<Position>();
    for (var second = 0; second <= 8 * 3_600; second += 5) {
      positions.add(at(second, 0, 0));
    }

    var thin = Track.of(positions).thinned(1);

    assertThat(thin.positions()).hasSizeLessThan(300);
    assertThat(thin.breaks()).isEmpty();
    assertThat(thin.at(second(12_345))).isPresent();
  }

  @Test
  void a_long_track_is_thinned_without_deep_recursion() {
    var positions = new ArrayList<Position>();
    for (var i = 0; i < 50_000; i++) {
      positions.add(at(i, i % 2 * 20, i * 0.5)); // a zigzag: nothing may go
    }

    assertThat(Track.of(positions).thinned(1).positions()).hasSize(50_000);
  }
}
