package org.gridward.sensors.intake;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The counts of every protocol. */
final class Tallies {

  private final Map<String, Tally> byProtocol = new ConcurrentHashMap<>();

  /** Zeros stand there from the start, so that a chart begins with the host. */
  Tallies(Collection<String> protocols) {
    protocols.forEach(this::of);
  }

  Tally of(String protocol) {
    return byProtocol.computeIfAbsent(protocol, it -> new Tally());
  }

  Map<String, IntakeCounts> counts() {
    return byProtocol.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> it.getValue().counts(), (a, b) -> a, TreeMap::new));
  }
}
