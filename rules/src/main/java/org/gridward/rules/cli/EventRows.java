package org.gridward.rules.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;

/**
 * Makes events of rows.
 *
 * @param map which column holds what
 * @param datum the coordinate system of the rows
 * @param source who reported, where no column says it
 * @param zone the zone of times that name none
 */
record EventRows(ColumnMap map, Datum datum, Source source, ZoneId zone) {

  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);

  /** The event of one row; {@link IllegalArgumentException} names the value that is wrong. */
  Event event(Map<String, String> row) {
    var id =
        map.get(row, "id")
            .orElseThrow(() -> new IllegalArgumentException("the id is empty; give each row one"));
    var at =
        time(
            map.get(row, "time")
                .orElseThrow(() -> new IllegalArgumentException("the time is empty")),
            zone);
    var event =
        Event.builder(
                new EventId(id),
                map.get(row, "source").map(EventRows::source).orElse(source),
                map.get(row, "kind").orElse("report.general"),
                at)
            .occurredAt(at, TimeQuality.DEVICE_LOCAL_ASSUMED);
    map.get(row, "category").ifPresent(event::category);
    map.get(row, "text").ifPresent(event::text);
    var longitude = map.get(row, "lon");
    var latitude = map.get(row, "lat");
    if (longitude.isPresent() && latitude.isPresent()) {
      event.location(
          Location.of(number("lon", longitude.get()), number("lat", latitude.get()), datum));
    }
    return event.build();
  }

  static Source source(String text) {
    try {
      return Source.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "source \"%s\" is unknown; write one of %s"
              .formatted(text, Arrays.toString(Source.values())),
          e);
    }
  }

  private static double number(String field, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          field + " is \"" + text + "\"; write degrees such as 120.905", e);
    }
  }

  /** ISO 8601 with or without zone, or {@code MM/dd/yyyy hh:mm:ss a}. */
  static Instant time(String text, ZoneId zone) {
    for (var reader : readers(zone)) {
      try {
        return reader.read(text);
      } catch (DateTimeException e) {
        continue; // the next form may fit
      }
    }
    throw new IllegalArgumentException(
        "time \"%s\" is neither ISO 8601 nor MM/dd/yyyy hh:mm:ss AM; write 2026-03-02T10:00:00"
            .formatted(text));
  }

  private interface Reader {
    Instant read(String text);
  }

  private static List<Reader> readers(ZoneId zone) {
    return List.of(
        text -> OffsetDateTime.parse(text).toInstant(),
        text -> LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant(),
        text -> LocalDateTime.parse(text, AMERICAN).atZone(zone).toInstant());
  }
}
