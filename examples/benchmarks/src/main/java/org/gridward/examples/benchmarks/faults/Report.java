package org.gridward.examples.benchmarks.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of results, in Markdown. */
final class Report {

  /** The longest that the next acknowledgement may take. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * What one fault came to.
   *
   * @param fault its name
   * @param times how often it was brought about; 0 where it could not be
   * @param sent messages
   * @param proof what the store holds of those that were acknowledged
   * @param delays from each restart or repair to the first acknowledgement after it
   * @param note what else is to be said
   */
  record Row(
      String fault,
      int times,
      int sent,
      Proof proof,
      List<Duration> delays,
      Optional<String> note) {

    /** A fault that could not be brought about here. */
    static Row skipped(String fault, String why) {
      return new Row(fault, 0, 0, Proof.NOTHING, List.of(), Optional.of(why));
    }

    /** A fault whose run came to no end. */
    static Row broken(String fault, String why) {
      return new Row(fault, 0, 0, Proof.failed(why), List.of(), Optional.empty());
    }

    /** The same with something more to be said. */
    Row with(String more) {
      return new Row(fault, times, sent, proof, delays, Optional.of(more));
    }

    /** The longest delay; zero without any. */
    Duration longest() {
      return delays.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration median() {
      return delays.stream().sorted().skip(delays.size() / 2).findFirst().orElse(Duration.ZERO);
    }

    /** Whether nothing was lost, nothing became two cases, and it took no longer than it may. */
    boolean isGood() {
      return proof.isGood() && longest().compareTo(LONGEST) <= 0;
    }

    private String verdict() {
      return (!isGood() ? "BAD" : times == 0 ? "not run" : "good")
          + (longest().compareTo(LONGEST) > 0 ? ": over %d s".formatted(LONGEST.toSeconds()) : "")
          + (proof.integrity().equals("ok") ? "" : ": " + proof.integrity())
          + note.map(it -> ": " + it).orElse("");
    }
  }

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Prints the head of the table. */
  void begin() {
    out.println(
        "|Fault|Times|Sent|Acknowledged|Found|Lost|Cases twice|Back after|At most|Verdict|");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
  }

  /** Prints a row. */
  void add(Row row) {
    out.printf(
        Locale.ROOT,
        "|%s|%d|%,d|%,d|%,d|%,d|%,d|%.1f s|%.1f s|%s|%n",
        row.fault(),
        row.times(),
        row.sent(),
        row.proof().acknowledged(),
        row.proof().found(),
        row.proof().lost(),
        row.proof().twice(),
        row.median().toMillis() / 1e3,
        row.longest().toMillis() / 1e3,
        row.verdict());
  }
}
