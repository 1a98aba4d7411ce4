package org.gridward.sensors.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads places of GeoJSON (RFC 7946): longitude first. */
public final class GeoJson {

  private GeoJson() {}

  /** Longitude and latitude of a point; empty where the geometry is none. */
  public static Optional<double[]> point(JsonNode geometry) {
    if (!geometry.path("type").asText().equals("Point")) {
      return Optional.empty();
    }
    var coordinates = geometry.path("coordinates");
    return both(coordinates.path(0), coordinates.path(1));
  }

  /** Two numbers, or neither. */
  public static Optional<double[]> both(JsonNode longitude, JsonNode latitude) {
    var x = Json.number(longitude);
    var y = Json.number(latitude);
    return x.isPresent() && y.isPresent()
        ? Optional.of(new double[] {x.getAsDouble(), y.getAsDouble()})
        : Optional.empty();
  }
}
