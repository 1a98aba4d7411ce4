package org.gridward.sensors.codec;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One message as a transport took it in.
 *
 * @param protocol the binding that took it, such as {@code hikvision}
 * @param transport how it came
 * @param address the whole MQTT topic, or the whole HTTP path without its query; empty for TCP and
 *     SIP
 * @param tail what a device adds to its binding: the HTTP path behind the binding's prefix, without
 *     a leading slash and percent-decoded, such as {@code gate-3} of {@code /alerts/onvif/gate-3};
 *     for MQTT the whole topic
 * @param query the parameters of the HTTP query, percent-decoded; empty for MQTT
 * @param headers HTTP headers or MQTT user properties; names in any case, the first value of a name
 * @param contentType the HTTP header or MQTT property as it came
 * @param peer who sent it: an address, or the client's name
 * @param body the bytes; not copied, so nobody may change the array
 * @param retained whether a broker told an old state again on subscription
 * @param receivedAt when it came
 * @param zone the zone of device times that carry none
 */
public record Inbound(
    String protocol,
    Transport transport,
    String address,
    String tail,
    Map<String, String> query,
    Map<String, String> headers,
    Optional<String> contentType,
    String peer,
    byte[] body,
    boolean retained,
    Instant receivedAt,
    ZoneId zone) {

  /**
   * The attribute of an event that says how many messages of its device were lost before it, where
   * the device counts them.
   */
  public static final String MISSING_BEFORE = "missing_before";

  /** How a message can come. */
  public enum Transport {
    HTTP,
    MQTT,
    TCP,
    SIP
  }

  public Inbound {
    query = Map.copyOf(query);
    var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(sorted::putIfAbsent);
    headers = Collections.unmodifiableMap(sorted);
  }

  /** Starts a message that a device posted. */
  public static Builder http(String protocol, String path, byte[] body, Instant receivedAt) {
    return new Builder(protocol, Transport.HTTP, path, body, receivedAt);
  }

  /** Starts a message that a broker delivered. */
  public static Builder mqtt(String protocol, String topic, byte[] body, Instant receivedAt) {
    return new Builder(protocol, Transport.MQTT, topic, body, receivedAt);
  }

  /** Starts a frame that a device sent on a connection of its own. */
  public static Builder tcp(String protocol, byte[] frame, Instant receivedAt) {
    return new Builder(protocol, Transport.TCP, "", frame, receivedAt);
  }

  /**
   * Starts a message of SIP, its head included; its peer is the device that registered, whatever
   * the head says.
   */
  public static Builder sip(String protocol, byte[] message, Instant receivedAt) {
    return new Builder(protocol, Transport.SIP, "", message, receivedAt);
  }

  /** A header or user property, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The levels of the topic, or the segments of the path behind the binding; without empty ones.
   */
  public List<String> segments() {
    return Arrays.stream(tail.split("/")).filter(it -> !it.isEmpty()).toList();
  }

  /** Gathers a message; what is not set is empty, not retained, and in UTC. Not thread-safe. */
  public static final class Builder {

    private final String protocol;
    private final Transport transport;
    private final String address;
    private final byte[] body;
    private final Instant receivedAt;
    private String tail;
    private Map<String, String> query = Map.of();
    private Map<String, String> headers = Map.of();
    private Optional<String> contentType = Optional.empty();
    private String peer = "";
    private boolean retained;
    private ZoneId zone = ZoneOffset.UTC;

    private Builder(
        String protocol, Transport transport, String address, byte[] body, Instant receivedAt) {
      this.protocol = protocol;
      this.transport = transport;
      this.address = address;
      this.tail = address;
      this.body = body;
      this.receivedAt = receivedAt;
    }

    /** The path behind the binding's prefix; default: the whole address. */
    public Builder tail(String value) {
      tail = value;
      return this;
    }

    public Builder query(Map<String, String> value) {
      query = value;
      return this;
    }

    public Builder headers(Map<String, String> value) {
      headers = value;
      return this;
    }

    public Builder contentType(String value) {
      contentType = Optional.of(value);
      return this;
    }

    public Builder peer(String value) {
      peer = value;
      return this;
    }

    public Builder retained(boolean value) {
      retained = value;
      return this;
    }

    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    public Inbound build() {
      return new Inbound(
          protocol,
          transport,
          address,
          tail,
          query,
          headers,
          contentType,
          peer,
          body,
          retained,
          receivedAt,
          zone);
    }
  }
}
