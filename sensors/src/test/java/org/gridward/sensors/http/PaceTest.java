package org.gridward.sensors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long START = Long.MAX_VALUE - 5; // nanoTime may overflow
  private static final int PER_SECOND = 16 << 10;

  private final Pace pace = new Pace(HttpDeadlines.STANDARD, START);

  private static long second(double seconds) {
    return START + (long) (seconds * 1e9);
  }

  private Duration leftAt(double seconds) {
    return pace.left(second(seconds));
  }

  @Test
  void the_first_four_seconds_are_free() {
    assertThat(leftAt(0)).hasSeconds(4);
    assertThat(leftAt(3.9)).isPositive();
    assertThat(leftAt(4)).isZero();
  }

  @Test
  void a_dripper_pays_for_nothing() {
    for (var i = 0; i < 4; i++) {
      pace.received(1, second(i));
    }

    assertThat(leftAt(4.01)).isNegative();
  }

  @Test
  void who_keeps_the_pace_may_go_on_for_ever() {
    for (var i = 0; i < 600; i++) {
      assertThat(leftAt(i)).isPositive();
      pace.received(PER_SECOND, second(i));
      pace.received(PER_SECOND / 4, second(i + 0.5));
    }
  }

  @Test
  void who_is_slower_is_cut_off_when_the_free_time_is_over() {
    for (var i = 0; i < 4; i++) {
      pace.received(PER_SECOND / 2, second(i));
    }

    assertThat(leftAt(4.1)).isNegative();
  }

  @Test
  void a_great_burst_buys_no_more_than_four_seconds() {
    pace.received(7 << 20, second(1));

    assertThat(leftAt(4.9)).isPositive();
    assertThat(leftAt(5.1)).isNegative();
  }
}
