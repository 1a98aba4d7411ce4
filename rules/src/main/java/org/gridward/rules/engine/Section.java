package org.gridward.rules.engine;

import java.util.Comparator;
import java.util.List;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Rank;

/** The rows of one stage that are found by one key, best first. Immutable; shared by sessions. */
final class Section {

  static final Section EMPTY = new Section(List.of(), null);

  private final long[] ranks;
  private final long[] blocked;
  private final double[] low;
  private final double[] high;
  private final Rest[] rests; // null where bits and number tell all

  Section(List<PolicyRow> rows, Codebook book) {
    var sorted =
        rows.stream()
            .sorted(Comparator.comparingLong((PolicyRow it) -> Rank.of(it, 0)).reversed())
            .toList();
    var size = sorted.size();
    ranks = sorted.stream().mapToLong(it -> Rank.of(it, 0)).toArray();
    blocked = sorted.stream().mapToLong(it -> blocked(it, book)).toArray();
    low = new double[size];
    high = new double[size];
    rests = new Rest[size];
    for (var i = 0; i < size; i++) {
      low[i] = Double.NEGATIVE_INFINITY;
      high[i] = Double.POSITIVE_INFINITY;
      for (var asked : sorted.get(i).conditions()) {
        if (asked.condition() instanceof Condition.Between it) {
          low[i] = it.lowIn() ? it.low() : Math.nextUp(it.low());
          high[i] = it.highIn() ? it.high() : Math.nextDown(it.high());
        }
      }
      rests[i] = Rest.of(sorted.get(i), book);
    }
  }

  private static long blocked(PolicyRow row, Codebook book) {
    return row.conditions().stream()
        .filter(it -> book.tells(it) || it.condition() instanceof Condition.Between)
        .mapToLong(book::blocked)
        .reduce(0, (one, other) -> one | other);
  }

  static boolean isNumber(Asked asked) {
    return asked.field() == Field.VALUE && asked.condition() instanceof Condition.Between;
  }

  /** Adds the ranks of the rows that hold. */
  void ask(Question question) {
    var bits = question.bits;
    var value = question.value;
    for (var i = 0; i < ranks.length; i++) {
      if ((bits & blocked[i]) == 0 && !(value < low[i]) && !(value > high[i])) {
        if (rests[i] == null) {
          question.hit(ranks[i]);
        } else if (rests[i].holds(question)) {
          question.hit(ranks[i] + rests[i].areaRank(question));
        }
      }
    }
  }
}
