package org.gridward.sensors.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.store.Receipt;

/**
 * Where to listen for alerts over HTTP.
 *
 * @param host the address to bind; loopback unless the senders are known
 * @param port 0 for any free one
 * @param bindings which path speaks which protocol, the first that fits counts; empty for {@link
 *     HttpBinding#shipped} of all codecs
 * @param limits what a client may do
 * @param keys the passwords by which devices prove who they are; without, everybody who reaches the
 *     port may send
 * @param tls our key, where the port speaks HTTPS only
 * @param links where the host shows what became of an event: answers then carry a {@code Link}
 */
public record HttpSettings(
    String host,
    int port,
    List<HttpBinding> bindings,
    HttpLimits limits,
    Optional<DeviceKeys> keys,
    Optional<Tls> tls,
    Function<Receipt, Optional<URI>> links) {

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
    return new HttpSettings(
        LOOPBACK,
        port,
        List.of(),
        HttpLimits.STANDARD,
        Optional.empty(),
        Optional.empty(),
        it -> Optional.empty());
  }

  public HttpSettings host(String other) {
    return new HttpSettings(other, port, bindings, limits, keys, tls, links);
  }

  public HttpSettings bindings(List<HttpBinding> others) {
    return new HttpSettings(host, port, others, limits, keys, tls, links);
  }

  public HttpSettings limits(HttpLimits others) {
    return new HttpSettings(host, port, bindings, others, keys, tls, links);
  }

  /** The same, for devices that prove who they are by digest (RFC 7616). */
  public HttpSettings keys(DeviceKeys others) {
    return new HttpSettings(host, port, bindings, limits, Optional.of(others), tls, links);
  }

  /** The same over TLS. */
  public HttpSettings tls(Tls other) {
    return new HttpSettings(host, port, bindings, limits, keys, Optional.of(other), links);
  }

  /** The same, with links to where the host shows what became of an event. */
  public HttpSettings links(Function<Receipt, Optional<URI>> others) {
    return new HttpSettings(host, port, bindings, limits, keys, tls, others);
  }
}
