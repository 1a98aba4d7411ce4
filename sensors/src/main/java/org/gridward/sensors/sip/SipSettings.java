package org.gridward.sensors.sip;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.Tls;

/**
 * Where to listen for SIP, over UDP and TCP; with a key over TLS only.
 *
 * @param host the address to bind; loopback unless the senders are known
 * @param port 0 for any free one, the same for both
 * @param server our own number of 20 digits, which devices are configured with; its first ten name
 *     the domain
 * @param protocol what the messages speak; its codec reads them
 * @param keys the passwords of the devices; without any, nobody can register
 * @param zone the zone of device times that carry none, where it is not the deployment's
 * @param registrations the file that keeps who is registered over a restart
 * @param longest how long a registration holds at most
 * @param connections most TCP connections in all
 * @param connectionsPerAddress most TCP connections of one address
 * @param message longest time from the first byte of a message over TCP to its last
 * @param tls our key, where the port speaks TLS only (sips, RFC 3261, section 26.2)
 */
public record SipSettings(
    String host,
    int port,
    String server,
    String protocol,
    DeviceKeys keys,
    Optional<ZoneId> zone,
    Optional<Path> registrations,
    Duration longest,
    int connections,
    int connectionsPerAddress,
    Duration message,
    Optional<Tls> tls) {

  private static final int DOMAIN = 10;

  public SipSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port is " + port + "; write 1 to 65535, or 0 for any.");
    }
    if (!server.matches("\\d{20}")) {
      throw new IllegalArgumentException(
          "SIP server number is \"%s\"; write 20 digits, like 34020000002000000001."
              .formatted(server));
    }
  }

  /** GB/T 28181 on that port of loopback: registrations of a day at most, 64 connections each. */
  public static SipSettings on(int port, DeviceKeys keys) {
    return new SipSettings(
        "127.0.0.1",
        port,
        "34020000002000000001",
        "gb28181",
        keys,
        Optional.empty(),
        Optional.empty(),
        Duration.ofDays(1),
        5_000,
        64,
        Duration.ofSeconds(10),
        Optional.empty());
  }

  /** The domain, which is the realm of the passwords too. */
  public String domain() {
    return server.substring(0, DOMAIN);
  }

  public SipSettings host(String other) {
    return with(other, server, registrations, message, tls);
  }

  /** The same under another number of ours. */
  public SipSettings server(String other) {
    return with(host, other, registrations, message, tls);
  }

  /** The same, with registrations kept in that file. */
  public SipSettings registrations(Path file) {
    return with(host, server, Optional.of(file), message, tls);
  }

  /** The same with another deadline for a message over TCP. */
  public SipSettings message(Duration other) {
    return with(host, server, registrations, other, tls);
  }

  /** The same over TLS, and neither over UDP nor over plain TCP. */
  public SipSettings tls(Tls other) {
    return with(host, server, registrations, message, Optional.of(other));
  }

  private SipSettings with(
      String address, String number, Optional<Path> file, Duration deadline, Optional<Tls> key) {
    return new SipSettings(
        address,
        port,
        number,
        protocol,
        keys,
        zone,
        file,
        longest,
        connections,
        connectionsPerAddress,
        deadline,
        key);
  }
}
