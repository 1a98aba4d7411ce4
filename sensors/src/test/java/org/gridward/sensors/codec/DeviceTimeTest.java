package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.gridward.event.TimeQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTimeTest {

  /** Received at 09:00:05 in Shanghai. */
  private static final Inbound IN =
      Inbound.http("test", "/", new byte[0], Instant.parse("2026-03-02T01:00:05Z"))
          .zone(ZoneId.of("Asia/Shanghai"))
          .build();

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:03+08:00,     2026-03-02T01:00:03Z,     DEVICE_OFFSET,        true",
    "2026-03-02T09:00:03+0800,      2026-03-02T01:00:03Z,     DEVICE_OFFSET,        true",
    "2026-03-02T01:00:03Z,          2026-03-02T01:00:03Z,     DEVICE_UTC,           true",
    "2026-03-02T01:00:03.25+00:00,  2026-03-02T01:00:03.250Z, DEVICE_UTC,           true",
    "2026-03-02T09:00:03,           2026-03-02T01:00:03Z,     DEVICE_LOCAL_ASSUMED, true",
    "2026-03-02 09:00:03,           2026-03-02T01:00:03Z,     DEVICE_LOCAL_ASSUMED, true",
    "2026-03-02T01:00:03,           2026-03-01T17:00:03Z,     DEVICE_LOCAL_ASSUMED, true",
    "2026-03-02T09:00+08:00,        2026-03-02T01:00:00Z,     DEVICE_OFFSET,        true",
    "2026-03-02T09:00:03+08,        2026-03-02T01:00:03Z,     DEVICE_OFFSET,        true",
    "20260302090003,                2026-03-02T01:00:03Z,     DEVICE_LOCAL_ASSUMED, true",
    "20260302 090003,               2026-03-02T01:00:03Z,     DEVICE_LOCAL_ASSUMED, true",
    "20260302090003250,             2026-03-02T01:00:03.250Z, DEVICE_LOCAL_ASSUMED, true",
    "20260302,                      2026-03-02T01:00:05Z,     ARRIVAL,              false",
    "2026-03-02,                    2026-03-02T01:00:05Z,     ARRIVAL,              false",
    "2026-03-02T09:00:0308:00,      2026-03-02T01:00:05Z,     ARRIVAL,              false",
    "1970-01-01T00:04:11+00:00,     2026-03-02T01:00:05Z,     ARRIVAL,              false",
    "2026-02-01T09:00:03+08:00,     2026-03-02T01:00:05Z,     ARRIVAL,              true",
    "2026-03-04T09:00:03+08:00,     2026-03-02T01:00:05Z,     ARRIVAL,              true",
    "yesterday,                     2026-03-02T01:00:05Z,     ARRIVAL,              false",
    "'',                            2026-03-02T01:00:05Z,     ARRIVAL,              false",
  })
  void a_devices_clock_is_believed_as_far_as_it_deserves(
      String text, Instant at, String quality, boolean told) {
    var time = DeviceTime.ofDevice(Optional.of(text), IN, false);

    assertThat(time.at()).isEqualTo(at);
    assertThat(time.quality()).hasToString(quality);
    assertThat(time.told().isPresent()).isEqualTo(told);
  }

  @Test
  void what_a_device_kept_back_on_purpose_is_believed_although_old() {
    var time = DeviceTime.ofDevice(Optional.of("2026-02-01T09:00:03+08:00"), IN, true);

    assertThat(time.at()).isEqualTo("2026-02-01T01:00:03Z");
  }

  @Test
  void a_server_is_believed_although_old_but_not_in_the_future() {
    var old = DeviceTime.ofServer(Optional.of("2018-04-05T17:31:00Z"), IN);
    var future = DeviceTime.ofServer(Optional.of("2036-04-05T17:31:00Z"), IN);

    assertThat(old.at()).isEqualTo("2018-04-05T17:31:00Z");
    assertThat(future.at()).isEqualTo(IN.receivedAt());
    assertThat(future.quality()).isEqualTo(TimeQuality.ARRIVAL);
    assertThat(future.told()).contains(Instant.parse("2036-04-05T17:31:00Z"));
  }

  @Test
  void an_id_has_the_moment_that_is_told_or_the_window_of_the_arrival() {
    var told = DeviceTime.ofDevice(Optional.of("2026-02-01T09:00:03+08:00"), IN, false);

    assertThat(told.moment(IN)).contains(Instant.parse("2026-02-01T01:00:03Z"));
    assertThat(DeviceTime.arrival(IN).moment(IN)).contains(IN.receivedAt());
    assertThat(DeviceTime.arrival(IN).moment(at("2026-03-02T01:00:09.999Z")))
        .contains(IN.receivedAt());
    assertThat(DeviceTime.arrival(IN).moment(at("2026-03-02T01:00:10Z")))
        .contains(Instant.parse("2026-03-02T01:00:10Z"));
  }

  private static Inbound at(String receivedAt) {
    return Inbound.http("test", "/", new byte[0], Instant.parse(receivedAt)).build();
  }

  @Test
  void seconds_since_1970_keep_their_milliseconds_and_nonsense_is_arrival() {
    assertThat(DeviceTime.ofEpochSeconds(1772413203.25, IN).at())
        .isEqualTo("2026-03-02T01:00:03.250Z");
    assertThat(DeviceTime.ofEpochSeconds(1e30, IN).at()).isEqualTo(IN.receivedAt());
    assertThat(DeviceTime.ofEpochSeconds(Double.NaN, IN).at()).isEqualTo(IN.receivedAt());
    assertThat(DeviceTime.ofEpochSeconds(0, IN).told()).isEmpty();
  }
}
