package org.gridward.examples.benchmarks;

import java.util.List;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From 10,000 rows that are read and checked to the first decision on them. */
public class Reload {

  private static final int ROWS = 10_000;

  /** The rows and an event. */
  @State(Scope.Thread)
  public static class Rows {
    private RuleSet rules;
    private List<LocatedEvent> event;

    /** Reads them. */
    @Setup
    public void read() {
      var sheets = new PolicySheets(ROWS, 7);
      rules = sheets.read();
      event = new PolicyEvents(11).draw(1, sheets.categories());
    }
  }

  /** A new engine, its first decision, and its end. */
  @Benchmark
  public Object single(Rows rows) {
    try (var engine = Engine.of(rows.rules)) {
      return engine.judge(rows.event);
    }
  }
}
