package org.gridward.sensors.protocol.sparkplug;

import java.math.BigInteger;
import java.time.Instant;
import java.util.OptionalDouble;

/** What metrics say, by their data types (Sparkplug 3.0.0, section 6.4.16). */
final class Values {

  private static final int INT8 = 1;
  private static final int INT16 = 2;
  private static final int INT32 = 3;
  private static final int INT64 = 4;
  private static final int UINT8 = 5;
  private static final int UINT64 = 8;
  private static final int DATE_TIME = 13;

  private Values() {}

  /**
   * A finite number; empty for what is none. An integer of unknown type whose first bit is set
   * could be negative or large, so it is none either.
   */
  static OptionalDouble number(Metric metric) {
    if (metric.value() instanceof Metric.Value.Number it) {
      return Double.isFinite(it.number()) ? OptionalDouble.of(it.number()) : OptionalDouble.empty();
    }
    return metric.value() instanceof Metric.Value.Integer it
        ? integer(it, metric.dataType())
        : OptionalDouble.empty();
  }

  private static OptionalDouble integer(Metric.Value.Integer it, int type) {
    if (type >= UINT8 && type <= UINT64) {
      return OptionalDouble.of(new BigInteger(Long.toUnsignedString(it.bits())).doubleValue());
    }
    return switch (type) {
      case INT8 -> OptionalDouble.of((byte) it.bits());
      case INT16 -> OptionalDouble.of((short) it.bits());
      case INT32 -> OptionalDouble.of((int) it.bits());
      case INT64 -> OptionalDouble.of(it.bits());
      case DATE_TIME -> OptionalDouble.empty();
      default -> isSignKnown(it) ? OptionalDouble.of(it.bits()) : OptionalDouble.empty();
    };
  }

  private static boolean isSignKnown(Metric.Value.Integer it) {
    return it.wide() ? it.bits() >= 0 : it.bits() <= Integer.MAX_VALUE;
  }

  /** The value as words. */
  static String text(Metric metric) {
    var value = metric.value();
    if (value instanceof Metric.Value.Integer it) {
      return metric.dataType() == DATE_TIME
          ? Instant.ofEpochMilli(it.bits()).toString()
          : Long.toUnsignedString(it.bits());
    }
    if (value instanceof Metric.Value.Number it) {
      return Double.toString(it.number());
    }
    if (value instanceof Metric.Value.Flag it) {
      return Boolean.toString(it.on());
    }
    if (value instanceof Metric.Value.Text it) {
      return it.text();
    }
    return value instanceof Metric.Value.Opaque it ? it.form() : "null";
  }
}
