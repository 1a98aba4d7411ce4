package org.gridward.rules.fact;

import org.gridward.decision.Candidate.Step;

/**
 * The order among rows that match one event: exact key before group before none, a named owner, the
 * smaller area, more conditions, higher priority, lower number. Packed into one long, so that
 * comparing is one instruction.
 */
public final class Rank {

  private static final int INDEX_BITS = 24;
  private static final int PRIORITY_BITS = 7;
  private static final int CONDITION_BITS = 5;
  private static final int AREA_BITS = 3;
  private static final int AREA_SHIFT = INDEX_BITS + PRIORITY_BITS + CONDITION_BITS;
  private static final long LAST_INDEX = (1L << INDEX_BITS) - 1;

  private Rank() {}

  /**
   * The rank of a row that holds by an area.
   *
   * @param area how near the area is: 4 for the grid itself, 1 for the district, 0 without one
   */
  public static long of(PolicyRow row, int area) {
    var owner = row.conditions().stream().anyMatch(it -> it.field() == Field.OWNER) ? 1 : 0;
    var others =
        row.conditions().stream()
            .filter(it -> it.field() != Field.OWNER && it.field() != Field.AREA)
            .count();
    return pack(row.keyLevel(), owner, area, others, row.priority(), row.index());
  }

  /** The rank of a row that an expert rule has found: as if it named the category itself. */
  public static long found(PolicyRow row) {
    var others =
        row.conditions().stream()
            .filter(it -> it.field() != Field.OWNER && it.field() != Field.AREA)
            .count();
    var owner = row.conditions().stream().anyMatch(it -> it.field() == Field.OWNER) ? 1 : 0;
    return pack(2, owner, 0, others, row.priority(), row.index());
  }

  /** What an area adds to the rank that a row has without one. */
  public static long ofArea(int area) {
    return (long) area << AREA_SHIFT;
  }

  /** Place of the row among all rows of its policy. */
  public static int row(long rank) {
    return (int) (LAST_INDEX - (rank & LAST_INDEX));
  }

  static long pack(int key, int owner, int area, long others, int priority, int index) {
    var rank = (long) key;
    rank = rank << 1 | owner;
    rank = rank << AREA_BITS | area;
    rank = rank << CONDITION_BITS | others;
    rank = rank << PRIORITY_BITS | priority;
    return rank << INDEX_BITS | LAST_INDEX - index;
  }

  /** The first step in which the lower of two ranks is behind. */
  public static Step firstDifference(long winner, long loser) {
    var shift = INDEX_BITS;
    var priority = differ(winner, loser, shift, PRIORITY_BITS);
    shift += PRIORITY_BITS;
    var others = differ(winner, loser, shift, CONDITION_BITS);
    shift += CONDITION_BITS;
    var area = differ(winner, loser, shift, AREA_BITS);
    shift += AREA_BITS;
    var owner = differ(winner, loser, shift, 1);
    if (winner >> shift + 1 != loser >> shift + 1) {
      return Step.KEY;
    }
    if (owner) {
      return Step.OWNER;
    }
    if (area) {
      return Step.AREA;
    }
    if (others) {
      return Step.CONDITIONS;
    }
    return priority ? Step.PRIORITY : Step.ROW_ID;
  }

  private static boolean differ(long one, long other, int shift, int bits) {
    var mask = (1L << bits) - 1;
    return (one >> shift & mask) != (other >> shift & mask);
  }
}
