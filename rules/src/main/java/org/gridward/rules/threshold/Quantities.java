package org.gridward.rules.threshold;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Names and units of what is measured, as policies write them and as devices do. */
final class Quantities {

  /** Words that editors write, and what devices call it. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("水位", "water_level"),
          Map.entry("积水深度", "water_depth"),
          Map.entry("温度", "temperature"),
          Map.entry("湿度", "humidity"),
          Map.entry("噪声", "noise"),
          Map.entry("噪音", "noise"),
          Map.entry("烟雾浓度", "smoke"),
          Map.entry("满溢度", "fill_level"),
          Map.entry("车位占用率", "occupancy"),
          Map.entry("电量", "battery"),
          Map.entry("速度", "speed"));

  /** What one of a unit is in its family's own, and what is added to it. */
  private record Unit(String family, double factor, double offset) {}

  /** UCUM codes. */
  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("mm", new Unit("m", 1e-3, 0)),
          Map.entry("cm", new Unit("m", 1e-2, 0)),
          Map.entry("m", new Unit("m", 1, 0)),
          Map.entry("km", new Unit("m", 1e3, 0)),
          Map.entry("K", new Unit("K", 1, 0)),
          Map.entry("Cel", new Unit("K", 1, 273.15)),
          Map.entry("[degF]", new Unit("K", 5.0 / 9, 459.67 * 5 / 9)),
          Map.entry("%", new Unit("1", 1e-2, 0)),
          Map.entry("1", new Unit("1", 1, 0)),
          Map.entry("Pa", new Unit("Pa", 1, 0)),
          Map.entry("hPa", new Unit("Pa", 1e2, 0)),
          Map.entry("kPa", new Unit("Pa", 1e3, 0)),
          Map.entry("mbar", new Unit("Pa", 1e2, 0)),
          Map.entry("m/s", new Unit("m/s", 1, 0)),
          Map.entry("km/h", new Unit("m/s", 1 / 3.6, 0)),
          Map.entry("mV", new Unit("V", 1e-3, 0)),
          Map.entry("V", new Unit("V", 1, 0)));

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private Quantities() {}

  /** {@code water.level}, {@code Water-Level}, {@code waterLevel} and 水位 are one name. */
  static String name(String written) {
    var humps = HUMP.matcher(written.strip()).replaceAll("$1_$2");
    var plain = humps.toLowerCase(Locale.ROOT).replaceAll("[.\\- ]+", "_");
    return NAMES.getOrDefault(plain, plain);
  }

  /** A value in another unit; empty where the one cannot be told in the other. */
  static OptionalDouble in(double value, String from, String to) {
    if (from.equals(to)) {
      return OptionalDouble.of(value);
    }
    var here = UNITS.get(from);
    var there = UNITS.get(to);
    return here == null || there == null || !here.family().equals(there.family())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (value * here.factor() + here.offset() - there.offset()) / there.factor());
  }
}
