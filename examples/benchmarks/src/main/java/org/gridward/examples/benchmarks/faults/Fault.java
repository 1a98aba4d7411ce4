package org.gridward.examples.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Path;

/** Something that breaks while devices send. */
interface Fault {

  /** What it is called on the command line. */
  String name();

  /**
   * Brings it about and says what became of the alerts.
   *
   * @param folder an empty one, for all that is written
   * @param brief whether a few seconds must do
   */
  Report.Row run(Path folder, boolean brief) throws IOException;
}
