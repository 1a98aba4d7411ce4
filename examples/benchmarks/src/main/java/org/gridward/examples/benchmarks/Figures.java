package org.gridward.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.gridward.examples.benchmarks.Measurement.Unit;
import org.openjdk.jmh.results.RunResult;

/** Turns the results of one run into the line that programs read. */
final class Figures {

  private Figures() {}

  static ObjectNode of(Measurement measurement, Collection<RunResult> results) {
    var line = new ObjectMapper().createObjectNode();
    line.put("name", measurement.word());
    line.put("value", score(measurement, results, "single"));
    line.put("unit", measurement.unit().word());
    measurement.limit().ifPresent(it -> line.put("baseline", it));
    for (var result : results) {
      var method = result.getPrimaryResult().getLabel();
      if (!method.equals("single")) {
        var score = score(measurement, results, method);
        line.put(method, score);
      }
    }
    if (line.has("baseline")) {
      var ratio = line.get("baseline").asDouble() / line.get("value").asDouble();
      line.put("ratio", round(measurement.unit() == Unit.PER_SECOND ? 1 / ratio : ratio));
    }
    results.forEach(it -> putEvents(it, line));
    line.put("bytesPerOp", round(allocated(results)));
    return line;
  }

  /** Counted events; JMH gives their sum over all iterations, each of which tells the same. */
  private static void putEvents(RunResult result, ObjectNode line) {
    var iterations = result.getParams().getMeasurement().getCount();
    result.getSecondaryResults().values().stream()
        .filter(it -> it.getScoreUnit().equals("#"))
        .forEach(it -> line.put(it.getLabel(), round(it.getScore() / iterations)));
  }

  private static double score(
      Measurement measurement, Collection<RunResult> results, String method) {
    return results.stream()
        .filter(it -> it.getPrimaryResult().getLabel().equals(method))
        .mapToDouble(it -> figure(measurement, method, it.getPrimaryResult().getScore()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Benchmark " + measurement.word() + " has no result of " + method + "."));
  }

  /** JMH gives seconds where each call is measured alone, else nanoseconds. */
  private static double figure(Measurement measurement, String method, double score) {
    if (method.endsWith("Ms") || measurement.unit() == Unit.MILLISECONDS) {
      return round(score / 1e6);
    }
    return measurement.unit() == Unit.PER_SECOND ? Math.rint(1e9 / score) : round(score);
  }

  private static double allocated(Collection<RunResult> results) {
    return results.stream()
        .filter(it -> it.getPrimaryResult().getLabel().equals("single"))
        .mapToDouble(it -> it.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
        .findFirst()
        .orElseThrow();
  }

  private static double round(double figure) {
    return Math.round(figure * 100) / 100.0;
  }
}
