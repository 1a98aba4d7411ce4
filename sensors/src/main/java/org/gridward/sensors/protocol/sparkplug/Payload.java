package org.gridward.sensors.protocol.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * The outermost message of Sparkplug B. A field that it does not have makes it another protocol's.
 *
 * @param timestamp milliseconds since 1970
 * @param metrics in order
 * @param seq 0 to 255, shared by a node and its devices
 */
record Payload(OptionalLong timestamp, List<Metric> metrics, OptionalLong seq) {

  private static final int MOST_METRICS = 20_000;
  private static final String BD_SEQ = "bdSeq";

  static Payload read(byte[] body) throws MalformedPayload {
    if (body.length == 0) {
      throw MalformedPayload.of(
          SparkplugCodec.PROTOCOL, "", "found 0 bytes, expected a Sparkplug B payload");
    }
    var wire = Wire.of(body);
    var timestamp = OptionalLong.empty();
    var seq = OptionalLong.empty();
    var metrics = new ArrayList<Metric>();
    while (wire.hasNext()) {
      var field = wire.field();
      switch (field) {
        case 1 -> timestamp = OptionalLong.of(wire.varint());
        case 2 -> metrics.add(metric(wire, metrics.size()));
        case 3 -> seq = OptionalLong.of(seq(wire));
        case 4 -> wire.text(); // uuid
        case 5 -> wire.length(); // body, of the application's own
        default -> throw wire.malformed("found field " + field + ", expected 1 to 5 of a payload");
      }
    }
    return new Payload(timestamp, List.copyOf(metrics), seq);
  }

  private static Metric metric(Wire wire, int before) throws MalformedPayload {
    if (before == MOST_METRICS) {
      throw wire.malformed(
          "found more than " + MOST_METRICS + " metrics, expected at most so many");
    }
    return Metric.read(wire.message(), "");
  }

  private static long seq(Wire wire) throws MalformedPayload {
    var seq = wire.varint();
    if (seq < 0 || seq > 255) {
      throw wire.malformed("found seq " + Long.toUnsignedString(seq) + ", expected 0 to 255");
    }
    return seq;
  }

  /** Which life of the node it belongs to. */
  OptionalLong bdSeq() {
    return metrics.stream()
        .filter(Payload::isBdSeq)
        .flatMapToLong(it -> it.integer().stream())
        .findFirst();
  }

  static boolean isBdSeq(Metric metric) {
    return metric.name().equals(BD_SEQ);
  }
}
