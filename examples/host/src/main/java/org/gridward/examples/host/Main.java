package org.gridward.examples.host;

import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the host; what it listens to and keeps is said by environment variables. */
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) {
    LOG.info("Gridward host starts");
    try {
      var host = Host.start(HostSettings.of(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(host::close, "gridward-shutdown"));
      LOG.info("Gridward is ready: http://127.0.0.1:{}", host.httpPort());
    } catch (RuntimeException e) {
      LOG.error("Gridward cannot start: {}", sentence(e));
      System.exit(3);
    }
  }

  private static String sentence(Throwable e) {
    var cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return e.getMessage() == null || e.getMessage().startsWith("java.")
        ? cause.toString()
        : e.getMessage();
  }
}
