package org.gridward.sensors.protocol.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/**
 * The UCUM code of a {@code unitOfMeasurement}, by its definition or by the symbol people write.
 */
final class Units {

  private static final String UCUM = "ucum:";

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("°C", "Cel"),
          Map.entry("℃", "Cel"),
          Map.entry("degC", "Cel"),
          Map.entry("C", "Cel"),
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

  private Units() {}

  /** {@code 1} where the unit is missing, as in an Observation alone. */
  static String ucum(JsonNode unit) {
    var definition = Json.text(unit, "definition").orElse("");
    if (definition.startsWith(UCUM) && definition.length() > UCUM.length()) {
      return Words.line(definition.substring(UCUM.length()), 20);
    }
    return Json.text(unit, "symbol")
        .map(it -> Words.line(SYMBOLS.getOrDefault(it, it), 20))
        .filter(it -> !it.isEmpty())
        .orElse("1");
  }
}
