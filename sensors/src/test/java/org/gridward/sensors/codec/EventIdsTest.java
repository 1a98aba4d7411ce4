package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  private static final Optional<Instant> MOMENT =
      Optional.of(Instant.parse("2026-03-02T01:00:05.9Z"));

  @Test
  void an_id_is_the_same_on_every_machine() {
    assertThat(EventIds.of("test", Optional.empty(), "device", "7"))
        .hasToString("test:00000000000a32ce8adc6014c4fa64cd3ab");
  }

  @Test
  void ids_lie_in_the_order_of_the_milliseconds_that_messages_name() {
    assertThat(EventIds.of("test", MOMENT, "device", "7"))
        .hasToString("test:69a4e115384a32ce8adc6014c4fa64cd3ab");
    assertThat(EventIds.of("test", MOMENT.map(it -> it.plusMillis(1)), "device", "7").value())
        .startsWith("test:69a4e115385");
    assertThat(EventIds.of("test", MOMENT.map(it -> it.plusMillis(100)), "device", "7").value())
        .startsWith("test:69a4e116000");
  }

  @Test
  void the_limits_between_parts_count() {
    assertThat(EventIds.of("test", MOMENT, "a", "bc"))
        .isNotEqualTo(EventIds.of("test", MOMENT, "ab", "c"));
    assertThat(EventIds.of("test", MOMENT, "a")).isNotEqualTo(EventIds.of("test", MOMENT, "a", ""));
  }
}
