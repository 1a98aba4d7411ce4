package org.gridward.sensors.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.sensors.SensorGateway;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.http.HttpDeadlines;
import org.gridward.sensors.http.HttpLimits;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.sip.SipSettings;
import org.gridward.sensors.tcp.TcpSettings;
import org.gridward.sensors.testkit.Bench;

/** A listener on a real socket: it must close or answer, and go on listening. */
final class DoorTarget implements FuzzTarget {

  /** Which one. */
  enum Door {
    HTTP,
    TCP,
    SIP
  }

  private static final int PATIENCE_MILLIS = 10_000;
  private static final Duration SHORT = Duration.ofMillis(200);

  private final Door door;
  private final Bench bench = new Bench(folder());
  private final SensorGateway gateway;

  DoorTarget(Door door) {
    this.door = door;
    var deadlines = new HttpDeadlines(SHORT, SHORT, 16 << 10, SHORT, SHORT, SHORT, SHORT);
    var http =
        HttpSettings.on(0)
            .bindings(List.of(new HttpBinding("/a", "hikvision", false, Optional.empty())))
            .limits(HttpLimits.STANDARD.deadlines(deadlines));
    this.gateway =
        SensorGateway.builder(bench.router, bench.media)
            .http(http)
            .tcp(TcpSettings.on(0).deadlines(SHORT, SHORT))
            .sip(SipSettings.on(0, DeviceKeys.of(Map.of("*", "secret"))).message(SHORT))
            .start();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int port() {
    return switch (door) {
      case HTTP -> gateway.alertPort().orElseThrow();
      case TCP -> gateway.framePort().orElseThrow();
      case SIP -> gateway.sipPort().orElseThrow();
    };
  }

  private boolean isListening() {
    var health = gateway.health();
    return switch (door) {
      case HTTP -> health.http().orElseThrow().listening();
      case TCP -> health.tcp().orElseThrow().listening();
      case SIP -> health.sip().orElseThrow().listening();
    };
  }

  @Override
  public void take(byte[] input) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(input);
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) { // it was reset: an end too
      if (!isListening()) {
        throw new IllegalStateException("The listener has ended", e);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    return switch (door) {
      case HTTP ->
          List.of(
              bytes("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n<a>"),
              bytes(
                  "POST /a/b?c=d HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<a>\r\n0\r\n\r\n"),
              bytes(
                  "POST /a HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                      + "Expect: 100-continue\r\nContent-Length: 46\r\n\r\n"
                      + "--b\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--b--"));
      case TCP -> List.of(HexFormat.of().parseHex("7e000200000139123456780001337e"));
      case SIP ->
          List.of(
              bytes(
                  "MESSAGE sip:1@2 SIP/2.0\r\nVia: SIP/2.0/TCP 1:2;rport;branch=z9hG4bK1\r\n"
                      + "From: <sip:3@2>;tag=1\r\nTo: <sip:1@2>\r\nCall-ID: 4\r\nCSeq: 1 MESSAGE\r\n"
                      + "Content-Length: 4\r\n\r\n<a/>"),
              bytes("OPTIONS sip:1@2 SIP/2.0\r\nv: 1\r\nf: 2\r\nt: 3\r\ni: 4\r\nCSeq: 5\r\n\r\n"));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    gateway.close();
    bench.close();
  }
}
