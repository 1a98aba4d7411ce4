package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.gridward.rules.fact.PolicyRow;

/**
 * Looks for an event that one row wins: a place in its box that no better row's box has. Columns
 * are taken one after the other, and of each the piece that most rivals do not take; a rival that
 * takes all the rest ends the branch. Not thread-safe.
 */
final class Witness {

  /** Whether there is one. */
  enum Answer {
    FOUND,
    NONE,
    /** Too many places to look at. */
    UNKNOWN
  }

  private static final int MOST_STEPS = 20_000;

  private final List<BitSet> own = new ArrayList<>();
  private final List<List<BitSet>> theirs = new ArrayList<>(); // by column, then by rival
  private int steps;

  private Witness(PolicyRow row, List<PolicyRow> rivals, List<Dimension> dimensions) {
    for (var dimension : dimensions) {
      own.add(dimension.taken(row));
      theirs.add(rivals.stream().map(dimension::taken).toList());
    }
  }

  /** Whether a row can win against rows that go before it. */
  static Answer find(PolicyRow row, Collection<PolicyRow> better) {
    var rivals = better.stream().filter(it -> RowChecks.canMeet(row, it)).toList();
    if (rivals.isEmpty()) {
      return Answer.FOUND;
    }
    var rows = new ArrayList<>(rivals);
    rows.add(row);
    return Dimension.of(rows)
        .map(it -> new Witness(row, rivals, it).search(0, all(rivals.size())))
        .orElse(Answer.UNKNOWN);
  }

  private static BitSet all(int count) {
    var all = new BitSet(count);
    all.set(0, count);
    return all;
  }

  private Answer search(int column, BitSet rivals) {
    if (rivals.isEmpty()) {
      return isPossible(column) ? Answer.FOUND : Answer.NONE;
    }
    if (column == own.size()) {
      return Answer.NONE;
    }
    if (++steps > MOST_STEPS) {
      return Answer.UNKNOWN;
    }
    var tried = new ArrayList<BitSet>();
    var answer = Answer.NONE;
    for (var piece = own.get(column).nextSetBit(0);
        piece >= 0;
        piece = own.get(column).nextSetBit(piece + 1)) {
      var left = left(column, piece, rivals);
      if (tried.stream().noneMatch(it -> isSubset(it, left))) { // else no better than one tried
        tried.add(left);
        var found = search(column + 1, left);
        if (found == Answer.FOUND) {
          return found;
        }
        answer = found == Answer.UNKNOWN ? found : answer;
      }
    }
    return answer;
  }

  /** Whether the row takes a piece of every column that is left. */
  private boolean isPossible(int column) {
    return own.subList(column, own.size()).stream().noneMatch(BitSet::isEmpty);
  }

  private BitSet left(int column, int piece, BitSet rivals) {
    var left = new BitSet(rivals.length());
    for (var i = rivals.nextSetBit(0); i >= 0; i = rivals.nextSetBit(i + 1)) {
      left.set(i, theirs.get(column).get(i).get(piece));
    }
    return left;
  }

  private static boolean isSubset(BitSet small, BitSet large) {
    var rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }
}
