package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridward.decision.Match;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Verdict;

/**
 * Rows that would have held but for one or two conditions (差一点命中), and what of the event would have
 * to be otherwise: the nearest change that alters the decision.
 */
public final class NearMisses {

  private static final int MOST_FAILED = 2;

  private NearMisses() {}

  /**
   * A row that did not hold.
   *
   * @param row the row
   * @param failed the conditions that failed, as the row asks them and as the event is
   * @param alters whether the row would have decided, had they held
   */
  public record NearMiss(PolicyRow row, List<Match> failed, boolean alters) {}

  /** The dispatch rows nearest to holding: fewest failed conditions first, at most so many. */
  public static List<NearMiss> of(Verdict verdict, int most) {
    var rules = verdict.rules();
    if (verdict.category().isEmpty()) {
      return List.of();
    }
    var category = verdict.category().get();
    var facts = Facts.of(rules, verdict.located()).as(category, verdict.grade().orElseThrow());
    var held = verdict.rows(Stage.ROUTE);
    var misses = new ArrayList<NearMiss>();
    for (var row : rules.rows()) {
      if (row.stage() == Stage.ROUTE && isAsked(row, facts) && !held.contains(row)) {
        var failed = failed(row, facts);
        if (!failed.isEmpty() && failed.size() <= MOST_FAILED && row.isInForce(facts)) {
          misses.add(new NearMiss(row, failed, wouldWin(row, held)));
        }
      }
    }
    misses.sort(
        Comparator.comparing((NearMiss it) -> it.failed().size())
            .thenComparing(it -> it.alters() ? 0 : 1)
            .thenComparing(it -> it.row().id()));
    return misses.subList(0, Math.min(most, misses.size()));
  }

  private static boolean isAsked(PolicyRow row, Facts facts) {
    var category = facts.category().orElseThrow();
    return row.keys().isEmpty()
        || row.keys().contains(row.keyLevel() == 2 ? category.code() : category.major());
  }

  private static List<Match> failed(PolicyRow row, Facts facts) {
    return row.conditions().stream()
        .filter(it -> !it.holds(facts))
        .map((Asked it) -> new Match(it.column(), it.written(), facts.seen(it.field())))
        .toList();
  }

  /** With all of its conditions, among the rows that held, by those of its rank that never vary. */
  private static boolean wouldWin(PolicyRow row, List<PolicyRow> held) {
    return held.isEmpty() || Shadows.goesBefore(row, held.get(0)) && !sameOutcome(row, held.get(0));
  }

  private static boolean sameOutcome(PolicyRow one, PolicyRow other) {
    return one.outcome().equals(other.outcome());
  }
}
