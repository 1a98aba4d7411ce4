package org.gridward.rules.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.decision.Match;
import org.gridward.decision.Reason.Stage;
import org.gridward.decision.RowRef;

/**
 * A row of the policy (策略行).
 *
 * @param stage which question it answers
 * @param id its number, unique in the policy
 * @param index its place among all rows of the policy, by number
 * @param ref where it stands
 * @param keys the words that it is found by: category codes, groups or kinds; empty where the
 *     engine must look at it for every event
 * @param keyLevel 2 where the key is exact, 1 where it names a group or family, 0 without one
 * @param keyColumn the heading of the key's column
 * @param keyWritten the key's cell as written
 * @param conditions what else must hold
 * @param priority 0 to 99, the higher goes first among equally special rows
 * @param from first day on which it holds
 * @param to last day on which it holds
 * @param outcome what it decides
 * @param basis the regulation behind it
 * @param note the editor's own words
 */
public record PolicyRow(
    Stage stage,
    String id,
    int index,
    RowRef ref,
    Set<String> keys,
    int keyLevel,
    String keyColumn,
    String keyWritten,
    List<Asked> conditions,
    int priority,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Outcome outcome,
    String basis,
    String note) {

  public PolicyRow {
    keys = Set.copyOf(keys);
    conditions = List.copyOf(conditions);
  }

  /** The same row, at its place among all rows. */
  public PolicyRow at(int place) {
    return new PolicyRow(
        stage,
        id,
        place,
        ref,
        keys,
        keyLevel,
        keyColumn,
        keyWritten,
        conditions,
        priority,
        from,
        to,
        outcome,
        basis,
        note);
  }

  /** Whether it asks for nothing at all (兜底). */
  public boolean isFallback() {
    return keyLevel == 0 && conditions.isEmpty();
  }

  /** Whether its conditions hold; its key is matched by the engine's join. */
  public boolean holds(Facts facts) {
    return isInForce(facts) && conditions.stream().allMatch(it -> it.holds(facts));
  }

  /** Whether it counts on the day of the event. */
  public boolean isInForce(Facts facts) {
    var day = facts.local().toLocalDate();
    return from.map(it -> !day.isBefore(it)).orElse(true)
        && to.map(it -> !day.isAfter(it)).orElse(true);
  }

  /** What of it held, for the explanation. */
  public List<Match> matches(Facts facts) {
    var matches = new ArrayList<Match>();
    if (!keys.isEmpty()) {
      var field = stage == Stage.CLASSIFY ? Field.KIND : Field.CATEGORY;
      matches.add(new Match(keyColumn, keyWritten, facts.seen(field)));
    }
    for (var it : conditions) {
      matches.add(new Match(it.column(), it.written(), facts.seen(it.field())));
    }
    return matches;
  }

  /** The row in one sentence: the editor's own words, else its cells. */
  public String sentence() {
    if (!note.isBlank()) {
      return note;
    }
    var words = new StringBuilder();
    if (!keys.isEmpty()) {
      words.append(keyColumn).append('=').append(keyWritten);
    }
    for (var it : conditions) {
      words
          .append(words.isEmpty() ? "" : ", ")
          .append(it.column())
          .append('=')
          .append(it.written());
    }
    return (words.isEmpty() ? "任意" : words) + " → " + outcome;
  }
}
