package org.gridward.rules.check;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Has;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;

/**
 * One column, cut where the rows at hand cut it: within a piece every one of these rows holds
 * everywhere or nowhere. Rows are boxes over these pieces, so that questions about rows can be
 * answered for all events at once.
 *
 * @param pieces how many
 * @param test which pieces a row takes; all of them where it does not ask
 */
record Dimension(int pieces, Test test) {

  private static final int MOST_PHRASES = 8;
  private static final int MOST_WORDS = 9;

  /** Which pieces a row takes. */
  interface Test {
    boolean takes(PolicyRow row, int piece);
  }

  /** The pieces that a row takes. */
  BitSet taken(PolicyRow row) {
    var taken = new BitSet(pieces);
    for (var i = 0; i < pieces; i++) {
      taken.set(i, test.takes(row, i));
    }
    return taken;
  }

  /** All columns that some row asks about; empty where they have too many pieces to look at. */
  static Optional<List<Dimension>> of(Collection<PolicyRow> rows) {
    var all = new ArrayList<Dimension>();
    for (var field : Field.values()) {
      var asked = conditions(rows, field);
      if (asked.isEmpty()) {
        continue;
      }
      var dimension =
          switch (field) {
            case VALUE -> Optional.of(numbers(asked));
            case HOURS -> Optional.of(times(asked));
            case TEXT -> texts(asked);
            default -> words(field, asked);
          };
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      all.add(dimension.get());
    }
    days(rows).ifPresent(all::add);
    return Optional.of(all);
  }

  private static List<Condition> conditions(Collection<PolicyRow> rows, Field field) {
    return rows.stream()
        .flatMap(it -> it.conditions().stream())
        .filter(it -> it.field() == field)
        .map(Asked::condition)
        .toList();
  }

  /** A row takes a piece where each of its conditions on the column does. */
  private static Dimension by(Field field, int pieces, PieceTest test) {
    return new Dimension(
        pieces,
        (row, piece) ->
            row.conditions().stream()
                .filter(it -> it.field() == field)
                .allMatch(it -> test.takes(it.condition(), piece)));
  }

  private interface PieceTest {
    boolean takes(Condition condition, int piece);
  }

  /**
   * Each word that is named, any other, and none. Where a row refuses words, an event that has
   * several at once, such as the areas around it, can be outside of more rows: then all sets count.
   */
  private static Optional<Dimension> words(Field field, List<Condition> asked) {
    var named = new TreeSet<String>();
    asked.forEach(it -> named.addAll(((OneOf) it).words()));
    var words = new ArrayList<String>();
    named.forEach(it -> words.add(it.endsWith(".*") ? it + "other" : it));
    words.add("\u0000");
    var several = field == Field.AREA || field == Field.KIND;
    var seen = new ArrayList<List<String>>();
    seen.add(List.of());
    if (!several || asked.stream().noneMatch(it -> ((OneOf) it).negated())) {
      words.forEach(it -> seen.add(List.of(it)));
    } else if (words.size() <= MOST_WORDS) {
      for (var set = 1; set < 1 << words.size(); set++) {
        seen.add(chosen(words, set));
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(by(field, seen.size(), (it, piece) -> ((OneOf) it).admits(seen.get(piece))));
  }

  private static List<String> chosen(List<String> words, int set) {
    return IntStream.range(0, words.size())
        .filter(it -> (set >> it & 1) == 1)
        .mapToObj(words::get)
        .toList();
  }

  /** No number, each bound, and what lies between and beyond the bounds. */
  private static Dimension numbers(List<Condition> asked) {
    var bounds = new TreeSet<Double>();
    asked.forEach(it -> bounds.addAll(List.of(((Between) it).low(), ((Between) it).high())));
    var seen = new ArrayList<Double>();
    for (var bound : bounds) {
      if (!seen.isEmpty()) {
        seen.add(between(seen.get(seen.size() - 1), bound));
      }
      seen.add(bound);
    }
    return by(
        Field.VALUE,
        seen.size() + 1,
        (it, piece) -> piece < seen.size() && ((Between) it).contains(seen.get(piece)));
  }

  private static double between(double low, double high) {
    if (Double.isInfinite(low)) {
      return Double.isInfinite(high) ? 0 : high - 1;
    }
    return Double.isInfinite(high) ? low + 1 : low + (high - low) / 2;
  }

  /** The times from each bound on, on work days and on others. */
  private static Dimension times(List<Condition> asked) {
    var bounds = new TreeSet<LocalTime>();
    bounds.add(LocalTime.MIDNIGHT);
    asked.forEach(it -> bounds.addAll(List.of(((Hours) it).from(), ((Hours) it).to())));
    var seen = List.copyOf(bounds);
    return by(
        Field.HOURS,
        2 * seen.size(),
        (it, piece) ->
            isDay((Hours) it, piece % 2 == 0) && ((Hours) it).contains(seen.get(piece / 2)));
  }

  private static boolean isDay(Hours hours, boolean workDay) {
    return hours.days() == Hours.Days.ALL || workDay == (hours.days() == Hours.Days.WORK_DAYS);
  }

  /** Every choice of the phrases that a text may have; no text is a text without them. */
  private static Optional<Dimension> texts(List<Condition> asked) {
    var phrases = new TreeSet<String>();
    asked.forEach(it -> phrases.addAll(((Has) it).phrases()));
    var all = List.copyOf(phrases);
    if (all.size() > MOST_PHRASES) {
      return Optional.empty();
    }
    return Optional.of(
        by(
            Field.TEXT,
            1 << all.size(),
            (it, piece) -> ((Has) it).phrases().stream().anyMatch(isIn(all, piece))));
  }

  private static Predicate<String> isIn(List<String> phrases, int piece) {
    return it -> (piece >> phrases.indexOf(it) & 1) == 1;
  }

  /** The days from each first day and after each last day on. */
  private static Optional<Dimension> days(Collection<PolicyRow> rows) {
    var bounds = new TreeSet<LocalDate>();
    for (var row : rows) {
      row.from().ifPresent(bounds::add);
      row.to().ifPresent(it -> bounds.add(it.plusDays(1)));
    }
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    var seen = new ArrayList<LocalDate>();
    seen.add(bounds.first().minusDays(1));
    seen.addAll(bounds);
    return Optional.of(
        new Dimension(
            seen.size(),
            (row, piece) ->
                row.from().map(it -> !seen.get(piece).isBefore(it)).orElse(true)
                    && row.to().map(it -> !seen.get(piece).isAfter(it)).orElse(true)));
  }
}
