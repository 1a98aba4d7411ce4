package org.gridward.examples.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be measured. Of its class the method {@code single} gives the value; {@code batch} and
 * {@code baseline} stand beside it where there are such.
 */
enum Measurement {
  CRS("crs", "Takes one GCJ-02 point to WGS84.", Crs.class, "2g");

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

  /** The most memory that the measured JVM may take, as -Xmx wants it. */
  String heap() {
    return heap;
  }
}
