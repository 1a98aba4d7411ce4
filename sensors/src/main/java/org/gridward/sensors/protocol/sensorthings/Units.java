package org.gridward.sensors.protocol.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.UnitSymbols;
import org.gridward.sensors.codec.Words;

/**
 * The UCUM code of a {@code unitOfMeasurement}, by its definition or by the symbol people write.
 */
final class Units {

  private static final String UCUM = "ucum:";

  private Units() {}

  /** {@code 1} where the unit is missing, as in an Observation alone. */
  static String ucum(JsonNode unit) {
    var definition = Json.text(unit, "definition").orElse("");
    if (definition.startsWith(UCUM) && definition.length() > UCUM.length()) {
      return Words.line(definition.substring(UCUM.length()), 20);
    }
    return Json.text(unit, "symbol").map(it -> UnitSymbols.ucum(it)).orElse("1");
  }
}
