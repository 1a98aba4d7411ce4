package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.event.ImageRegion;
import org.gridward.event.ImageRegion.Point;
import org.gridward.sensors.codec.Json;

/** The rule's line or area, and what was seen, as fractions of the picture. */
final class NoticeRegions {

  private static final double SCALE = 8_192;
  private static final int MOST_CORNERS = 64;
  private static final int MOST_TARGETS = 32;

  private NoticeRegions() {}

  static List<ImageRegion> of(JsonNode data) {
    var regions = new ArrayList<ImageRegion>();
    for (var name : List.of("DetectLine", "DetectRegion")) {
      polygon(data.path(name)).ifPresent(it -> regions.add(new ImageRegion(name, it)));
    }
    boxes(data).stream()
        .flatMap(it -> rectangle(it).stream())
        .distinct()
        .limit(MOST_TARGETS)
        .forEach(it -> regions.add(new ImageRegion("target", it)));
    return regions;
  }

  /** One target, several, a vehicle beside its plate, or what smart motion detection saw. */
  private static List<JsonNode> boxes(JsonNode data) {
    var boxes = new ArrayList<JsonNode>();
    boxes.add(data.path("Vehicle").path("BoundingBox"));
    boxes.add(data.path("Object").path("BoundingBox"));
    data.path("Objects").forEach(it -> boxes.add(it.path("BoundingBox")));
    data.path("object").forEach(it -> boxes.add(it.path("Rect")));
    return boxes;
  }

  private static Optional<List<Point>> polygon(JsonNode corners) {
    var points = new ArrayList<Point>();
    for (var corner : corners) {
      var x = Json.number(corner.path(0));
      var y = Json.number(corner.path(1));
      if (x.isEmpty() || y.isEmpty() || points.size() == MOST_CORNERS) {
        return Optional.empty();
      }
      points.add(new Point(fraction(x.getAsDouble()), fraction(y.getAsDouble())));
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(points);
  }

  /** Left, top, right and bottom; nothing where all are 0. */
  private static Optional<List<Point>> rectangle(JsonNode box) {
    var sides = new ArrayList<Double>();
    box.forEach(it -> Json.number(it).ifPresent(side -> sides.add(fraction(side))));
    if (box.size() != 4 || sides.size() != 4 || sides.stream().allMatch(it -> it == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            new Point(sides.get(0), sides.get(1)),
            new Point(sides.get(2), sides.get(1)),
            new Point(sides.get(2), sides.get(3)),
            new Point(sides.get(0), sides.get(3))));
  }

  private static double fraction(double value) {
    return Math.round(Math.min(1, Math.max(0, value / SCALE)) * 1e6) / 1e6;
  }
}
