package org.gridward.sensors.http;

/**
 * How much a client may send.
 *
 * @param lineBytes longest request line
 * @param headerBytes most bytes of all headers of a request
 * @param bodyBytes largest body
 * @param inFlightBytes most bytes of bodies, of all clients, that are not answered yet
 * @param connections most connections in all
 * @param connectionsPerAddress most connections of one address
 * @param deadlines how long it may take
 */
public record HttpLimits(
    int lineBytes,
    int headerBytes,
    int bodyBytes,
    long inFlightBytes,
    int connections,
    int connectionsPerAddress,
    HttpDeadlines deadlines) {

  /**
   * Line 4 KiB, headers 8 KiB, body 8 MiB, in flight 64 MiB, 20,000 connections, 64 of one address.
   */
  public static final HttpLimits STANDARD =
      new HttpLimits(4 << 10, 8 << 10, 8 << 20, 64L << 20, 20_000, 64, HttpDeadlines.STANDARD);

  public HttpLimits {
    check("lineBytes", lineBytes);
    check("headerBytes", headerBytes);
    check("bodyBytes", bodyBytes);
    check("inFlightBytes", inFlightBytes);
    check("connections", connections);
    check("connectionsPerAddress", connectionsPerAddress);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "HTTP limit " + name + " is " + value + "; write 1 or more.");
    }
  }

  /** The same limits with another cap; behind a proxy all devices have one address. */
  public HttpLimits connectionsPerAddress(int most) {
    return new HttpLimits(
        lineBytes, headerBytes, bodyBytes, inFlightBytes, connections, most, deadlines);
  }

  /** The same limits with other deadlines. */
  public HttpLimits deadlines(HttpDeadlines others) {
    return new HttpLimits(
        lineBytes,
        headerBytes,
        bodyBytes,
        inFlightBytes,
        connections,
        connectionsPerAddress,
        others);
  }
}
