package org.gridward.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.workbook.WorkbookWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the bytes of a workbook of 10,000 rows to its rows and findings. */
public class Check {

  private static final int ROWS = 10_000;

  /** The workbook. */
  @State(Scope.Thread)
  public static class Workbook {
    private Path folder;
    private Path xlsx;

    /** Writes it. */
    @Setup
    public void write() throws IOException {
      folder = Files.createTempDirectory("check");
      var sheets = Files.createDirectory(folder.resolve("sheets"));
      new PolicySheets(ROWS, 7).write(sheets);
      xlsx = folder.resolve("policy.xlsx");
      WorkbookWriter.write(sheets, xlsx);
    }

    /** Deletes it. */
    @TearDown
    public void delete() throws IOException {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Reads and checks all of it. */
  @Benchmark
  public Object single(Workbook workbook) throws IOException {
    return PolicyReader.read(workbook.xlsx);
  }
}
