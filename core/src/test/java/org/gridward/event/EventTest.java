package org.gridward.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventTest {

  private static Event.Builder event() {
    return Event.builder(new EventId("e-1"), Source.GRID_WORKER, "city.garbage", NOW);
  }

  @Test
  void a_moment_that_no_calendar_knows_is_refused() {
    var event = event().occurredAt(Instant.MAX, TimeQuality.DEVICE_UTC);

    assertThatThrownBy(event::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("occurredAt of event e-1 is +1000000000-12-31")
        .hasMessageContaining("years 1 to 9999");
  }

  @Test
  void a_text_beyond_its_length_is_refused_with_both_lengths() {
    var event = event().text("x".repeat(Event.LONGEST_TEXT + 1));

    assertThatThrownBy(event::build).hasMessageContaining("4001").hasMessageContaining("4000");
  }
}
