package org.gridward.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.WorkbookWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to read, check and take over a policy of 10,000 rows. */
public final class PolicyCosts {

  private static final int ROWS = 10_000;

  private PolicyCosts() {}

  /** From rows that are read and checked to the first decision on them. */
  public static class Reload {

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

  /** From the workbook's bytes to rows and findings. */
  public static class Check {

    /** The workbook. */
    @State(Scope.Thread)
    public static class Workbook {
      private Path folder;
      private Path xlsx;

      /** Writes it. */
      @Setup
      public void write() throws IOException {
        folder = Files.createTempDirectory("check");
        new PolicySheets(ROWS, 7).write(folder);
        xlsx = Files.createTempFile("check", ".xlsx");
        WorkbookWriter.write(folder, xlsx);
      }

      /** Deletes it. */
      @TearDown
      public void delete() throws IOException {
        for (var file : List.copyOf(Files.list(folder).toList())) {
          Files.delete(file);
        }
        Files.delete(folder);
        Files.delete(xlsx);
      }
    }

    /** Reads and checks all of it. */
    @Benchmark
    public Object single(Workbook workbook) throws IOException {
      return PolicyReader.read(workbook.xlsx);
    }
  }
}
