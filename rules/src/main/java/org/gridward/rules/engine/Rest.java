package org.gridward.rules.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Rank;

/**
 * What of a row bits do not tell.
 *
 * @param from first day on which it holds, counted from 1970
 * @param to last day
 * @param areas numbers of the areas it names; empty where it names none
 * @param negated whether the event must be in none of them
 * @param others conditions on free words
 */
record Rest(int from, int to, int[] areas, boolean negated, List<Asked> others) {

  /** The rest of a row; null where there is none. */
  static Rest of(PolicyRow row, Codebook book) {
    var areas = new int[0];
    var negated = false;
    var others = new ArrayList<Asked>();
    for (var asked : row.conditions()) {
      if (asked.field() == Field.AREA
          && asked.condition() instanceof Condition.OneOf it
          && !it.namesFamily()) {
        areas = it.words().stream().mapToInt(book::area).toArray();
        negated = it.negated();
      } else if (!book.tells(asked) && !Section.isNumber(asked)) {
        others.add(asked);
      }
    }
    var all = row.from().isEmpty() && row.to().isEmpty() && areas.length == 0 && others.isEmpty();
    return all
        ? null
        : new Rest(
            day(row.from(), Integer.MIN_VALUE),
            day(row.to(), Integer.MAX_VALUE),
            areas,
            negated,
            List.copyOf(others));
  }

  private static int day(Optional<LocalDate> day, int otherwise) {
    return day.map(it -> (int) it.toEpochDay()).orElse(otherwise);
  }

  boolean holds(Question question) {
    if (question.day < from || question.day > to) {
      return false;
    }
    if (areas.length > 0 && question.ground.level(areas) > 0 == negated) {
      return false;
    }
    for (var i = 0; i < others.size(); i++) {
      if (!others.get(i).holds(question.facts())) {
        return false;
      }
    }
    return true;
  }

  /** What the area that holds adds to the rank. */
  long areaRank(Question question) {
    return areas.length == 0 ? 0 : Rank.ofArea(question.ground.level(areas));
  }
}
