package org.gridward.examples.benchmarks.parts;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * Publishes CloudEvents with QoS 1 (MQTT 5.0, sections 3.1, 3.3 and 3.4): bare packets, so that the
 * sender leaves the processors to those who are measured.
 */
public final class MqttWire implements Wire {

  private static final int PACKET_IDS = 65_535;
  private static final int CONNACK = 2;
  private static final int PUBACK = 4;
  private static final int REFUSED = 0x80;

  private final String run;
  private final String name;
  private final LongFunction<Alerts.Kind> kinds;

  /** Says of each number what {@code kinds} wants. */
  public MqttWire(String run, int connection, LongFunction<Alerts.Kind> kinds) {
    this.run = run;
    this.name = "load-" + run + connection;
    this.kinds = kinds;
  }

  @Override
  public byte[] hello() {
    var packet = new ByteArrayOutputStream();
    packet.writeBytes(text("MQTT"));
    packet.write(5); // version
    packet.write(2); // clean start
    packet.writeBytes(new byte[] {0, 0, 0}); // no keep-alive, no properties
    packet.writeBytes(text(name));
    return packet(0x10, packet.toByteArray());
  }

  @Override
  public byte[] payload(long number, Instant due) {
    return Alerts.cloudEvent(run, number, kinds.apply(number), due)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Its packet id, 1 to 65,535. */
  @Override
  public int mark(long number) {
    return (int) (number % PACKET_IDS) + 1;
  }

  @Override
  public byte[] message(long number, Instant due) {
    var content = new ByteArrayOutputStream(320);
    content.writeBytes(text("cloudevents/city/" + number % 100));
    var packet = mark(number);
    content.write(packet >> 8);
    content.write(packet);
    content.write(0); // no properties
    content.writeBytes(payload(number, due));
    return packet(0x32, content.toByteArray());
  }

  private static byte[] text(String text) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(text.length() >> 8);
    bytes.write(text.length());
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static byte[] packet(int first, byte[] content) {
    var packet = new ByteArrayOutputStream(content.length + 5);
    packet.write(first);
    var length = content.length;
    do {
      packet.write(length % 128 | (length >= 128 ? 128 : 0));
      length /= 128;
    } while (length > 0);
    packet.writeBytes(content);
    return packet.toByteArray();
  }

  @Override
  public void answers(ByteBuf in, Listener listener) {
    while (in.readableBytes() >= 2) {
      var start = in.readerIndex();
      var type = in.readUnsignedByte() >> 4;
      var length = in.readUnsignedByte(); // what a broker sends to a publisher is short
      if (length >= 128) {
        throw new IllegalStateException("The broker sent a long packet of type " + type);
      }
      if (in.readableBytes() < length) {
        in.readerIndex(start);
        return;
      }
      var packet = in.readSlice(length);
      if (type == PUBACK) {
        var mark = packet.readUnsignedShort();
        listener.answered(mark, !packet.isReadable() || packet.readUnsignedByte() < REFUSED);
      } else if (type == CONNACK && packet.getUnsignedByte(packet.readerIndex() + 1) >= REFUSED) {
        throw new IllegalStateException("The broker refused the connection");
      }
    }
  }

  @Override
  public int window() {
    return 500;
  }
}
