package org.gridward.examples.benchmarks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.benchmarks.ingest.Trial;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The command bench: {@code bench NAME [--quick]} measures, {@code bench list} names all. The last
 * line it prints is one JSON object.
 */
public final class Bench {

  private static final int FULL = 5;
  private static final int QUICK = 2;

  private Bench() {}

  /** Ends with 0, or with 2 when the command is not understood. */
  public static void main(String[] args) throws RunnerException {
    var word = args.length == 0 ? "" : args[0];
    var quick = args.length == 2 && args[1].equals("--quick");
    var measurement = Measurement.find(word);
    if (args.length == 1 && word.equals("list")) {
      Arrays.stream(Measurement.values())
          .forEach(it -> System.out.println(it.word() + "  " + it.sentence()));
      Trial.all().forEach(it -> System.out.println(it.word() + "  " + it.sentence()));
    } else if (Trial.find(word).isPresent() && (args.length == 1 || quick)) {
      System.out.println(Trial.find(word).get().run(quick));
    } else if (measurement.isEmpty() || args.length > 1 && !quick) {
      System.err.println(
          "bench: \""
              + String.join(" ", args)
              + "\" names no benchmark; write bench NAME [--quick] with a name of bench list.");
      System.exit(2);
    } else {
      print(measurement.get(), run(measurement.get(), quick ? QUICK : FULL));
    }
  }

  private static Collection<RunResult> run(Measurement measurement, int iterations)
      throws RunnerException {
    var second = TimeValue.seconds(1);
    var options = new OptionsBuilder();
    measurement.parameters().forEach(options::param);
    return new Runner(
            options
                .include("^" + measurement.code().getName().replace(".", "\\.") + "\\.")
                .mode(measurement.isSlow() ? Mode.SingleShotTime : Mode.AverageTime)
                .timeUnit(measurement.isSlow() ? TimeUnit.SECONDS : TimeUnit.NANOSECONDS)
                .threads(1)
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(second)
                .measurementIterations(iterations)
                .measurementTime(second)
                // Named, or the fork takes the flags of this small JVM.
                .jvmArgs(
                    "-Xms" + measurement.heap(),
                    "-Xmx" + measurement.heap(),
                    "-XX:+AlwaysPreTouch", // the first touch of a page is the system's time
                    measurement.collector())
                .addProfiler(GCProfiler.class)
                .shouldDoGC(true)
                .shouldFailOnError(true)
                .build())
        .run();
  }

  private static void print(Measurement measurement, Collection<RunResult> results) {
    var line = Figures.of(measurement, results);
    System.out.println();
    System.out.println(measurement.word() + ": " + measurement.sentence());
    System.out.println("  " + line.get("value").asText() + " " + line.get("unit").asText());
    System.out.println(
        "  "
            + LocalDate.now()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, JDK "
            + Runtime.version());
    System.out.println(line);
  }
}
