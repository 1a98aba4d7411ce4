package org.gridward.sensors.protocol.onvif;

import java.util.List;
import java.util.Optional;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Kinds;

/**
 * The number of a sensor, and whether it is beyond its threshold.
 *
 * @param kind {@code env.alarm} with a threshold, else the quantity's own
 * @param phase START beyond the threshold, END back within it, MEASUREMENT without one
 * @param measures the value, and the threshold where there is one
 */
record Reading(String kind, Phase phase, List<Measure> measures) {

  private static final double ZERO_CELSIUS = 273.15;
  private static final double KELVIN_FROM = 200;

  static Optional<Reading> of(Notification it) {
    var value = it.number("Value");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var quantity = quantity(it.topic().path());
    var threshold = it.number("Threshold");
    var measure = measure(quantity, value.getAsDouble());
    if (threshold.isEmpty()) {
      var kind = quantity.isEmpty() ? "env.reading" : Kinds.of("env.", quantity);
      return Optional.of(new Reading(kind, Phase.MEASUREMENT, List.of(measure)));
    }
    var limit = threshold.getAsDouble();
    var low = it.topic().path().endsWith("/Low");
    var beyond = low ? value.getAsDouble() <= limit : value.getAsDouble() >= limit;
    var limitMeasure = measure(quantity, limit);
    return Optional.of(
        new Reading(
            "env.alarm",
            beyond ? Phase.START : Phase.END,
            List.of(measure, new Measure("threshold", limitMeasure.value(), limitMeasure.unit()))));
  }

  /** The level behind {@code Sensor}, such as {@code relative_humidity}. */
  private static String quantity(String path) {
    var at = ("/" + path).indexOf("/Sensor/");
    if (at < 0) {
      return "";
    }
    var name = path.substring(at + "Sensor/".length()).split("/")[0];
    return Kinds.plain(name.replaceAll("([a-z])([A-Z])", "$1_$2"), 40);
  }

  private static Measure measure(String quantity, double value) {
    var name = quantity.isEmpty() ? "value" : quantity;
    return switch (quantity) {
      case "temperature" -> new Measure(name, celsius(value), "Cel");
      case "relative_humidity" -> new Measure(name, value, "%");
      case "absolute_humidity" -> new Measure(name, value, "g/m3");
      default -> new Measure(name, value, "1");
    };
  }

  private static double celsius(double value) {
    return value < KELVIN_FROM ? value : Math.round((value - ZERO_CELSIUS) * 1_000) / 1_000.0;
  }
}
