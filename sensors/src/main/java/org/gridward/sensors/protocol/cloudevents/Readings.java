package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gridward.event.Measure;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/** Reads {@code measures}: an object of numbers, or a list of name, value and unit. */
final class Readings {

  private static final int MOST = 64;

  private Readings() {}

  static List<Measure> of(JsonNode measures) {
    var readings = new ArrayList<Measure>();
    if (measures.isObject()) {
      measures
          .properties()
          .forEach(
              it ->
                  Json.number(it.getValue())
                      .ifPresent(number -> add(readings, it.getKey(), number, "1")));
    }
    if (measures.isArray()) {
      for (var item : measures) {
        var name = Json.text(item, "name").orElse("value");
        var unit = Json.text(item, "unit").orElse("1");
        Json.number(item, "value").ifPresent(number -> add(readings, name, number, unit));
      }
    }
    return readings;
  }

  private static void add(List<Measure> readings, String name, double number, String unit) {
    if (readings.size() < MOST) {
      readings.add(new Measure(Words.line(name, 60), number, Words.line(unit, 20)));
    }
  }
}
