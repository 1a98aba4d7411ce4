package org.gridward.event;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * How a message came, beside its bytes: what a codec needs to read it once more. Whoever writes one
 * leaves credentials out.
 *
 * @param transport in capitals, such as {@code MQTT}
 * @param tail the path behind the binding, or the topic
 * @param query the parameters of an HTTP query
 * @param headers HTTP headers or MQTT user properties
 * @param contentType as it came
 * @param retained whether a broker told an old state again
 * @param zone the zone of device times that carry none
 * @param whole the whole message, where the dead letter is only a part of it
 */
public record Envelope(
    String transport,
    String tail,
    Map<String, String> query,
    Map<String, String> headers,
    Optional<String> contentType,
    boolean retained,
    ZoneId zone,
    Optional<RawBytes> whole) {

  public Envelope {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** The same around another whole message. */
  public Envelope whole(Optional<RawBytes> other) {
    return new Envelope(transport, tail, query, headers, contentType, retained, zone, other);
  }
}
