package org.gridward.sensors.protocol.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads the fields of a metric, and of what lies in it. Not thread-safe. */
final class MetricReader {

  private static final int MOST_MEMBERS = 1_000;
  private static final String UNIT = "engUnit";

  private String name = "";
  private OptionalLong alias = OptionalLong.empty();
  private OptionalLong timestamp = OptionalLong.empty();
  private int dataType;
  private boolean historical;
  private boolean isNull;
  private String unit = "";
  private Metric.Value value = new Metric.Value.Unset();
  private final List<Metric> members = new ArrayList<>();

  void read(Wire wire, String prefix) throws MalformedPayload {
    while (wire.hasNext()) {
      var field = wire.field();
      switch (field) {
        case 1 -> name = prefix + wire.text();
        case 2 -> alias = OptionalLong.of(wire.varint());
        case 3 -> timestamp = OptionalLong.of(wire.varint());
        case 4 -> dataType = (int) wire.varint();
        case 5 -> historical = wire.flag();
        case 6 -> wire.flag(); // is_transient
        case 7 -> isNull = wire.flag();
        case 8 -> wire.length(); // metadata
        case 9 -> properties(wire.message());
        default -> value(field, wire);
      }
    }
  }

  private void value(int field, Wire wire) throws MalformedPayload {
    switch (field) {
      case 10 -> value = new Metric.Value.Integer(wire.varint() & 0xFFFF_FFFFL, false);
      case 11 -> value = new Metric.Value.Integer(wire.varint(), true);
      case 12 -> value = new Metric.Value.Number(wire.float32());
      case 13 -> value = new Metric.Value.Number(wire.float64());
      case 14 -> value = new Metric.Value.Flag(wire.flag());
      case 15 -> value = new Metric.Value.Text(wire.text());
      case 16 -> value = new Metric.Value.Opaque(wire.length() + " bytes");
      case 17 -> value = new Metric.Value.Opaque("data set of " + wire.length() + " bytes");
      case 18 -> template(wire.message());
      case 19 -> value = new Metric.Value.Opaque("extension of " + wire.length() + " bytes");
      default -> throw wire.malformed("found field " + field + ", expected 1 to 19 of a metric");
    }
  }

  /** The instance of a template holds metrics; its definition holds none that were measured. */
  private void template(Wire wire) throws MalformedPayload {
    var definition = false;
    while (wire.hasNext()) {
      var field = wire.field();
      switch (field) {
        case 1, 4 -> wire.text(); // version, template_ref
        case 2 -> member(wire);
        case 3 -> wire.length(); // parameters
        case 5 -> definition = wire.flag();
        default -> throw wire.malformed("found field " + field + ", expected 1 to 5 of a template");
      }
    }
    if (definition) {
      members.clear();
    }
  }

  private void member(Wire wire) throws MalformedPayload {
    if (members.size() == MOST_MEMBERS) {
      throw wire.malformed("found more than " + MOST_MEMBERS + " metrics in a template");
    }
    members.add(Metric.read(wire.message(), name.isEmpty() ? "" : name + "/"));
  }

  private void properties(Wire wire) throws MalformedPayload {
    var keys = new ArrayList<String>();
    var values = new ArrayList<String>();
    while (wire.hasNext()) {
      var field = wire.field();
      switch (field) {
        case 1 -> keys.add(wire.text());
        case 2 -> values.add(property(wire.message()));
        default -> throw wire.malformed("found field " + field + ", expected keys and values");
      }
    }
    var at = keys.indexOf(UNIT);
    if (at >= 0 && at < values.size()) {
      unit = values.get(at);
    }
  }

  /** The text of a property; empty where it is something else. */
  private static String property(Wire wire) throws MalformedPayload {
    var text = "";
    while (wire.hasNext()) {
      var field = wire.field();
      switch (field) {
        case 1, 2, 3, 4, 7 -> wire.varint();
        case 5 -> wire.float32();
        case 6 -> wire.float64();
        case 8 -> text = wire.text();
        case 9, 10 -> wire.length();
        default ->
            throw wire.malformed("found field " + field + ", expected 1 to 10 of a property");
      }
    }
    return text;
  }

  Metric metric() {
    return new Metric(
        name,
        alias,
        timestamp,
        dataType,
        historical,
        isNull ? new Metric.Value.Unset() : value,
        unit,
        List.copyOf(members));
  }
}
