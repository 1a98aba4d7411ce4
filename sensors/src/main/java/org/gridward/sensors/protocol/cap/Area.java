package org.gridward.sensors.protocol.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * Where a warning holds: the circle around all its polygons and circles. CAP writes latitude first.
 */
final class Area {

  private static final double EARTH_METRES = 6_371_000;

  private final List<Point> points = new ArrayList<>();

  private Area() {}

  /** A point of an outline, with how far the area reaches beyond it. */
  private record Point(double latitude, double longitude, double reachMetres) {}

  /** The place of an info; empty where it tells none, or one across the date line. */
  static Optional<Location> of(Element info) throws MalformedPayload {
    var area = new Area();
    for (var polygon : info.all("polygon").toList()) {
      for (var pair : polygon.text().split("\\s+")) {
        if (!pair.isEmpty()) {
          area.points.add(point("polygon", pair, 0));
        }
      }
    }
    for (var circle : info.all("circle").toList()) {
      if (!circle.text().isEmpty()) {
        area.points.add(circle(circle.text()));
      }
    }
    return area.around();
  }

  private static Point circle(String text) throws MalformedPayload {
    var parts = text.split("\\s+");
    if (parts.length != 2) {
      throw CapCodec.malformed(
          "circle", "found " + Words.seen(text) + ", expected latitude,longitude and kilometres");
    }
    return point("circle", parts[0], 1_000 * number("circle", parts[1], 0, 20_000));
  }

  private static Point point(String where, String pair, double reach) throws MalformedPayload {
    var parts = pair.split(",");
    if (parts.length != 2) {
      throw CapCodec.malformed(
          where, "found " + Words.seen(pair) + ", expected latitude,longitude");
    }
    return new Point(number(where, parts[0], -90, 90), number(where, parts[1], -180, 180), reach);
  }

  private static double number(String where, String text, int least, int most)
      throws MalformedPayload {
    try {
      var number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below with the text that was seen
    }
    throw CapCodec.malformed(
        where,
        "found " + Words.seen(text) + ", expected " + least + " to " + most + ", latitude first");
  }

  private Optional<Location> around() {
    var latitudes = points.stream().mapToDouble(Point::latitude).summaryStatistics();
    var longitudes = points.stream().mapToDouble(Point::longitude).summaryStatistics();
    if (points.isEmpty() || longitudes.getMax() - longitudes.getMin() > 180) {
      return Optional.empty();
    }
    var centre =
        new Point(
            (latitudes.getMin() + latitudes.getMax()) / 2,
            (longitudes.getMin() + longitudes.getMax()) / 2,
            0);
    var radius =
        Math.ceil(
            points.stream().mapToDouble(it -> it.reachMetres + metres(centre, it)).max().orElse(0));
    return Optional.of(
        new Location(
            centre.longitude(),
            centre.latitude(),
            Datum.WGS84,
            radius > 0 ? OptionalDouble.of(radius) : OptionalDouble.empty(),
            Location.Method.MANUAL));
  }

  private static double metres(Point one, Point two) {
    var north = Math.toRadians(two.latitude - one.latitude);
    var east = Math.toRadians(two.longitude - one.longitude);
    var half =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(one.latitude))
                * Math.cos(Math.toRadians(two.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  private static double square(double value) {
    return value * value;
  }
}
