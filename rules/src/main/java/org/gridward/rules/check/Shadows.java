package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.decision.Category;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.check.Witness.Answer;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Rank;

/** Finds rows that can never win (被遮蔽): wherever they hold, a better row does. */
public final class Shadows {

  private static final List<Stage> RANKED = List.of(Stage.CLASSIFY, Stage.ROUTE, Stage.LIMIT);

  private final Map<List<Object>, List<PolicyRow>> byKey = new HashMap<>();
  private final Map<String, String> majors = new HashMap<>();

  private Shadows(List<PolicyRow> rows, Collection<Category> categories) {
    for (var category : categories) {
      majors.put(category.code(), category.major());
    }
    for (var row : rows) {
      for (var key : row.keys().isEmpty() ? Set.of("") : row.keys()) {
        byKey
            .computeIfAbsent(List.of(row.stage(), level(row), key), it -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /** The rows that can never win, each with the rows that go before it. */
  public static Map<PolicyRow, Set<PolicyRow>> of(
      List<PolicyRow> rows, Collection<Category> categories) {
    var shadows = new Shadows(rows, categories);
    var found = new LinkedHashMap<PolicyRow, Set<PolicyRow>>();
    rows.stream()
        .filter(it -> RANKED.contains(it.stage()))
        .forEach(
            it -> {
              var winners = shadows.winners(it);
              if (!winners.isEmpty()) {
                found.put(it, winners);
              }
            });
    return found;
  }

  private static int level(PolicyRow row) {
    return row.keys().isEmpty() ? 0 : row.keyLevel();
  }

  /** The rows before which it never comes; none where it can win, or nobody can tell. */
  private Set<PolicyRow> winners(PolicyRow row) {
    var winners = new LinkedHashSet<PolicyRow>();
    for (var key : keys(row)) {
      var better = better(row, key);
      if (Witness.find(row, better) != Answer.NONE) {
        return Set.of();
      }
      better.stream().filter(it -> RowChecks.canMeet(row, it)).forEach(winners::add);
    }
    return winners;
  }

  /** The keys under which an event may ask for the row. */
  private Set<String> keys(PolicyRow row) {
    if (level(row) == 2) {
      return row.keys();
    }
    if (row.stage() == Stage.CLASSIFY) {
      return Set.of(""); // kinds that no row names: there are always some
    }
    return majors.entrySet().stream()
        .filter(it -> level(row) == 0 || row.keys().contains(it.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The rows that an event with this key meets before the row, whatever its area. */
  private List<PolicyRow> better(PolicyRow row, String key) {
    var all = new ArrayList<PolicyRow>();
    all.addAll(find(row.stage(), 2, key));
    all.addAll(find(row.stage(), 1, majors.getOrDefault(key, "")));
    all.addAll(find(row.stage(), 0, ""));
    all.removeIf(it -> !goesBefore(it, row));
    return all;
  }

  /**
   * Whether a row is better than another that holds as well, where both name areas equally near.
   */
  static boolean goesBefore(PolicyRow one, PolicyRow other) {
    return Rank.of(one, nearness(one)) > Rank.of(other, nearness(other));
  }

  /** A place is one area here, so all rows that name it are equally near. */
  private static int nearness(PolicyRow row) {
    var named =
        row.conditions().stream()
            .filter(it -> it.field() == Field.AREA)
            .anyMatch(it -> it.condition() instanceof OneOf words && !words.negated());
    return named ? 1 : 0;
  }

  private List<PolicyRow> find(Stage stage, int level, String key) {
    return byKey.getOrDefault(List.of(stage, level, key), List.of());
  }
}
