package org.gridward.sensors.protocol.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * One value of a payload.
 *
 * @param name of a path's form, such as {@code Inputs/Temperature}; empty where only the alias is
 *     given
 * @param alias the number that a birth gave to the name
 * @param timestamp milliseconds since 1970, where it differs from the payload's
 * @param dataType of the specification; 0 where it is not given
 * @param historical whether it was kept back while there was no connection
 * @param value what it says; {@link Value.Unset} for null
 * @param unit of the property {@code engUnit}; empty where there is none
 * @param members the metrics of a template's instance
 */
record Metric(
    String name,
    OptionalLong alias,
    OptionalLong timestamp,
    int dataType,
    boolean historical,
    Value value,
    String unit,
    List<Metric> members) {

  /** What a metric says, as it was on the wire. */
  sealed interface Value {
    /** Null, or a form that holds no single value. */
    record Unset() implements Value {}

    /** An integer whose sign only the data type tells, of 32 or 64 bits. */
    record Integer(long bits, boolean wide) implements Value {}

    /** A float or double. */
    record Number(double number) implements Value {}

    /** A boolean. */
    record Flag(boolean on) implements Value {}

    /** A string. */
    record Text(String text) implements Value {}

    /** Bytes, a file, an array, a data set: only their form is kept. */
    record Opaque(String form) implements Value {}
  }

  /** A metric, whose name begins with that of its template. */
  static Metric read(Wire wire, String prefix) throws MalformedPayload {
    var reader = new MetricReader();
    reader.read(wire, prefix);
    var metric = reader.metric();
    if (metric.name().isEmpty() && metric.alias().isEmpty()) {
      throw wire.malformed("found a metric without name and alias, expected one of them");
    }
    return metric;
  }

  /** The value as an integer, where it is one. */
  OptionalLong integer() {
    return value instanceof Value.Integer it ? OptionalLong.of(it.bits()) : OptionalLong.empty();
  }

  /** The same metric under the name, type and unit that a birth gave to its alias. */
  Metric named(Metric birth) {
    return new Metric(
        birth.name,
        alias,
        timestamp,
        dataType == 0 ? birth.dataType : dataType,
        historical,
        value,
        unit.isEmpty() ? birth.unit : unit,
        members);
  }

  /** Itself, or the metrics of the template that it is an instance of. */
  List<Metric> flat() {
    if (members.isEmpty()) {
      return List.of(this);
    }
    var all = new ArrayList<Metric>();
    members.forEach(it -> all.addAll(it.flat()));
    return all;
  }
}
