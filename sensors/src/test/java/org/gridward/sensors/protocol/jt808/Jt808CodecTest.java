package org.gridward.sensors.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gridward.event.Event;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;
import org.gridward.sensors.codec.Inbound;
import org.junit.jupiter.api.Test;

final class Jt808CodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Jt808Codec();
  }

  @Test
  void a_frame_that_is_sent_again_is_the_same_one_though_its_clock_is_not_believed()
      throws Exception {
    var frame =
        Files.readAllBytes(Path.of("src/test/resources/jt808/02-call-for-help-while-too-fast.bin"));
    var monday = Instant.parse("2026-03-02T02:00:00Z");
    var believed = codec().decode(Inbound.tcp("jt808", frame, monday).build()).events();

    for (var days : new long[] {-3, 3, 4}) {
      var received = monday.plus(Duration.ofDays(days));
      var events = codec().decode(Inbound.tcp("jt808", frame, received).build()).events();

      assertThat(events).extracting(Event::timeQuality).containsOnly(TimeQuality.ARRIVAL);
      assertThat(events)
          .extracting(Event::id)
          .containsExactlyElementsOf(believed.stream().map(Event::id).toList());
    }
  }
}
