package org.gridward.resource.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceKind;

/** Makes resources of rows, and notes whatever is wrong with them, to be told all at once. */
final class Findings {

  private static final int MOST_SHOWN = 100;
  private static final Pattern STREAM =
      Pattern.compile("(https?|rtsps?|rtmp)://(?<secret>[^/?#@\\s]*@)?[^/?#@\\s]+([/?#]\\S*)?");

  private final Path file;
  private final Datum datum;
  private final List<Resource> resources = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private final Map<String, String> homes = new HashMap<>();

  /**
   * Nothing found yet.
   *
   * @param datum of the rows that do not declare their own
   */
  Findings(Path file, Datum datum) {
    this.file = file;
    this.datum = datum;
  }

  void add(Row row) {
    var before = defects.size();
    var id = needed(row, Column.ID, it -> it);
    id.ifPresent(it -> settle(row, it));
    var kind = needed(row, Column.KIND, ResourceKind::of);
    var longitude = needed(row, Column.LONGITUDE, it -> degrees(it, 180));
    var latitude = needed(row, Column.LATITUDE, it -> latitude(it, longitude));
    var system = read(row, Column.DATUM, Findings::datum);
    var grid = read(row, Column.GRID, GridCode::new);
    var stream = read(row, Column.STREAM, Findings::stream);
    if (defects.size() == before) {
      var place = Location.of(longitude.get(), latitude.get(), system.orElse(datum));
      resources.add(
          new Resource(
              id.get(),
              kind.get(),
              row.cell(Column.NAME).orElse(id.get()),
              place.by(Location.Method.ASSET),
              grid,
              row.cell(Column.DEPARTMENT),
              attributes(row, stream)));
    }
  }

  private static Map<String, String> attributes(Row row, Optional<String> stream) {
    var attributes = new HashMap<>(row.others());
    stream.ifPresent(it -> attributes.put(Resource.STREAM, it));
    return attributes;
  }

  private static String stream(String text) {
    var address = STREAM.matcher(text);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no address of a video; write one that begins with https, http, rtsp, rtsps or rtmp"
              .formatted(text));
    }
    if (address.group("secret") != null) {
      throw new IllegalArgumentException(
          "the address holds a password, which everybody would see; write it without");
    }
    return text;
  }

  private void settle(Row row, String id) {
    var other = homes.putIfAbsent(id, row.where());
    if (other != null) {
      note(row, Column.ID, "\"%s\" stands in %s too; give each its own".formatted(id, other));
    } else if (id.length() > 200) {
      note(row, Column.ID, "it has %d characters; write 1 to 200".formatted(id.length()));
    }
  }

  private <T> Optional<T> needed(Row row, Column column, Function<String, T> reading) {
    if (row.cell(column).isEmpty()) {
      note(row, column, "it is empty; write one");
    }
    return read(row, column, reading);
  }

  private <T> Optional<T> read(Row row, Column column, Function<String, T> reading) {
    try {
      return row.cell(column).map(reading);
    } catch (IllegalArgumentException e) {
      note(row, column, e.getMessage());
      return Optional.empty();
    }
  }

  private void note(Row row, Column column, String what) {
    note(row.where() + ", " + column.heading() + ": " + what);
  }

  void note(String defect) {
    defects.add(defect);
  }

  private static double latitude(String text, Optional<Double> longitude) {
    var latitude = degrees(text, 180);
    if (Math.abs(latitude) > 90) {
      var swapped = longitude.filter(it -> Math.abs(it) <= 90).isPresent();
      throw new IllegalArgumentException(
          "\"%s\" is beyond 90 degrees; %s"
              .formatted(
                  text,
                  swapped ? "longitude and latitude look swapped" : "write −90 to 90 degrees"));
    }
    return latitude;
  }

  private static double degrees(String text, int limit) {
    try {
      var degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= limit) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // told below, with what to write
    }
    throw new IllegalArgumentException(
        "\"%s\" is no place on earth; write −%d to %d degrees".formatted(text, limit, limit));
  }

  private static Datum datum(String text) {
    try {
      return Datum.valueOf(text.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no coordinate system; write WGS84, CGCS2000, GCJ02 or BD09".formatted(text),
          e);
    }
  }

  List<Resource> resources() {
    if (!defects.isEmpty()) {
      var shown = defects.subList(0, Math.min(MOST_SHOWN, defects.size()));
      throw new IllegalArgumentException(
          "%s has %d defects:%n  %s%s"
              .formatted(
                  file,
                  defects.size(),
                  String.join(System.lineSeparator() + "  ", shown),
                  shown.size() < defects.size() ? System.lineSeparator() + "  …" : ""));
    }
    return List.copyOf(resources);
  }
}
