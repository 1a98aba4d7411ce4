package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.Inbound;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceMetersTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DeviceMeters meters = new DeviceMeters();
  private Instant now = Samples.NOW;

  private Event told(Source source, Duration behind, boolean late) {
    return meters.told(
        from("192.0.2.7"),
        Event.builder(new EventId("e"), source, "video.motion", now)
            .device(Device.of("cam:1"))
            .occurredAt(now.minus(behind), TimeQuality.DEVICE_OFFSET)
            .late(late)
            .build());
  }

  private static Inbound from(String peer) {
    return Inbound.http("hikvision", "/alerts/hikvision/gate", new byte[0], Samples.NOW)
        .peer(peer)
        .build();
  }

  /** The last of so many messages, each some time after the one before. */
  private Event after(int messages, Duration apart, Duration behind) {
    var last = told(Source.CAMERA, behind, false);
    for (var i = 1; i < messages; i++) {
      now = now.plus(apart);
      last = told(Source.CAMERA, behind, false);
    }
    return last;
  }

  @ParameterizedTest
  @CsvSource({
    "PT8H, PT8H", // Chinese time called UTC
    "-PT5H30M, -PT5H30M", // India
    "PT8H1M50S, PT8H", // and late as well
    "PT13H59M, PT14H",
    "-PT3S, -PT3S", // ahead: it cannot be
    "-PT7M, -PT7M",
  })
  void a_clock_that_is_off_is_learned_and_put_right(String behind, String shift) {
    var last = after(32, MINUTE, Duration.parse(behind));

    assertThat(last.timeQuality()).isEqualTo(TimeQuality.CORRECTED);
    assertThat(Duration.between(now.minus(Duration.parse(behind)), last.occurredAt()))
        .isEqualTo(Duration.parse(shift));
    assertThat(last.attributes())
        .containsEntry(Event.DEVICE_TIME, now.minus(Duration.parse(behind)).toString());
    var figures = meters.find("cam:1", now).orElseThrow();
    assertThat(figures.skew()).contains(Duration.parse(behind));
    assertThat(figures.shift()).isEqualTo(Duration.parse(shift));
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "-PT2S", "PT7M", "PT1H4M", "PT20H", "PT14H15M"})
  void what_is_told_late_is_no_fault_of_the_clock(String behind) {
    var last = after(40, MINUTE, Duration.parse(behind));

    assertThat(last.timeQuality()).isEqualTo(TimeQuality.DEVICE_OFFSET);
    assertThat(last.occurredAt()).isEqualTo(now.minus(Duration.parse(behind)));
  }

  @Test
  void before_it_is_learned_a_time_in_another_zone_is_that_of_its_arrival() {
    var first = told(Source.CAMERA, Duration.ofHours(8), false);

    assertThat(first.timeQuality()).isEqualTo(TimeQuality.ARRIVAL);
    assertThat(first.occurredAt()).isEqualTo(now);
    assertThat(meters.find("cam:1", now).orElseThrow().skew()).isEmpty();
  }

  @Test
  void an_outage_teaches_nothing() {
    after(500, Duration.ofMillis(20), Duration.ofHours(1)); // told together when it is over
    after(32, MINUTE, Duration.ofSeconds(1));

    assertThat(meters.find("cam:1", now).orElseThrow().skew()).contains(Duration.ofSeconds(1));
  }

  @Test
  void people_and_what_was_kept_back_are_believed() {
    var eight = Duration.ofHours(8);
    assertThat(told(Source.CITIZEN, eight, false).timeQuality())
        .isEqualTo(TimeQuality.DEVICE_OFFSET);
    assertThat(told(Source.CAMERA, eight, true).timeQuality()).isEqualTo(TimeQuality.DEVICE_OFFSET);
  }

  @Test
  void rate_duplicates_and_what_is_missing_are_counted() {
    after(60, Duration.ofSeconds(1), Duration.ZERO);
    now = now.plus(MINUTE).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    var lossy =
        Event.builder(new EventId("s"), Source.SENSOR, "env.reading", now)
            .device(Device.of("cam:1"))
            .attribute(Inbound.MISSING_BEFORE, "4")
            .build();
    meters.told(from("192.0.2.7"), lossy);
    meters.became(lossy, Outcome.DUPLICATE);
    meters.became(lossy, Outcome.OPENED);

    var figures = meters.find("cam:1", now).orElseThrow();
    assertThat(figures.perMinute()).isBetween(1L, 60L);
    assertThat(figures.duplicates()).isEqualTo(1);
    assertThat(figures.missing()).isEqualTo(4);
    assertThat(meters.find("cam:1", now.plus(Duration.ofHours(1))).orElseThrow().perMinute())
        .isZero();
    assertThat(meters.find("cam:2", now)).isEmpty();
  }

  @Test
  void what_nobody_can_read_counts_for_the_one_device_that_speaks_that_way() {
    meters.unreadable(from("192.0.2.7")); // nobody knows yet whose it is
    told(Source.CAMERA, Duration.ZERO, false);
    told(Source.CAMERA, Duration.ZERO, false);
    meters.unreadable(from("192.0.2.7"));
    meters.unreadable(from("192.0.2.8"));
    assertThat(meters.find("cam:1", now).orElseThrow().unreadable()).isEqualTo(1);

    var neighbour =
        Event.builder(new EventId("n"), Source.CAMERA, "video.motion", now)
            .device(Device.of("cam:2"))
            .build();
    meters.told(from("192.0.2.7"), neighbour); // behind one address
    told(Source.CAMERA, Duration.ZERO, false);
    meters.unreadable(from("192.0.2.7"));
    assertThat(meters.find("cam:1", now).orElseThrow().unreadable()).isEqualTo(1);
    assertThat(meters.find("cam:2", now).orElseThrow().unreadable()).isZero();
  }
}
