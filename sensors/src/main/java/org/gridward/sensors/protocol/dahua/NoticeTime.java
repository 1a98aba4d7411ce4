package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;

/**
 * When something happened. {@code UTC} is seconds since 1970 on some firmware and the local clock
 * written as if it were that on others, so it is checked: against the moment of arrival, then
 * against {@code LocaleTime}, then for a difference that only a zone can make.
 */
final class NoticeTime {

  private static final Duration CLOSE = Duration.ofMinutes(5);
  private static final Duration NEAR = Duration.ofSeconds(5);
  private static final Duration NEAR_A_ZONE = Duration.ofMinutes(2);
  private static final Duration WIDEST_ZONE = Duration.ofHours(14);
  private static final long QUARTER = Duration.ofMinutes(15).toMillis();

  private NoticeTime() {}

  static DeviceTime of(Notice notice, Inbound in) {
    var heard = DeviceTime.ofServer(notice.heardAt(), in);
    var data = notice.data();
    var real = seconds(data, "RealUTC");
    if (real.isPresent()) {
      return utc(at(real.getAsDouble(), data), in);
    }
    var utc = seconds(data, "UTC");
    var local = Json.text(data, "LocaleTime");
    if (utc.isEmpty()) {
      return local.isPresent() ? DeviceTime.ofDevice(local, in, false) : heard;
    }
    var told = at(utc.getAsDouble(), data);
    var judged = judged(told, local, heard.at(), in);
    return new DeviceTime(judged.at(), judged.quality(), judged.told().map(it -> told));
  }

  private static DeviceTime judged(Instant at, Optional<String> local, Instant heard, Inbound in) {
    var ahead = Duration.between(heard, at);
    if (ahead.abs().compareTo(CLOSE) <= 0) {
      return utc(at, in);
    }
    if (local.isPresent()) {
      var here = DeviceTime.ofDevice(local, in, false);
      var isOnTime = Duration.between(heard, here.at()).abs().compareTo(CLOSE) <= 0;
      if (isOnTime && here.quality() != TimeQuality.ARRIVAL) {
        return here;
      }
      var clock = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      return isNear(local.get(), clock)
          ? DeviceTime.ofDevice(Optional.of(clock.toString()), in, false)
          : utc(at, in);
    }
    var zone = Math.round(ahead.toMillis() / (double) QUARTER) * QUARTER;
    var rest = Math.abs(ahead.toMillis() - zone);
    return Math.abs(zone) <= WIDEST_ZONE.toMillis() && rest <= NEAR_A_ZONE.toMillis()
        ? new DeviceTime(at.minusMillis(zone), TimeQuality.CORRECTED, Optional.of(at))
        : utc(at, in);
  }

  /** The two were not read from the clock at one moment. */
  private static boolean isNear(String local, LocalDateTime clock) {
    try {
      var told = LocalDateTime.parse(local.strip().replace(' ', 'T'));
      return Duration.between(told, clock).abs().compareTo(NEAR) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static DeviceTime utc(Instant at, Inbound in) {
    return DeviceTime.ofDevice(Optional.of(at.toString()), in, false);
  }

  /** Zero is a clock that was never set. */
  private static OptionalDouble seconds(JsonNode data, String name) {
    var value = Json.number(data, name);
    return value.isPresent() && value.getAsDouble() > 0 && value.getAsDouble() < 1e11
        ? value
        : OptionalDouble.empty();
  }

  private static Instant at(double seconds, JsonNode data) {
    var millis = Json.number(data, "UTCMS").orElse(0);
    var isPart = millis > 0 && millis < 1_000 && seconds == Math.rint(seconds);
    return Instant.ofEpochMilli(Math.round(seconds * 1_000) + (isPart ? Math.round(millis) : 0));
  }
}
