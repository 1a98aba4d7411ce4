package org.gridward.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Wgs84Test {

  @ParameterizedTest
  @EnumSource(Datum.class)
  void there_and_back_is_the_same_place_within_a_millimetre(Datum datum) {
    for (var i = 0; i < 100_000; i++) {
      var wgs = Location.of(73 + i % 317 * 0.2, 1 + i / 317 * 0.17, Datum.WGS84);
      var there = Wgs84.to(datum, wgs);
      var back = Wgs84.of(there);

      assertThat(there.datum()).isEqualTo(datum);
      assertThat(metres(wgs, back)).isLessThan(0.001);
    }
  }

  @Test
  void in_a_city_the_offset_is_some_hundred_metres() {
    var wgs = Location.of(116.397, 39.908, Datum.WGS84);

    assertThat(metres(wgs, Wgs84.to(Datum.GCJ02, wgs))).isBetween(400.0, 700.0);
    assertThat(metres(wgs, Wgs84.to(Datum.BD09, wgs))).isBetween(900.0, 1_600.0);
    assertThat(Wgs84.of(wgs)).isSameAs(wgs);
  }

  @Test
  void abroad_only_baidu_has_an_offset() {
    var paris = Location.of(2.35, 48.86, Datum.WGS84);

    assertThat(metres(paris, Wgs84.to(Datum.GCJ02, paris))).isZero();
    assertThat(metres(paris, Wgs84.to(Datum.BD09, paris))).isGreaterThan(500);
  }

  private static double metres(Location here, Location there) {
    return LocalMetric.at(here.longitude(), here.latitude())
        .metresTo(there.longitude(), there.latitude());
  }
}
