package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the coordinates of a Polygon or MultiPolygon straight into arrays. The depth at which
 * numbers stand tells which: three brackets deep in the one, four in the other. Used for one
 * geometry.
 */
final class CoordinateReader {

  /** More positions than any town's grid needs; what is beyond is counted and not kept. */
  static final int MOST_POSITIONS = 1_000_000;

  private static final int DEEPEST = 8;

  private final JsonParser parser;
  private final List<List<double[]>> parts = new ArrayList<>();
  private final RingBuilder ring = new RingBuilder();
  private List<double[]> part = new ArrayList<>();
  private String problem;
  private int positions;

  /** A ring that grows. */
  private static final class RingBuilder {
    private double[] ordinates = new double[64];
    private int size;

    void add(double x, double y) {
      if (size == ordinates.length) {
        ordinates = Arrays.copyOf(ordinates, size + Math.max(64, size / 2 & ~1));
      }
      ordinates[size++] = x;
      ordinates[size++] = y;
    }

    double[] take() {
      var ring = Arrays.copyOf(ordinates, size);
      size = 0;
      return ring;
    }
  }

  CoordinateReader(JsonParser parser) {
    this.parser = parser;
  }

  List<List<double[]>> parts() {
    return parts;
  }

  int positions() {
    return positions;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Reads the value at which the parser stands. */
  void read() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      note(parser.getText());
      parser.skipChildren();
    } else {
      readArray(1);
    }
  }

  /** Reads an array; returns how many brackets above the numbers it stands. */
  private int readArray(int depth) throws IOException {
    if (depth > DEEPEST) {
      note("coordinates " + DEEPEST + " brackets deep");
      parser.skipChildren();
      return 0;
    }
    var height = -1;
    var empty = true;
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      empty = false;
      if (token == JsonToken.START_ARRAY) {
        height = Math.max(height, readArray(depth + 1));
      } else if (token.isNumeric()) {
        readPosition();
        return 0;
      } else {
        note(parser.getText());
        parser.skipChildren();
      }
    }
    if (empty && depth > 1) {
      note("[]");
    }
    if (height == 0) {
      part.add(ring.take());
    } else if (height == 1) {
      parts.add(part);
      part = new ArrayList<>();
    }
    return height + 1;
  }

  /** Reads a position from its first number to its closing bracket. */
  private void readPosition() throws IOException {
    var x = parser.getDoubleValue();
    if (parser.nextToken().isNumeric()) {
      if (positions++ < MOST_POSITIONS) {
        ring.add(x, parser.getDoubleValue());
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren(); // height, measure: not needed
      }
      return;
    }
    note("[" + x + ", " + parser.getText() + "]");
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      parser.nextToken();
    }
  }

  private void note(String seen) {
    problem = problem == null ? seen : problem;
  }
}
