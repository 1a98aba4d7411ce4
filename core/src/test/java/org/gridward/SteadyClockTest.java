package org.gridward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.gridward.testkit.Samples;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SteadyClockTest {

  private final SettableClock wall = new SettableClock(Samples.NOW);
  private final AtomicLong nanos = new AtomicLong(-7);
  private final SteadyClock clock = new SteadyClock(wall, nanos::get);

  private void pass(Duration length) {
    wall.forward(length);
    nanos.addAndGet(length.toNanos());
  }

  @Test
  void it_follows_the_wall_clock_through_small_corrections() {
    for (var i = 0; i < 100; i++) {
      pass(Duration.ofSeconds(30));
      wall.forward(Duration.ofSeconds(i % 2 == 0 ? 50 : -50));
      assertThat(clock.instant()).isEqualTo(wall.instant());
    }
    assertThat(clock.jump()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P3D", "-P3D", "PT61S"})
  void it_goes_on_when_the_wall_clock_jumps_and_follows_it_back(String length) {
    var jump = Duration.parse(length);
    pass(Duration.ofMinutes(5));
    clock.instant();
    var before = wall.instant();

    wall.forward(jump);
    pass(Duration.ofMinutes(10));

    assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(10)));
    assertThat(clock.jump()).contains(jump);
    wall.forward(jump.negated());
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(wall.instant());
    assertThat(clock.jump()).isEmpty();
  }

  @Test
  void what_was_shown_for_an_hour_is_believed() {
    wall.forward(Duration.ofDays(3));
    assertThat(clock.instant()).isEqualTo(Samples.NOW);
    pass(SteadyClock.BELIEVED_AFTER);
    assertThat(clock.instant()).isEqualTo(Samples.NOW.plus(SteadyClock.BELIEVED_AFTER));
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(wall.instant());
    assertThat(clock.jump()).isEmpty();
  }

  @Test
  void nobody_calls_it_for_a_week_and_it_knows_the_time() {
    pass(Duration.ofDays(7));
    Instant expected = wall.instant();
    assertThat(clock.instant()).isEqualTo(expected);
  }
}
