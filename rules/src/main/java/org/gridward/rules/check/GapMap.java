package org.gridward.rules.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.decision.Category;
import org.gridward.decision.Reason.Stage;
import org.gridward.event.Source;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Gap.Band;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;

/**
 * Every combination of category, grid kind and class, source and part of the week for which only
 * the fallback has an answer (责任空白图). Immutable.
 */
public final class GapMap {

  private static final List<Ground> GROUNDS =
      List.of(
          new Ground(GridKind.BASIC, Optional.of(GridClass.I)),
          new Ground(GridKind.BASIC, Optional.of(GridClass.II)),
          new Ground(GridKind.BASIC, Optional.of(GridClass.III)),
          new Ground(GridKind.DEDICATED, Optional.empty()));
  private static final List<Source> SOURCES = List.of(Source.values());
  private static final List<Band> BANDS = List.of(Band.values());
  private static final int CELLS = GROUNDS.size() * SOURCES.size() * BANDS.size();
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final int MINUTES = 15;

  private final RuleSet rules;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<Hours, Map<Band, Share>> shares = new HashMap<>();

  private record Ground(GridKind kind, Optional<GridClass> gridClass) {}

  private enum Share {
    NONE,
    SOME,
    ALL
  }

  private GapMap(RuleSet rules) {
    this.rules = rules;
    var byKey = new HashMap<String, List<Box>>();
    for (var row : rules.rows()) {
      if (row.stage() == Stage.ROUTE && !row.isFallback()) {
        var box = box(row);
        for (var key : row.keys().isEmpty() ? List.of("") : row.keys()) {
          byKey.computeIfAbsent(row.keyLevel() + key, it -> new ArrayList<>()).add(box);
        }
      }
    }
    rules.categories().values().forEach(it -> category(it, byKey));
  }

  /** The gaps of a policy. */
  public static GapMap of(RuleSet rules) {
    return new GapMap(rules);
  }

  /** All gaps, category by category in the order of their sheet. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** All gaps, those first into which most of these events fell. */
  public List<Gap> byFrequency(Collection<Verdict> past) {
    var counts = new HashMap<List<Object>, Long>();
    for (var verdict : past) {
      if (verdict.category().isPresent() && verdict.located().grid().isPresent()) {
        counts.merge(place(verdict), 1L, Long::sum);
      }
    }
    return gaps.stream()
        .map(it -> it.counted(counts.getOrDefault(place(it), 0L)))
        .sorted(Comparator.comparingLong(Gap::seen).reversed())
        .toList();
  }

  private static List<Object> place(Gap gap) {
    return List.of(
        gap.category().code(), gap.gridKind(), gap.gridClass(), gap.source(), gap.band());
  }

  private List<Object> place(Verdict verdict) {
    var grid = verdict.located().grid().orElseThrow();
    return List.of(
        verdict.category().orElseThrow().code(),
        grid.kind(),
        grid.gridClass(),
        verdict.located().event().source(),
        band(verdict.located()));
  }

  private Band band(LocatedEvent located) {
    var moment = located.event().receivedAt();
    if (rules.calendar().isWorkTime(moment)) {
      return Band.WORK_HOURS;
    }
    var workDay = rules.calendar().isWorkDay(LocalDate.ofInstant(moment, rules.zone()));
    return workDay ? Band.NIGHT : Band.HOLIDAY;
  }

  private void category(Category category, Map<String, List<Box>> byKey) {
    var sure = new BitSet(CELLS);
    var perhaps = new BitSet(CELLS);
    Stream.of("2" + category.code(), "1" + category.major(), "0")
        .flatMap(it -> byKey.getOrDefault(it, List.of()).stream())
        .forEach(
            it -> {
              sure.or(it.sure);
              perhaps.or(it.perhaps);
            });
    for (var cell = sure.nextClearBit(0); cell < CELLS; cell = sure.nextClearBit(cell + 1)) {
      var ground = GROUNDS.get(cell / BANDS.size() / SOURCES.size());
      gaps.add(
          new Gap(
              category,
              ground.kind,
              ground.gridClass,
              SOURCES.get(cell / BANDS.size() % SOURCES.size()),
              BANDS.get(cell % BANDS.size()),
              perhaps.get(cell),
              0));
    }
  }

  /** The combinations for which a row holds, always or under conditions on other columns. */
  private record Box(BitSet sure, BitSet perhaps) {}

  private Box box(PolicyRow row) {
    var box = new Box(new BitSet(CELLS), new BitSet(CELLS));
    for (var cell = 0; cell < CELLS; cell++) {
      var share = row.from().isPresent() || row.to().isPresent() ? Share.SOME : Share.ALL;
      for (var asked : row.conditions()) {
        var other = share(asked, cell);
        share = other.compareTo(share) < 0 ? other : share;
      }
      box.sure.set(cell, share == Share.ALL);
      box.perhaps.set(cell, share != Share.NONE);
    }
    return box;
  }

  private Share share(Asked asked, int cell) {
    var ground = GROUNDS.get(cell / BANDS.size() / SOURCES.size());
    return switch (asked.field()) {
      case SOURCE -> words(asked, List.of(source(cell).name()));
      case GRID_KIND -> words(asked, List.of(ground.kind.name()));
      case GRID_CLASS -> words(asked, ground.gridClass.map(Enum::name).stream().toList());
      case HOURS ->
          shares
              .computeIfAbsent((Hours) asked.condition(), this::shares)
              .getOrDefault(BANDS.get(cell % BANDS.size()), Share.ALL);
      default -> Share.SOME;
    };
  }

  private static Source source(int cell) {
    return SOURCES.get(cell / BANDS.size() % SOURCES.size());
  }

  private static Share words(Asked asked, List<String> seen) {
    return ((OneOf) asked.condition()).admits(seen) ? Share.ALL : Share.NONE;
  }

  /** How much of each band some hours take, by the quarters of a week. */
  private Map<Band, Share> shares(Hours hours) {
    var shares = new HashMap<Band, Share>();
    for (var day = 0; day < DayOfWeek.values().length; day++) {
      var date = MONDAY.plusDays(day);
      for (var minute = 0; minute < 24 * 60; minute += MINUTES) {
        var time = LocalTime.of(minute / 60, minute % 60);
        shares.merge(
            band(date, time),
            holds(hours, date, time) ? Share.ALL : Share.NONE,
            (one, other) -> one == other ? one : Share.SOME);
      }
    }
    return shares;
  }

  private boolean holds(Hours hours, LocalDate date, LocalTime time) {
    var workDay = rules.calendar().isWorkDay(date);
    return hours.contains(time)
        && (hours.days() == Hours.Days.ALL || workDay == (hours.days() == Hours.Days.WORK_DAYS));
  }

  private Band band(LocalDate date, LocalTime time) {
    if (rules.calendar().isWorkTime(date.atTime(time).atZone(rules.zone()).toInstant())) {
      return Band.WORK_HOURS;
    }
    return rules.calendar().isWorkDay(date) ? Band.NIGHT : Band.HOLIDAY;
  }
}
