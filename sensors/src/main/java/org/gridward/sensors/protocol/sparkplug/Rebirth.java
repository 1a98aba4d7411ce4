package org.gridward.sensors.protocol.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.gridward.sensors.codec.Command;

/** The order to a node to say again who it is: {@code Node Control/Rebirth}. */
final class Rebirth {

  private static final String METRIC = "Node Control/Rebirth";
  private static final int BOOLEAN = 11; // data type of the specification
  private static final int BYTES = 2; // wire type of what has a length

  private Rebirth() {}

  /** An order to the node of a topic, without a sequence number, as all orders. */
  static Command of(SparkplugTopic topic, Instant now) {
    var metric = new ByteArrayOutputStream();
    var name = METRIC.getBytes(StandardCharsets.UTF_8);
    tag(metric, 1, BYTES);
    varint(metric, name.length);
    metric.writeBytes(name);
    number(metric, 3, now.toEpochMilli());
    number(metric, 4, BOOLEAN);
    number(metric, 14, 1);
    var payload = new ByteArrayOutputStream();
    number(payload, 1, now.toEpochMilli());
    tag(payload, 2, BYTES);
    varint(payload, metric.size());
    payload.writeBytes(metric.toByteArray());
    return new Command(topic.order(), payload.toByteArray());
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    tag(out, field, 0);
    varint(out, value);
  }

  private static void tag(ByteArrayOutputStream out, int field, int wireType) {
    varint(out, (long) field << 3 | wireType);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    var rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
