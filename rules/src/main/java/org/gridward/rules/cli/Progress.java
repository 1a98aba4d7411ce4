package org.gridward.rules.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows how far a long command is: a bar on a terminal, else a line every five seconds. */
final class Progress {

  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final boolean terminal;
  private final InstantSource clock;
  private final long whole;
  private Instant last;

  /** One on standard error: a bar where a person looks at it and wants colour and movement. */
  static Progress on(PrintWriter out, long whole) {
    var terminal = System.console() != null && System.getenv("NO_COLOR") == null;
    return new Progress(out, terminal, InstantSource.system(), whole);
  }

  /**
   * A progress bar.
   *
   * @param whole what there is to do in all, in bytes of input; 0 where nobody knows
   */
  Progress(PrintWriter out, boolean terminal, InstantSource clock, long whole) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.whole = whole;
    this.last = clock.instant();
  }

  void at(long done, long rows) {
    var now = clock.instant();
    var pause = terminal ? Duration.ofMillis(100) : Duration.ofSeconds(5);
    if (Duration.between(last, now).compareTo(pause) >= 0) {
      last = now;
      show(done, rows);
    }
  }

  private void show(long done, long rows) {
    var part = whole > 0 ? Math.min(1, (double) done / whole) : 0;
    if (terminal) {
      var filled = (int) (part * WIDTH);
      out.printf(
          "\r[%s%s] %3d %%  %,d rows",
          "#".repeat(filled), ".".repeat(WIDTH - filled), Math.round(part * 100), rows);
      out.flush();
    } else {
      out.printf("%d %%, %,d rows%n", Math.round(part * 100), rows);
      out.flush();
    }
  }

  /** Wipes the bar, so that the summary stands alone. */
  void done() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH + 40) + "\r");
      out.flush();
    }
  }
}
