package org.gridward.sensors.protocol.senml;

import java.util.Map;

/**
 * Units of the SenML registry (RFC 8428 and RFC 8798) whose UCUM code differs, and what they
 * measure.
 */
final class Units {

  private static final Map<String, String> UCUM =
      Map.ofEntries(
          Map.entry("", "1"),
          Map.entry("/", "1"),
          Map.entry("count", "1"),
          Map.entry("%RH", "%"),
          Map.entry("%EL", "%"),
          Map.entry("EL", "s"),
          Map.entry("/100", "%"),
          Map.entry("/1000", "[ppth]"),
          Map.entry("ppm", "[ppm]"),
          Map.entry("pH", "[pH]"),
          Map.entry("Bspl", "B[SPL]"),
          Map.entry("dBW", "dB[W]"),
          Map.entry("1/s", "/s"),
          Map.entry("1/min", "/min"),
          Map.entry("beat/min", "/min"),
          Map.entry("beats", "1"),
          Map.entry("B", "By"),
          Map.entry("KiB", "KiBy"),
          Map.entry("GB", "GBy"),
          Map.entry("B/s", "By/s"),
          Map.entry("MB/s", "MBy/s"),
          Map.entry("VA", "V.A"),
          Map.entry("kVA", "kV.A"),
          Map.entry("VAs", "V.A.s"),
          Map.entry("Ah", "A.h"),
          Map.entry("Wh", "W.h"),
          Map.entry("kWh", "kW.h"),
          Map.entry("Wh/km", "W.h/km"),
          Map.entry("lat", "deg"),
          Map.entry("lon", "deg"));

  private static final Map<String, String> QUANTITIES =
      Map.ofEntries(
          Map.entry("Cel", "temperature"),
          Map.entry("K", "temperature"),
          Map.entry("%RH", "humidity"),
          Map.entry("%EL", "battery"),
          Map.entry("V", "voltage"),
          Map.entry("mV", "voltage"),
          Map.entry("A", "current"),
          Map.entry("mA", "current"),
          Map.entry("W", "power"),
          Map.entry("kW", "power"),
          Map.entry("Wh", "energy"),
          Map.entry("kWh", "energy"),
          Map.entry("Pa", "pressure"),
          Map.entry("hPa", "pressure"),
          Map.entry("lx", "illuminance"),
          Map.entry("dB", "noise"),
          Map.entry("m/s", "speed"),
          Map.entry("km/h", "speed"),
          Map.entry("m3/s", "flow"),
          Map.entry("l/s", "flow"),
          Map.entry("pH", "ph"));

  private Units() {}

  static String ucum(String unit) {
    return UCUM.getOrDefault(unit, unit);
  }

  /** What a record measures that names only its device. */
  static String quantity(String unit) {
    return QUANTITIES.getOrDefault(unit, "value");
  }
}
