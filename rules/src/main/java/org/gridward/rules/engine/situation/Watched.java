package org.gridward.rules.engine.situation;

import java.time.Duration;
import org.gridward.event.Device;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.rules.fact.SituationRow.Trigger;
import org.gridward.rules.fact.SituationRow.Trigger.Gathering;

/**
 * A row in a session. Times are in milliseconds.
 *
 * @param index its place among the rows
 * @param row the row
 * @param shard whose session
 * @param counts whether it counts events, where others wait for silence
 * @param namesAll whether each event that joins what holds must be told
 * @param length how far back it looks
 * @param quiet after so long without another event it is over
 * @param news how often what goes on is told again
 */
record Watched(
    Integer index,
    SituationRow row,
    Shard shard,
    boolean counts,
    boolean namesAll,
    long length,
    long quiet,
    long news) {

  static Watched of(int index, SituationRow row, Shard shard) {
    return new Watched(
        index,
        row,
        shard,
        row.trigger() instanceof Gathering,
        row.deeds().contains(Deed.JOIN) || row.deeds().contains(Deed.RAISE),
        length(row.trigger()).toMillis(),
        row.quiet().toMillis(),
        row.news().toMillis());
  }

  void meet(Asking asking) {
    asking.questions().forEach(it -> shard.see(this, it));
  }

  /** Signs of life are kept some time apart: a device is silent only when that has passed too. */
  private static Duration length(Trigger trigger) {
    return trigger instanceof Trigger.Silence it
        ? it.length().plus(Device.SIGNS_EVERY)
        : trigger.length();
  }
}
