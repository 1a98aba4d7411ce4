package org.gridward.sensors.tcp;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.gridward.sensors.device.Tls;

/**
 * Where to listen for frames.
 *
 * @param host the address to bind; loopback unless the senders are known
 * @param port 0 for any free one
 * @param protocol which one is spoken there; its codec reads frames
 * @param zone the zone of device times that carry none, where it is not the deployment's
 * @param tls our key, where the port speaks TLS only
 * @param connections most connections in all
 * @param connectionsPerAddress most connections of one address
 * @param unanswered most frames of one connection that wait for their answer; then it is not read
 * @param frame longest time from the first byte of a frame to its last; who takes longer is sent
 *     away within the next second or so
 * @param idle how long a connection may go without a frame
 */
public record TcpSettings(
    String host,
    int port,
    String protocol,
    Optional<ZoneId> zone,
    Optional<Tls> tls,
    int connections,
    int connectionsPerAddress,
    int unanswered,
    Duration frame,
    Duration idle) {

  public TcpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port is " + port + "; write 1 to 65535, or 0 for any.");
    }
  }

  /** JT/T 808 on that port of loopback: 20,000 connections, 64 of one address, a frame in 8 s. */
  public static TcpSettings on(int port) {
    return new TcpSettings(
        "127.0.0.1",
        port,
        "jt808",
        Optional.empty(),
        Optional.empty(),
        20_000,
        64,
        64,
        Duration.ofSeconds(8),
        Duration.ofMinutes(15));
  }

  public TcpSettings host(String other) {
    return new TcpSettings(
        other,
        port,
        protocol,
        zone,
        tls,
        connections,
        connectionsPerAddress,
        unanswered,
        frame,
        idle);
  }

  /** The same for devices of another zone. */
  public TcpSettings zone(ZoneId other) {
    return new TcpSettings(
        host,
        port,
        protocol,
        Optional.of(other),
        tls,
        connections,
        connectionsPerAddress,
        unanswered,
        frame,
        idle);
  }

  /** The same over TLS. */
  public TcpSettings tls(Tls other) {
    return new TcpSettings(
        host,
        port,
        protocol,
        zone,
        Optional.of(other),
        connections,
        connectionsPerAddress,
        unanswered,
        frame,
        idle);
  }

  public TcpSettings connectionsPerAddress(int other) {
    return new TcpSettings(
        host, port, protocol, zone, tls, connections, other, unanswered, frame, idle);
  }

  /** The same with other deadlines. */
  public TcpSettings deadlines(Duration otherFrame, Duration otherIdle) {
    return new TcpSettings(
        host,
        port,
        protocol,
        zone,
        tls,
        connections,
        connectionsPerAddress,
        unanswered,
        otherFrame,
        otherIdle);
  }
}
