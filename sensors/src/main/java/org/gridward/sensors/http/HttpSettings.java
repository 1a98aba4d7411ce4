package org.gridward.sensors.http;

import java.util.List;
import org.gridward.sensors.intake.HttpBinding;

/**
 * Where to listen for alerts over HTTP.
 *
 * @param host the address to bind; loopback unless the senders are known
 * @param port 0 for any free one
 * @param bindings which path speaks which protocol, the first that fits counts; empty for {@link
 *     HttpBinding#shipped} of all codecs
 * @param limits what a client may do
 */
public record HttpSettings(String host, int port, List<HttpBinding> bindings, HttpLimits limits) {

  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  public HttpSettings {
    bindings = List.copyOf(bindings);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port is " + port + "; write 1 to 65535, or 0 for any.");
    }
  }

  /** That port on loopback, with the shipped bindings and the standard limits. */
  public static HttpSettings on(int port) {
    return new HttpSettings(LOOPBACK, port, List.of(), HttpLimits.STANDARD);
  }

  public HttpSettings host(String other) {
    return new HttpSettings(other, port, bindings, limits);
  }

  public HttpSettings bindings(List<HttpBinding> others) {
    return new HttpSettings(host, port, others, limits);
  }

  public HttpSettings limits(HttpLimits others) {
    return new HttpSettings(host, port, bindings, others);
  }
}
