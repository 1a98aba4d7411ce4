package org.gridward.rules.fact;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** What a cell asks of an event. The language is closed: there is nothing else a cell can say. */
public sealed interface Condition {

  boolean holds(Facts facts, Field field);

  /** Whether some event could satisfy both; may say yes where none can, never no where one can. */
  boolean meets(Condition other);

  /**
   * One of these words, or none of them.
   *
   * @param words canonical words; one that ends in {@code .*} stands for a family
   * @param negated whether none of them may be there
   */
  record OneOf(Set<String> words, boolean negated) implements Condition {
    public OneOf {
      words = Set.copyOf(words);
    }

    @Override
    public boolean holds(Facts facts, Field field) {
      return admits(facts.words(field));
    }

    /** Whether an event with these words satisfies it. */
    public boolean admits(List<String> seen) {
      return seen.stream().anyMatch(this::names) != negated;
    }

    /** Whether a word stands for a family. */
    public boolean namesFamily() {
      return words.stream().anyMatch(it -> it.endsWith(".*"));
    }

    private boolean names(String word) {
      return words.contains(word)
          || words.stream()
              .anyMatch(
                  it -> it.endsWith(".*") && word.startsWith(it.substring(0, it.length() - 1)));
    }

    @Override
    public boolean meets(Condition other) {
      if (!(other instanceof OneOf it)) {
        return true;
      }
      if (negated || it.negated) {
        return negated && it.negated
            || (negated ? !words.containsAll(it.words) : !it.words.containsAll(words));
      }
      return words.stream().anyMatch(it::names) || it.words.stream().anyMatch(this::names);
    }
  }

  /**
   * A number between two bounds.
   *
   * @param low lower bound, or negative infinity
   * @param lowIn whether the lower bound itself belongs
   * @param high upper bound, or infinity
   * @param highIn whether the upper bound itself belongs
   */
  record Between(double low, boolean lowIn, double high, boolean highIn) implements Condition {

    @Override
    public boolean holds(Facts facts, Field field) {
      return facts.value().isPresent() && contains(facts.value().getAsDouble());
    }

    /** Whether a number belongs. */
    public boolean contains(double value) {
      return (lowIn ? value >= low : value > low) && (highIn ? value <= high : value < high);
    }

    @Override
    public boolean meets(Condition other) {
      if (!(other instanceof Between it)) {
        return true;
      }
      var from = Math.max(low, it.low);
      var to = Math.min(high, it.high);
      return from < to || from == to && contains(from) && it.contains(from);
    }
  }

  /**
   * A text with one of these phrases in it.
   *
   * @param phrases words to be found, in any place
   */
  record Has(List<String> phrases) implements Condition {
    public Has {
      phrases = List.copyOf(phrases);
    }

    @Override
    public boolean holds(Facts facts, Field field) {
      return facts.words(field).stream().anyMatch(it -> phrases.stream().anyMatch(it::contains));
    }

    @Override
    public boolean meets(Condition other) {
      return true;
    }
  }

  /**
   * A time of day, on some days.
   *
   * @param days which days
   * @param from first moment
   * @param to first moment that does not belong any more; before {@code from} where it runs past
   *     midnight, equal for the whole day
   */
  record Hours(Days days, LocalTime from, LocalTime to) implements Condition {

    /** Which days. */
    public enum Days {
      ALL,
      WORK_DAYS,
      HOLIDAYS
    }

    @Override
    public boolean holds(Facts facts, Field field) {
      return switch (days) {
            case ALL -> true;
            case WORK_DAYS -> facts.workDay();
            case HOLIDAYS -> !facts.workDay();
          }
          && contains(facts.local().toLocalTime());
    }

    /** Whether a time of day belongs, on a day that does. */
    public boolean contains(LocalTime time) {
      if (from.equals(to)) {
        return true;
      }
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }

    @Override
    public boolean meets(Condition other) {
      if (!(other instanceof Hours it)) {
        return true;
      }
      var sameDays = days == it.days || days == Days.ALL || it.days == Days.ALL;
      return sameDays && (contains(it.from) || it.contains(from));
    }
  }
}
