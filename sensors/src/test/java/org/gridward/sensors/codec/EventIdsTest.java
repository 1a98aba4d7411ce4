package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  @Test
  void an_id_is_the_same_on_every_machine() {
    assertThat(EventIds.of("test", "device", "7"))
        .hasToString("test:a32ce8adc6014c4fa64cd3ab00d29813");
  }

  @Test
  void the_limits_between_parts_count() {
    assertThat(EventIds.of("test", "a", "bc")).isNotEqualTo(EventIds.of("test", "ab", "c"));
    assertThat(EventIds.of("test", "a")).isNotEqualTo(EventIds.of("test", "a", ""));
  }

  @Test
  void arrivals_of_the_same_five_seconds_share_a_window() {
    var first = EventIds.window(Instant.parse("2026-03-02T01:00:05Z"));

    assertThat(EventIds.window(Instant.parse("2026-03-02T01:00:09.999Z"))).isEqualTo(first);
    assertThat(EventIds.window(Instant.parse("2026-03-02T01:00:10Z"))).isNotEqualTo(first);
  }
}
