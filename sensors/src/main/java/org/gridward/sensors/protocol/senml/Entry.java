package org.gridward.sensors.protocol.senml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A resolved record: what its base fields say is part of it.
 *
 * @param index its place in the pack, from 0
 * @param name the device and what it measures
 * @param unit of the SenML registry; empty where there is none
 * @param time seconds since 1970; below 2^28 relative to now
 * @param number the value, where it is one
 * @param other a text, a boolean or bytes, where the value is one of them
 * @param sum the integrated sum
 * @param updateTime seconds until the next record at the latest
 */
record Entry(
    int index,
    Name name,
    String unit,
    double time,
    OptionalDouble number,
    Optional<JsonNode> other,
    OptionalDouble sum,
    OptionalDouble updateTime) {

  boolean isLatitude() {
    return unit.equals("lat") && number.isPresent();
  }

  boolean isLongitude() {
    return unit.equals("lon") && number.isPresent();
  }

  boolean isPosition() {
    return isLatitude() || isLongitude();
  }
}
