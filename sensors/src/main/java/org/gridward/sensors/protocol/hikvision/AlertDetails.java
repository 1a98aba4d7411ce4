package org.gridward.sensors.protocol.hikvision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.gridward.event.ImageRegion;
import org.gridward.event.ImageRegion.Point;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Fix;
import org.gridward.sensors.codec.Words;

/** The numbers of an alert: places in the picture, counts, and the rare position. */
final class AlertDetails {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");
  private static final double SCALE = 999;
  private static final int MOST_REGIONS = 32;

  private AlertDetails() {}

  /** Polygons (0 to 999) and target rectangles (0 to 1) as fractions of the picture. */
  static List<ImageRegion> regions(Element root) {
    var regions = new ArrayList<ImageRegion>();
    root.all("DetectionRegionEntry")
        .limit(MOST_REGIONS)
        .forEach(
            it -> {
              polygon(it).ifPresent(regions::add);
              it.child("TargetRect").flatMap(AlertDetails::rectangle).ifPresent(regions::add);
            });
    return regions;
  }

  private static Optional<ImageRegion> polygon(Element entry) {
    var points = new ArrayList<Point>();
    for (var corner : entry.all("RegionCoordinates").toList()) {
      var x = number(corner, "positionX");
      var y = number(corner, "positionY");
      if (x.isEmpty() || y.isEmpty()) {
        return Optional.empty();
      }
      points.add(new Point(fraction(x.getAsDouble(), SCALE), fraction(y.getAsDouble(), SCALE)));
    }
    var id = Words.line(entry.text("regionID").orElse(""), 40);
    return points.isEmpty() ? Optional.empty() : Optional.of(new ImageRegion(id, points));
  }

  private static Optional<ImageRegion> rectangle(Element rectangle) {
    var x = number(rectangle, "X");
    var y = number(rectangle, "Y");
    var width = number(rectangle, "width");
    var height = number(rectangle, "height");
    if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
      return Optional.empty();
    }
    var right = x.getAsDouble() + width.getAsDouble();
    var bottom = y.getAsDouble() + height.getAsDouble();
    var scale = Math.max(right, bottom) > 1.5 ? SCALE : 1; // some firmware writes it 0 to 999
    var x1 = fraction(x.getAsDouble(), scale);
    var y1 = fraction(y.getAsDouble(), scale);
    var x2 = fraction(right, scale);
    var y2 = fraction(bottom, scale);
    return Optional.of(
        new ImageRegion(
            "target",
            List.of(new Point(x1, y1), new Point(x2, y1), new Point(x2, y2), new Point(x1, y2))));
  }

  private static double fraction(double value, double scale) {
    return Math.round(Math.min(1, Math.max(0, value / scale)) * 1e6) / 1e6;
  }

  /** What PeopleCounting counted; children are counted apart. */
  static List<Measure> measures(Element root) {
    var measures = new ArrayList<Measure>();
    root.child("peopleCounting").ifPresent(it -> counts(it, "", measures));
    root.child("childCounting").ifPresent(it -> counts(it, "child_", measures));
    return measures;
  }

  private static void counts(Element counting, String prefix, List<Measure> measures) {
    for (var name : List.of("enter", "exit", "pass")) {
      number(counting, name)
          .ifPresent(value -> measures.add(new Measure(prefix + name, value, "1")));
    }
  }

  /** Degrees, minutes and seconds of a moving camera's satellite receiver. */
  static Optional<Location> position(Element root) {
    return root.all("DeviceGPSInfo")
        .findFirst()
        .flatMap(
            gps -> {
              var longitude = degrees(gps, "Longitude", "longitudeType", "W");
              var latitude = degrees(gps, "Latitude", "latitudeType", "S");
              return Fix.of(longitude, latitude);
            });
  }

  private static double degrees(Element gps, String name, String typeName, String negative) {
    var angle = gps.child(name);
    if (angle.isEmpty()) {
      return Double.NaN;
    }
    var degree = number(angle.get(), "degree");
    if (degree.isEmpty()) {
      return Double.NaN;
    }
    var value =
        degree.getAsDouble()
            + number(angle.get(), "minute").orElse(0) / 60
            + number(angle.get(), "sec").orElse(number(angle.get(), "second").orElse(0)) / 3600;
    var rounded = Math.round(value * 1e7) / 1e7;
    return gps.text(typeName).filter(it -> it.equalsIgnoreCase(negative)).isPresent()
        ? -rounded
        : rounded;
  }

  private static OptionalDouble number(Element parent, String name) {
    var text = parent.text(name).orElse("");
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }
}
