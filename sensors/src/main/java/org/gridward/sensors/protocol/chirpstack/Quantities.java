package org.gridward.sensors.protocol.chirpstack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the names of decoders measure in, and which numbers only say that a probe is missing. */
final class Quantities {

  /** The first name that a reading's name contains gives its UCUM unit. */
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  /** The ends of 16-bit ranges, in tenths and hundredths of a degree. */
  private static final Set<Double> NO_TEMPERATURE =
      Set.of(327.67, 327.68, -327.67, -327.68, 3276.7, 3276.8, -3276.7, -3276.8);

  private static final double FULL = 100;

  private static final Set<Double> NO_NUMBER = Set.of(32767.0, -32768.0, 65535.0);

  static {
    UNITS.put("temp", "Cel");
    UNITS.put("hum", "%");
    UNITS.put("moisture", "%");
    UNITS.put("battery_voltage", "V");
    UNITS.put("battery", "%");
    UNITS.put("volt", "V");
    UNITS.put("co2", "[ppm]");
    UNITS.put("pm2_5", "ug/m3");
    UNITS.put("pm10", "ug/m3");
    UNITS.put("noise", "dB");
    UNITS.put("_cm", "cm");
    UNITS.put("_mm", "mm");
  }

  private Quantities() {}

  /** The unit that a name suggests; {@code 1} where it suggests none. */
  static String unit(String name, double value) {
    var unit =
        UNITS.entrySet().stream()
            .filter(it -> name.contains(it.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> ofEnding(name));
    var isFull = name.contains("battery") && unit.equals("%") && value > FULL;
    return isFull ? "mV" : unit;
  }

  /** {@code BatV}, {@code ACI1_mA}, as {@code AlarmNames.plain} writes them. */
  private static String ofEnding(String name) {
    return name.endsWith("_v") ? "V" : name.endsWith("_m_a") || name.endsWith("_ma") ? "mA" : "1";
  }

  /** Whether a number stands for "nothing measured". */
  static boolean isSentinel(String name, double value) {
    return NO_NUMBER.contains(value) || (name.contains("temp") && NO_TEMPERATURE.contains(value));
  }
}
