package org.gridward.sensors.codec;

import java.util.Map;

/** UCUM codes of the unit symbols that people write. */
public final class UnitSymbols {

  private static final int LONGEST = 20;

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("°C", "Cel"),
          Map.entry("℃", "Cel"),
          Map.entry("degC", "Cel"),
          Map.entry("C", "Cel"),
          Map.entry("Celsius", "Cel"),
          Map.entry("celsius", "Cel"),
          Map.entry("Fahrenheit", "[degF]"),
          Map.entry("percent", "%"),
          Map.entry("Volt", "V"),
          Map.entry("Volts", "V"),
          Map.entry("°F", "[degF]"),
          Map.entry("°", "deg"),
          Map.entry("%RH", "%"),
          Map.entry("ppm", "[ppm]"),
          Map.entry("ppb", "[ppb]"),
          Map.entry("µg/m³", "ug/m3"),
          Map.entry("μg/m³", "ug/m3"),
          Map.entry("ug/m3", "ug/m3"),
          Map.entry("mg/m³", "mg/m3"),
          Map.entry("m³/s", "m3/s"),
          Map.entry("m³", "m3"),
          Map.entry("m²", "m2"),
          Map.entry("W/m²", "W/m2"),
          Map.entry("µS/cm", "uS/cm"),
          Map.entry("dBA", "dB"),
          Map.entry("dB(A)", "dB"),
          Map.entry("kWh", "kW.h"),
          Map.entry("pH", "[pH]"));

  private UnitSymbols() {}

  /** The code of a symbol, or the symbol itself where it is not known to differ; blank is 1. */
  public static String ucum(String symbol) {
    var line = Words.line(symbol, LONGEST);
    return line.isEmpty() ? "1" : SYMBOLS.getOrDefault(line, line);
  }
}
