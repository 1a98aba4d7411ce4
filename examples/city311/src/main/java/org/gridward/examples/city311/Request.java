package org.gridward.examples.city311;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;

/**
 * A service request of the city's open data, with what the city itself made of it.
 *
 * @param event the request as an event
 * @param agency the agency that the city sent it to
 * @param district the code of its community district, where the city told one
 */
record Request(Event event, String agency, Optional<String> district) {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);

  /** The first digit of a community district's code. */
  private static final Map<String, Integer> BOROUGHS =
      Map.of("MANHATTAN", 1, "BRONX", 2, "BROOKLYN", 3, "QUEENS", 4, "STATEN ISLAND", 5);

  /** Whether a row tells where. */
  static boolean isPlaced(CSVRecord row) {
    return !row.get("lat").isBlank() && !row.get("lon").isBlank();
  }

  static Request of(CSVRecord row) {
    var at = LocalDateTime.parse(row.get("created"), TIME).atZone(NEW_YORK).toInstant();
    var id = new EventId("nyc311/" + row.get("id"));
    var place =
        Location.of(
            Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat")), Datum.WGS84);
    var event =
        Event.builder(id, Source.HOTLINE, row.get("type"), at)
            .text(row.get("descriptor"))
            .location(place)
            .build();
    return new Request(event, row.get("agency"), district(row.get("community_board")));
  }

  /** {@code 12 MANHATTAN} is district 112; some rows say {@code 0 Unspecified}. */
  private static Optional<String> district(String board) {
    var words = board.split(" ", 2);
    if (words.length < 2 || !words[0].matches("0*[1-9]\\d*") || !BOROUGHS.containsKey(words[1])) {
      return Optional.empty();
    }
    return Optional.of("%d%02d".formatted(BOROUGHS.get(words[1]), Integer.parseInt(words[0])));
  }
}
