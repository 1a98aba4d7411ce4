package org.gridward.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gridward.decision.RowRef;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.ThresholdRow;
import org.junit.jupiter.api.Test;

final class ThresholdsTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Between HIGH = new Between(30, true, Double.POSITIVE_INFINITY, false);
  private static final Between LOW = new Between(Double.NEGATIVE_INFINITY, false, 25, false);

  private int number;

  private static ThresholdRow row(
      Set<String> devices, Optional<Between> trigger, Duration lasting, OptionalDouble rate) {
    return new ThresholdRow(
        "YZ-1",
        new RowRef("f", "阈值规则", "A2"),
        devices,
        "water.level",
        "cm",
        trigger,
        trigger.map(it -> LOW),
        lasting,
        rate,
        "flood.level",
        Optional.empty());
  }

  private static Thresholds watching(ThresholdRow... rows) {
    return new Thresholds(List.of(rows), key -> false);
  }

  private static ThresholdRow level() {
    return row(Set.of(), Optional.of(HIGH), Duration.ZERO, OptionalDouble.empty());
  }

  private Event.Builder reading(int minute, double value, String unit) {
    return Event.builder(
            new EventId("e" + ++number), Source.SENSOR, "env.reading", START.plusSeconds(99_999))
        .occurredAt(START.plus(Duration.ofMinutes(minute)), TimeQuality.DEVICE_UTC)
        .phase(Phase.MEASUREMENT)
        .device(Device.of("deveui:01"))
        .attribute("deviceType", "水位计")
        .measure(new Measure("water_level", value, unit));
  }

  /** What each of some readings, a minute apart, begins or ends. */
  private String course(Thresholds thresholds, double... values) {
    var turns = new ArrayList<String>();
    for (var i = 0; i < values.length; i++) {
      var crossings = thresholds.see(reading(i, values[i], "cm").build());
      crossings.forEach(thresholds::told);
      turns.add(crossings.isEmpty() ? "-" : crossings.get(0).begins() ? "B" : "E");
    }
    return String.join("", turns);
  }

  @Test
  void an_alarm_does_not_flutter_between_its_two_values() {
    assertThat(course(watching(level()), 10, 30, 29, 31, 26, 25, 24.9, 20, 30))
        .isEqualTo("-B----E-B");
  }

  @Test
  void readings_must_last_before_they_are_an_alarm() {
    var row = row(Set.of(), Optional.of(HIGH), Duration.ofMinutes(3), OptionalDouble.empty());

    assertThat(course(watching(row), 31, 31, 10, 31, 32, 33, 34, 20)).isEqualTo("------BE");
  }

  @Test
  void a_rise_is_an_alarm_before_the_level_is() {
    var row = row(Set.of(), Optional.empty(), Duration.ZERO, OptionalDouble.of(60));

    assertThat(course(watching(row), 10, 10, 10, 10, 10, 10.5, 13, 16, 19, 19, 19, 19))
        .isEqualTo("--------B-E-");
    var fall = row(Set.of(), Optional.empty(), Duration.ZERO, OptionalDouble.of(-60));
    assertThat(course(watching(fall), 10, 10, 10, 10, 10, 10, 3)).isEqualTo("------B");
  }

  @Test
  void a_value_counts_in_the_unit_of_the_row_and_in_no_other_kind_of_unit() {
    assertThat(watching(level()).see(reading(0, 0.31, "m").build()).get(0).value()).isEqualTo(31);
    assertThat(watching(level()).see(reading(0, 310, "mm").build())).hasSize(1);
    assertThat(watching(level()).see(reading(0, 31, "Cel").build())).isEmpty();
    assertThat(Quantities.in(41, "[degF]", "Cel").getAsDouble()).isCloseTo(5, within());
    assertThat(Quantities.in(0.5, "1", "%")).hasValue(50);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void what_is_measured_has_one_name_in_all_its_spellings() {
    for (var name : List.of("water.level", "Water-Level", "waterLevel", "水位", "water_level")) {
      assertThat(Quantities.name(name)).isEqualTo("water_level");
    }
  }

  @Test
  void a_row_concerns_the_devices_that_it_names() {
    var named = row(Set.of("水位计"), Optional.of(HIGH), Duration.ZERO, OptionalDouble.empty());
    var other = row(Set.of("烟感"), Optional.of(HIGH), Duration.ZERO, OptionalDouble.empty());
    var reading = reading(0, 31, "cm").build();

    assertThat(watching(named).see(reading)).hasSize(1);
    assertThat(watching(other).see(reading)).isEmpty();
  }

  @Test
  void alarms_late_readings_and_old_ones_say_nothing() {
    var thresholds = watching(level());

    assertThat(thresholds.see(reading(0, 31, "cm").phase(Phase.PULSE).build())).isEmpty();
    assertThat(thresholds.see(reading(0, 31, "cm").late(true).build())).isEmpty();
    assertThat(thresholds.see(reading(5, 10, "cm").build())).isEmpty();
    assertThat(thresholds.see(reading(4, 31, "cm").build())).isEmpty();
  }

  @Test
  void what_stood_before_ends_and_does_not_begin_again() {
    var thresholds =
        new Thresholds(List.of(level()), key -> key.equals("threshold/YZ-1/deveui:01"));

    assertThat(course(thresholds, 31, 32, 24, 31)).isEqualTo("--EB");
  }

  @Test
  void what_was_not_acted_on_is_found_again() {
    var thresholds = watching(level());

    assertThat(thresholds.see(reading(0, 31, "cm").build())).hasSize(1);
    var again = thresholds.see(reading(1, 31, "cm").build());
    assertThat(again).hasSize(1);
    assertThat(again.get(0).since()).isEqualTo(START);
  }
}
