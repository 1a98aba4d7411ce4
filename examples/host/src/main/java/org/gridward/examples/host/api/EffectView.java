package org.gridward.examples.host.api;

import java.util.List;
import org.gridward.rules.replay.ReplayReport;

/**
 * What a changed policy would have done with past events.
 *
 * @param events how many events were decided again
 * @param changed how many would be treated otherwise
 * @param newlyOverdue cases that were handled in time and would have been late
 * @param newlyInTime cases that were late and would have been in time
 * @param moves cases that change hands, the most first
 * @param loads departments whose caseload changes, the largest change first
 */
public record EffectView(
    long events,
    long changed,
    long newlyOverdue,
    long newlyInTime,
    List<MoveView> moves,
    List<LoadView> loads) {

  /** From which department to which, by name, empty for nobody; and how many. */
  public record MoveView(String from, String to, long count) {}

  /** A department's cases before and after. */
  public record LoadView(String department, long before, long after) {
    private long change() {
      return Math.abs(after - before);
    }
  }

  static EffectView of(ReplayReport it) {
    var moves =
        it.moves().entrySet().stream()
            .map(move -> new MoveView(move.getKey().from(), move.getKey().to(), move.getValue()))
            .sorted((one, other) -> Long.compare(other.count(), one.count()))
            .toList();
    var loads =
        it.loads().entrySet().stream()
            .map(
                load ->
                    new LoadView(
                        load.getKey().name(), load.getValue().before(), load.getValue().after()))
            .filter(load -> load.change() > 0)
            .sorted((one, other) -> Long.compare(other.change(), one.change()))
            .toList();
    return new EffectView(
        it.events(), it.changed(), it.newlyOverdue(), it.newlyInTime(), moves, loads);
  }
}
