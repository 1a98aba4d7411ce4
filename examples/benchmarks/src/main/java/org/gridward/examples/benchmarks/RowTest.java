package org.gridward.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.PolicyRow;

/** A row as a predicate, for engines whose rules are written in Java. */
final class RowTest {

  private RowTest() {}

  /** Stage, key and every column that the row asks about. */
  static Predicate<RowQuestion> of(PolicyRow row) {
    var stage = row.stage().name();
    var keys = row.keys();
    var tests = new ArrayList<Predicate<RowQuestion>>();
    tests.add(it -> it.getStage().equals(stage));
    if (!keys.isEmpty()) {
      tests.add(it -> keys.contains(it.getKey()));
    }
    row.conditions().forEach(it -> tests.add(of(it)));
    var all = List.copyOf(tests);
    return question -> {
      for (var test : all) {
        if (!test.test(question)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<RowQuestion> of(Asked asked) {
    if (asked.condition() instanceof Between it) {
      return question -> question.getValue() >= it.low();
    }
    if (asked.condition() instanceof Hours it) {
      return question -> isTime(question, it);
    }
    Set<String> words = ((OneOf) asked.condition()).words();
    Function<RowQuestion, String> seen =
        switch (asked.field()) {
          case SOURCE -> RowQuestion::getSource;
          case GRID_KIND -> RowQuestion::getGridKind;
          case GRID_CLASS -> RowQuestion::getGridClass;
          case SEVERITY -> RowQuestion::getSeverity;
          case GRADE -> RowQuestion::getGrade;
          default -> throw new IllegalArgumentException("No test is made for " + asked.field());
        };
    return question -> words.contains(seen.apply(question));
  }

  private static boolean isTime(RowQuestion question, Hours hours) {
    var from = hours.from().toSecondOfDay() / 60;
    var to = hours.to().toSecondOfDay() / 60;
    var minute = question.getMinute();
    var inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    return (inside || from == to)
        && (hours.days() == Hours.Days.ALL
            || question.isWorkDay() == (hours.days() == Hours.Days.WORK_DAYS));
  }
}
