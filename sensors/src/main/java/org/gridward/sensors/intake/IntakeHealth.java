package org.gridward.sensors.intake;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the intake can acknowledge.
 *
 * @param problem why nothing can be committed now; empty while all is well
 * @param waiting messages between receipt and commit
 * @param waitingBytes bytes of them
 * @param oldest how long the oldest of them has waited; zero when none waits
 */
public record IntakeHealth(
    Optional<String> problem, int waiting, long waitingBytes, Duration oldest) {

  /** Whether commits succeed: the readiness of the host hangs on it. */
  public boolean isReady() {
    return problem.isEmpty();
  }
}
