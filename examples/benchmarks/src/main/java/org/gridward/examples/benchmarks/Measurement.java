package org.gridward.examples.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be measured. Of its class the method {@code single} gives the value, {@code baseline}
 * what it is compared with; the figure of any other method stands beside them under its own name,
 * in milliseconds where that ends in Ms.
 */
enum Measurement {
  CRS("crs", "Takes one GCJ-02 point to WGS84.", Crs.class, "2g"),
  GRID_BUILD(
      "grid-build", "Builds the index of 1,000,000 grids, and of 10,000.", GridBuild.class, "10g"),
  GRID_LOCATE_66(
      "grid-locate-66", "Finds the grid of a place in a town.", GridLocate.class, "1g", 66),
  GRID_LOCATE_10K(
      "grid-locate-10k", "Finds the grid of a place in a city.", GridLocate.class, "2g", 10_000),
  GRID_LOCATE_1M(
      "grid-locate-1m",
      "Finds the grid of a place in a province.",
      GridLocate.class,
      "9g",
      1_000_000),
  NEAREST("nearest", "Finds the nearest 10 of 100,000 resources.", Nearest.class, "1g");

  private final String word;
  private final String sentence;
  private final Class<?> code;
  private final String heap;
  private final int grids;

  Measurement(String word, String sentence, Class<?> code, String heap) {
    this(word, sentence, code, heap, 0);
  }

  Measurement(String word, String sentence, Class<?> code, String heap, int grids) {
    this.word = word;
    this.sentence = sentence;
    this.code = code;
    this.heap = heap;
    this.grids = grids;
  }

  static Optional<Measurement> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  String word() {
    return word;
  }

  String sentence() {
    return sentence;
  }

  Class<?> code() {
    return code;
  }

  /** How many grids it is about; 0 where the class says so itself. */
  int grids() {
    return grids;
  }

  /** Whether one call takes so long that each is measured alone, in seconds. */
  boolean isSlow() {
    return this == GRID_BUILD;
  }

  /** What the value may be at most, where the goal is such a limit. */
  OptionalDouble limit() {
    return this == GRID_BUILD ? OptionalDouble.of(25) : OptionalDouble.empty();
  }

  /** The most memory that the measured JVM may take, as -Xmx wants it. */
  String heap() {
    return heap;
  }
}
