package org.gridward.sensors.codec;

import com.ethlo.time.Field;
import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import org.gridward.event.TimeQuality;

/**
 * When a device says that something happened, and how far that can be trusted. A time that cannot
 * be (no clock battery, a lost sign, a wrong century) gives way to the time of arrival.
 *
 * @param at the moment
 * @param quality how far to trust it
 * @param told the moment that the message names, even one that is not believed; it depends on
 *     nothing but the message and the zone of its binding
 */
public record DeviceTime(Instant at, TimeQuality quality, Optional<Instant> told) {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration MOST_SKEW = Duration.ofHours(24);
  private static final Duration ARRIVAL_WINDOW = Duration.ofSeconds(5);

  /**
   * {@code yyyyMMddHHmmss}, maybe parted, maybe with milliseconds: the clock of many Chinese
   * cameras.
   */
  private static final DateTimeFormatter COMPACT =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMdd[' ']HHmmss[SSS]")
          .toFormatter();

  /** ISO 8601 beyond RFC 3339: an offset of any form, or none; perhaps no seconds. */
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T']['t'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  /** Nothing usable came with the message. */
  public static DeviceTime arrival(Inbound in) {
    return new DeviceTime(in.receivedAt(), TimeQuality.ARRIVAL, Optional.empty());
  }

  /**
   * The clock of a camera or sensor, which may be wrong: more than a day off is not believed,
   * except for what it kept back on purpose.
   *
   * @param late whether the device says that it tells the matter late
   */
  public static DeviceTime ofDevice(Optional<String> text, Inbound in, boolean late) {
    return text.flatMap(it -> read(it, in.zone()))
        .map(it -> it.judged(in, late || it.near(in.receivedAt())))
        .orElseGet(() -> arrival(in));
  }

  /** The same for a clock that was read already, in the zone of the binding. */
  public static DeviceTime ofDeviceClock(Optional<LocalDateTime> clock, Inbound in, boolean late) {
    return clock
        .map(it -> assumed(it, in.zone()))
        .map(it -> it.judged(in, late || it.near(in.receivedAt())))
        .orElseGet(() -> arrival(in));
  }

  /** The clock of a server, which is kept right: only the impossible is not believed. */
  public static DeviceTime ofServer(Optional<String> text, Inbound in) {
    return text.flatMap(it -> read(it, in.zone()))
        .map(it -> it.judged(in, true))
        .orElseGet(() -> arrival(in));
  }

  /** Seconds since 1970 of a server's clock. */
  public static DeviceTime ofEpochSeconds(double seconds, Inbound in) {
    if (!(Math.abs(seconds) < 1e11)) {
      return arrival(in);
    }
    var at = Instant.ofEpochMilli(Math.round(seconds * 1_000));
    return of(at, TimeQuality.DEVICE_UTC).judged(in, true);
  }

  private static DeviceTime of(Instant at, TimeQuality quality) {
    return new DeviceTime(at, quality, Optional.of(at));
  }

  private DeviceTime judged(Inbound in, boolean near) {
    if (!at.isAfter(EARLIEST)) {
      return arrival(in);
    }
    var believed = near && at.isBefore(in.receivedAt().plus(MOST_SKEW));
    return believed ? this : new DeviceTime(in.receivedAt(), TimeQuality.ARRIVAL, told);
  }

  private boolean near(Instant receivedAt) {
    return Duration.between(at, receivedAt).abs().compareTo(MOST_SKEW) <= 0;
  }

  private static Optional<DeviceTime> read(String text, ZoneId zone) {
    var told = text.strip();
    return quickly(told, zone).or(() -> leniently(told, zone));
  }

  /** What RFC 3339 writes, which most devices keep to; ten times as quick. */
  private static Optional<DeviceTime> quickly(String text, ZoneId zone) {
    try {
      var parsed = ITU.parseLenient(text);
      if (!parsed.includesGranularity(Field.SECOND)) {
        return Optional.empty();
      }
      return Optional.of(
          parsed.getOffset().isPresent()
              ? known(parsed.toOffsetDatetime())
              : assumed(parsed.toLocalDatetime(), zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<DeviceTime> leniently(String text, ZoneId zone) {
    try {
      var form = text.indexOf('-') < 0 ? COMPACT : LENIENT;
      var parsed = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof OffsetDateTime it
              ? known(it)
              : assumed(LocalDateTime.from(parsed), zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DeviceTime known(OffsetDateTime at) {
    var utc = at.getOffset().equals(ZoneOffset.UTC);
    var quality = utc ? TimeQuality.DEVICE_UTC : TimeQuality.DEVICE_OFFSET;
    return of(at.toInstant(), quality);
  }

  private static DeviceTime assumed(LocalDateTime at, ZoneId zone) {
    return of(at.atZone(zone).toInstant(), TimeQuality.DEVICE_LOCAL_ASSUMED);
  }

  /**
   * The moment in the id of a message that has no number of its own: what it tells, else the
   * beginning of the 5 s window of its arrival, so that what is told twice within the window counts
   * once.
   */
  public Optional<Instant> moment(Inbound in) {
    return told.or(() -> Optional.of(window(in.receivedAt())));
  }

  private static Instant window(Instant receivedAt) {
    var millis = ARRIVAL_WINDOW.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(receivedAt.toEpochMilli(), millis) * millis);
  }
}
