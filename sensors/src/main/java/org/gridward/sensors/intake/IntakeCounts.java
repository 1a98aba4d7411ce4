package org.gridward.sensors.intake;

import java.util.EnumMap;
import java.util.Map;
import org.gridward.event.Phase;

/**
 * What went in and what came of it, since the start. Messages: {@code received = acknowledged +
 * handedBack +} those that still wait. Each element of an acknowledged message is counted in
 * exactly one of the fields from {@code opened} to {@code deadLetters}.
 *
 * @param received messages taken into the queue
 * @param refused messages turned away because the queue was full or the store away; not received
 * @param handedBack messages returned because the store was away or the intake closed
 * @param acknowledged messages whose every element is durable
 * @param silent acknowledged messages that said nothing, such as an empty batch
 * @param opened events that opened a case
 * @param attached events of a situation with an open case
 * @param held events that opened none until somebody releases them
 * @param counted signs of life and repeats, of which only the number is kept
 * @param noCase events that open no case, by phase
 * @param duplicates events that had been taken before
 * @param deadLetters messages, or elements of them, that could not be read or kept as events
 * @param retried how often a message's commit was tried again
 */
public record IntakeCounts(
    long received,
    long refused,
    long handedBack,
    long acknowledged,
    long silent,
    long opened,
    long attached,
    long held,
    long counted,
    Map<Phase, Long> noCase,
    long duplicates,
    long deadLetters,
    long retried) {

  /** Nothing happened yet. */
  public static final IntakeCounts NONE =
      new IntakeCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0);

  public IntakeCounts {
    noCase = Map.copyOf(noCase);
  }

  /** Messages that still wait for their commit. */
  public long waiting() {
    return received - acknowledged - handedBack;
  }

  /** Events and dead letters that were kept or recognised. */
  public long elements() {
    var without = noCase.values().stream().mapToLong(Long::longValue).sum();
    return opened + attached + held + counted + without + duplicates + deadLetters;
  }

  /** The sum of both. */
  public IntakeCounts plus(IntakeCounts other) {
    var phases = new EnumMap<Phase, Long>(Phase.class);
    phases.putAll(noCase);
    other.noCase.forEach((phase, count) -> phases.merge(phase, count, Long::sum));
    return new IntakeCounts(
        received + other.received,
        refused + other.refused,
        handedBack + other.handedBack,
        acknowledged + other.acknowledged,
        silent + other.silent,
        opened + other.opened,
        attached + other.attached,
        held + other.held,
        counted + other.counted,
        phases,
        duplicates + other.duplicates,
        deadLetters + other.deadLetters,
        retried + other.retried);
  }
}
