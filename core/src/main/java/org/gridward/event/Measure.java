package org.gridward.event;

/**
 * One reading.
 *
 * @param name what was measured, such as {@code water_level}
 * @param value the number, finite
 * @param unit the unit as a UCUM code, such as {@code cm} or {@code Cel}; {@code 1} for a pure
 *     number (The Unified Code for Units of Measure, unitsofmeasure.org)
 */
public record Measure(String name, double value, String unit) {

  public Measure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Measure " + name + " is " + value + "; write a finite number.");
    }
  }
}
