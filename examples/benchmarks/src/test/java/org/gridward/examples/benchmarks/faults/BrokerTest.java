package org.gridward.examples.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.gridward.examples.benchmarks.parts.Broker;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that keeps its queues in files keeps what it acknowledges after it was killed. */
final class BrokerTest {

  /** Of a client whose session is kept for a day (MQTT 5.0, section 3.1). */
  private static final byte[] CONNECT =
      HexFormat.of().parseHex("101300044d51545405000000051100015180000173");

  /** To everything, at QoS 1 (section 3.8). */
  private static final byte[] SUBSCRIBE = HexFormat.of().parseHex("820700010000012301");

  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int SUBACK = 9;
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir private Path folder;

  private final int port = FreePort.next();
  private Child broker;

  private void start() {
    broker =
        Child.start(
            Broker.class,
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
            String.valueOf(port),
            folder.toString(),
            "file",
            "1000");
  }

  @AfterEach
  void stop() {
    broker.kill();
  }

  @Test
  void the_message_after_one_whose_payload_was_not_kept_in_time_is_kept() throws IOException {
    start();
    subscribe(SUBACK);
    publish(0);
    broker.kill();
    forgetPayloads(); // as if it had been killed before it kept them

    start();
    publish(1);

    assertThat(Transport.MQTT.number(subscribe(PUBLISH))).hasValue(1);
  }

  /** Returns the first packet of a type that the broker sends to a subscriber. */
  private byte[] subscribe(int type) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(CONNECT);
      socket.getOutputStream().write(SUBSCRIBE);
      return await(socket, type);
    }
  }

  /** Returns when the message of a number is acknowledged. */
  private void publish(int number) throws IOException {
    var wire = Transport.MQTT.wire(0, any -> false);
    try (var socket = connect()) {
      socket.getOutputStream().write(wire.hello());
      socket.getOutputStream().write(wire.message(number, Instant.EPOCH));
      await(socket, PUBACK);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static byte[] await(Socket socket, int type) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      var first = in.readUnsignedByte();
      var length = 0;
      var shift = 0;
      int digit;
      do {
        digit = in.readUnsignedByte();
        length |= (digit & 0x7f) << shift;
        shift += 7;
      } while (digit > 0x7f);
      var packet = in.readNBytes(length);
      if (first >> 4 == type) {
        return packet;
      }
    }
  }

  private void forgetPayloads() throws IOException {
    try (var files = Files.walk(folder.resolve("data/persistence/publish_payload_store"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
