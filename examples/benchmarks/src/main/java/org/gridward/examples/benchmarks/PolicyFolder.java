package org.gridward.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up policy as a folder of sheets, for hosts that load one. */
public final class PolicyFolder {

  private static final int ROWS = 1_000;

  private PolicyFolder() {}

  /** Writes a policy of 1,000 rows, always the same. */
  public static void write(Path folder) throws IOException {
    new PolicySheets(ROWS, 7).write(Files.createDirectories(folder));
  }
}
