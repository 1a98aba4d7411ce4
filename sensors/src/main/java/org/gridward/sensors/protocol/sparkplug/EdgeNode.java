package org.gridward.sensors.protocol.sparkplug;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What a session remembers of a node, from its birth on. */
final class EdgeNode {

  private static final Duration ASK_EVERY = Duration.ofMinutes(1);
  private static final int SEQUENCE = 256;

  private final Map<Long, Metric> aliases = new HashMap<>(); // those of its devices too
  private OptionalLong life = OptionalLong.empty();
  private OptionalLong last = OptionalLong.empty();
  private Instant asked = Instant.EPOCH;

  /** A new life: all that was known of the one before it is void. */
  void born(Payload payload) {
    aliases.clear();
    life = payload.bdSeq();
    last = payload.seq();
    asked = Instant.EPOCH;
  }

  void dead() {
    aliases.clear();
    last = OptionalLong.empty();
  }

  /** Whether a last will is that of an earlier life, told late by the broker. */
  boolean isOfAnotherLife(Payload will) {
    return life.isPresent() && will.bdSeq().isPresent() && !will.bdSeq().equals(life);
  }

  void name(Payload birth) {
    birth.metrics().stream()
        .filter(it -> it.alias().isPresent() && !it.name().isEmpty())
        .forEach(it -> aliases.put(it.alias().getAsLong(), it));
  }

  /** The metric under the name of its birth, where that is known. */
  Metric named(Metric metric) {
    var birth = metric.name().isEmpty() ? aliases.get(metric.alias().orElseThrow()) : null;
    return birth == null ? metric : metric.named(birth);
  }

  /** How many messages are missing before this one; a redelivery is no gap. */
  long missing(Payload payload) {
    if (last.isEmpty() || payload.seq().isEmpty()) {
      return 0;
    }
    var ahead = Math.floorMod(payload.seq().getAsLong() - last.getAsLong(), (long) SEQUENCE);
    if (ahead == 0 || ahead > SEQUENCE / 2) {
      return 0;
    }
    last = payload.seq();
    return ahead - 1;
  }

  /** Whether its birth was heard. */
  boolean isKnown() {
    return last.isPresent();
  }

  /** Whether it may be asked now to be born again; not again and again while it does not answer. */
  boolean mayAsk(Instant now) {
    if (now.isBefore(asked.plus(ASK_EVERY))) {
      return false;
    }
    asked = now;
    return true;
  }
}
