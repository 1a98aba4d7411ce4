package org.gridward.rules.architecture.offenders;

import java.time.Instant;
import java.util.function.Supplier;

/** Not final, and reads the wall clock in two ways. */
public class OpenClass {

  Supplier<Instant> clock = Instant::now;

  long millis() {
    return System.currentTimeMillis();
  }
}
