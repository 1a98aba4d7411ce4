package org.gridward.sensors;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many files and connections the system lets this process open. */
final class OpenFiles {

  private static final Logger LOG = LoggerFactory.getLogger(SensorGateway.class);
  private static final int OTHERS = 1_000; // the store, the log, pictures, the broker, libraries

  private OpenFiles() {}

  /** Warns where devices may open more connections than the system lets this process open. */
  static void check(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      check(connections, system.getMaxFileDescriptorCount());
    }
  }

  /**
   * The same, of a limit.
   *
   * @return whether the limit is enough
   */
  static boolean check(int connections, long limit) {
    var wanted = (long) connections + OTHERS;
    if (limit < wanted) {
      LOG.warn(
          "Devices may open {} connections, but this process only {} files; beyond that the store"
              + " and pictures fail too. Raise it with ulimit -n {}, or lower the connections of"
              + " HTTP, TCP and SIP.",
          connections,
          limit,
          wanted);
    }
    return limit >= wanted;
  }
}
