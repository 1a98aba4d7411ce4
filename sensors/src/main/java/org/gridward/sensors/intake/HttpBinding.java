package org.gridward.sensors.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which protocol is spoken to which HTTP path.
 *
 * @param prefix begins with a slash and does not end with one; the path itself and everything below
 *     it belong to the binding
 * @param protocol the codec's word
 * @param silent whether success is answered with an empty body, as some cameras demand
 * @param zone the zone of device times that carry none, where it is not the deployment's
 */
public record HttpBinding(String prefix, String protocol, boolean silent, Optional<ZoneId> zone) {

  /** Below this path every protocol has its own: {@code /alerts/<protocol>/…}. */
  public static final String ALERTS = "/alerts";

  private static final String HIKVISION = "hikvision";

  /** Paths that devices post to because their standard or maker says so. */
  private static final Map<String, String> NATIVE =
      Map.of("gat1400", "/VIID", "uniview", "/LAPI", "dahua", "/NotificationInfo");

  public HttpBinding {
    if (!prefix.startsWith("/") || prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "Path \"%s\" of protocol %s is no prefix; write it like %s/%s."
              .formatted(prefix, protocol, ALERTS, protocol));
    }
  }

  /** A binding that answers success with a short line. */
  public static HttpBinding of(String prefix, String protocol) {
    return new HttpBinding(prefix, protocol, false, Optional.empty());
  }

  /**
   * The bindings that Gridward ships: {@code /alerts/<protocol>} for each of the protocols, and the
   * paths that some of them prescribe.
   */
  public static List<HttpBinding> shipped(List<String> protocols) {
    var own =
        protocols.stream()
            .map(
                it ->
                    new HttpBinding(ALERTS + "/" + it, it, it.equals(HIKVISION), Optional.empty()));
    var prescribed =
        protocols.stream().filter(NATIVE::containsKey).map(it -> of(NATIVE.get(it), it));
    return Stream.concat(own, prescribed).toList();
  }

  /** The same binding for devices of another zone. */
  public HttpBinding zone(ZoneId other) {
    return new HttpBinding(prefix, protocol, silent, Optional.of(other));
  }

  /** Whether a path, still percent-encoded, belongs to this binding. */
  public boolean matches(String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  /** What a path of this binding adds to the prefix, without the slash between. */
  public String tail(String path) {
    return path.length() <= prefix.length() + 1 ? "" : path.substring(prefix.length() + 1);
  }
}
