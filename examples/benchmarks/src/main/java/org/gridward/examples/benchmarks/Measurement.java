package org.gridward.examples.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be measured. Of its class the method {@code single} gives the value, {@code baseline}
 * what it is compared with; the figure of any other method stands beside them under its own name.
 */
enum Measurement {
  CRS("crs", "Takes one GCJ-02 point to WGS84.", Crs.class, "2g"),
  GRID_BUILD(
      "grid-build", "Builds the index of 1,000,000 grids, and of 10,000.", GridBuild.class, "10g");

  private final String word;
  private final String sentence;
  private final Class<?> code;
  private final String heap;

  Measurement(String word, String sentence, Class<?> code, String heap) {
    this.word = word;
    this.sentence = sentence;
    this.code = code;
    this.heap = heap;
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
