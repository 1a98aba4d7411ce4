package org.gridward.examples.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be measured. Of its class the method {@code single} gives the value, {@code baseline}
 * what it is compared with; the figure of any other method stands beside them under its own name,
 * in milliseconds where that ends in Ms, as a rate where the value is one.
 */
enum Measurement {
  CRS("crs", "Takes one GCJ-02 point to WGS84.", Crs.class, "2g", Unit.NANOSECONDS),
  GRID_BUILD(
      "grid-build",
      "Builds the index of 1,000,000 grids, and of 10,000.",
      GridBuild.class,
      "10g",
      Unit.SECONDS),
  GRID_LOCATE_66(
      "grid-locate-66", "Finds the grid of a place in a town.", GridLocate.class, "1g", grids(66)),
  GRID_LOCATE_10K(
      "grid-locate-10k",
      "Finds the grid of a place in a city.",
      GridLocate.class,
      "2g",
      grids(10_000)),
  GRID_LOCATE_1M(
      "grid-locate-1m",
      "Finds the grid of a place in a province.",
      GridLocate.class,
      "9g",
      grids(1_000_000)),
  NEAREST(
      "nearest",
      "Finds the nearest 10 of 100,000 resources.",
      Nearest.class,
      "1g",
      Unit.NANOSECONDS),
  DECIDE_100("decide-100", "Decides by 100 rows, 256 events at once.", 100, 256, "1g"),
  DECIDE_1K("decide-1k", "Decides by 1,000 rows, 256 events at once.", 1_000, 256, "2g"),
  DECIDE_10K("decide-10k", "Decides by 10,000 rows, 1,024 events at once.", 10_000, 1_024, "4g"),
  DECIDE_PEERS(
      "decide-peers",
      "The same 10,000 rows in other engines.",
      Peers.class,
      "6g",
      Unit.PER_SECOND,
      Map.of("rows", "10000", "batch", "1024")),
  SITUATIONS(
      "situations",
      "Watches a city of 20,000 devices for a day by four rows of situations.",
      Watch.class,
      "1g",
      Unit.PER_SECOND,
      Map.of()),
  DECODE(
      "decode",
      "Reads one message of JT/T 808, and of other protocols, into events.",
      DecodeAlone.class,
      "1g",
      Unit.PER_SECOND,
      Map.of()),
  RELOAD_10K(
      "reload-10k",
      "Takes 10,000 checked rows over, up to the first decision on them.",
      Reload.class,
      "2g",
      Unit.MILLISECONDS),
  CHECK_10K(
      "check-10k", "Reads and checks a workbook of 10,000 rows.", Check.class, "2g", Unit.SECONDS),
  REPLAY_1M(
      "replay-1m",
      "Replays 1,000,000 stored events by two policies on two cores.",
      ReplayMillion.class,
      "6g",
      Unit.SECONDS);

  /** What a value counts. */
  enum Unit {
    NANOSECONDS("ns"),
    MILLISECONDS("ms"),
    SECONDS("s"),
    PER_SECOND("1/s");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final String word;
  private final String sentence;
  private final Class<?> code;
  private final String heap;
  private final Unit unit;
  private final Map<String, String> parameters;

  Measurement(String word, String sentence, Class<?> code, String heap, Unit unit) {
    this(word, sentence, code, heap, unit, Map.of());
  }

  Measurement(String word, String sentence, Class<?> code, String heap, Map<String, String> grids) {
    this(word, sentence, code, heap, Unit.NANOSECONDS, grids);
  }

  Measurement(String word, String sentence, int rows, int batch, String heap) {
    this(
        word,
        sentence,
        Decide.class,
        heap,
        Unit.PER_SECOND,
        Map.of("rows", "" + rows, "batch", "" + batch));
  }

  Measurement(
      String word,
      String sentence,
      Class<?> code,
      String heap,
      Unit unit,
      Map<String, String> parameters) {
    this.word = word;
    this.sentence = sentence;
    this.code = code;
    this.heap = heap;
    this.unit = unit;
    this.parameters = parameters;
  }

  private static Map<String, String> grids(int count) {
    return Map.of("grids", "" + count);
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

  /** What it is about, by the names that its class gives. */
  Map<String, String> parameters() {
    return parameters;
  }

  Unit unit() {
    return unit;
  }

  /** Whether one call takes so long that each is measured alone, in seconds. */
  boolean isSlow() {
    return unit == Unit.SECONDS;
  }

  /** What the value may be at most, where the goal is such a limit. */
  OptionalDouble limit() {
    return switch (this) {
      case GRID_BUILD -> OptionalDouble.of(25);
      case RELOAD_10K -> OptionalDouble.of(100);
      case CHECK_10K -> OptionalDouble.of(5);
      case REPLAY_1M -> OptionalDouble.of(30);
      default -> OptionalDouble.empty();
    };
  }

  /** The serial collector where one core is measured: the others would work on the second. */
  String collector() {
    return unit == Unit.PER_SECOND ? "-XX:+UseSerialGC" : "-XX:+UseG1GC";
  }

  /** The most memory that the measured JVM may take, as -Xmx wants it. */
  String heap() {
    return heap;
  }
}
