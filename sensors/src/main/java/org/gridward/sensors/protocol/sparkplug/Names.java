package org.gridward.sensors.protocol.sparkplug;

import org.gridward.sensors.codec.Words;

/** What metrics are called. */
final class Names {

  private static final int LONGEST = 120;

  private Names() {}

  /** The whole name, or the alias where that is all there is. */
  static String of(Metric metric) {
    var name = Words.line(metric.name(), LONGEST);
    return name.isEmpty() ? "alias_" + Long.toUnsignedString(metric.alias().orElse(0)) : name;
  }

  /** What stands behind the last slash. */
  static String last(Metric metric) {
    var name = of(metric);
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
