package org.gridward.examples.host.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** A running host: the works, and the web server before them. */
public final class Host implements AutoCloseable {

  private final Works works;
  private final ApplicationContext context;

  private Host(Works works, ApplicationContext context) {
    this.works = works;
    this.context = context;
  }

  /**
   * Starts everything side by side and returns when alerts are taken and the console answers.
   *
   * @throws RuntimeException that says what to mend: a port that is taken, a policy with issues
   */
  public static Host start(HostSettings wanted) {
    var settings = wanted.settled();
    var works = Works.begin(settings);
    ApplicationContext context = null;
    try {
      context =
          ApplicationContext.builder()
              .singletons(works)
              .properties(Map.of("micronaut.server.port", settings.httpPort()))
              .banner(false)
              .start();
      context.getBean(EmbeddedServer.class).start();
      works.open();
      return new Host(works, context);
    } catch (RuntimeException e) {
      if (context != null) {
        context.close();
      }
      works.close();
      throw e;
    }
  }

  public int httpPort() {
    return context.getBean(EmbeddedServer.class).getPort();
  }

  public int alertPort() {
    return works.gateway().alertPort().orElseThrow();
  }

  public Works works() {
    return works;
  }

  /** Takes nothing more in, commits what is in hand, and stops. */
  @Override
  public void close() {
    works.close();
    context.close();
  }
}
