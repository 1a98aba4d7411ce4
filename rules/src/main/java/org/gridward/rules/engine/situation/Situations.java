package org.gridward.rules.engine.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.situation.Cells.Cell;
import org.gridward.rules.engine.situation.Finding.News;
import org.gridward.rules.engine.situation.Sighting.Weight;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Scope.Level;

/**
 * Watches events for what many of them mean together, by the rows of one policy (态势规则). One thread
 * at a time; the shards may run at once.
 *
 * <p>Give it every event in the order in which it was taken. To begin with a past, {@link #hush}
 * it, give it the events and what was found among them, then {@link #awake} it.
 */
public final class Situations implements AutoCloseable {

  /** Sightings and places that are remembered at most, about 300 bytes each. */
  public static final int MOST_REMEMBERED = 500_000;

  private static final String TOWN = "town";

  private final RuleSet rules;
  private final List<SituationRow> rows;
  private final Map<String, int[]> byCategory = new HashMap<>();
  private final Map<String, int[]> byKind = new HashMap<>();
  private final int[] others; // rows of any category, and of families of kinds
  private final List<Cells> cells = new ArrayList<>();
  private final List<Shard> shards;

  private Situations(RuleSet rules, int shards, int mostRemembered) {
    this.rules = rules;
    this.rows = rules.situations();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var index = i;
      row.categories().forEach(it -> byCategory.merge(it, new int[] {index}, Situations::joined));
      if (row.categories().isEmpty() && !hasFamily(row)) {
        row.kinds().forEach(it -> byKind.merge(it, new int[] {index}, Situations::joined));
      }
      var scope = row.scope();
      cells.add(scope.level() == Level.RADIUS ? new Cells(scope.metres()) : null);
    }
    this.shards =
        IntStream.range(0, shards)
            .mapToObj(it -> new Shard(rows, cells, mostRemembered / shards))
            .toList();
    this.others =
        IntStream.range(0, rows.size())
            .filter(it -> rows.get(it).categories().isEmpty())
            .filter(it -> rows.get(it).kinds().isEmpty() || hasFamily(rows.get(it)))
            .toArray();
  }

  private static boolean hasFamily(SituationRow row) {
    return row.kinds().stream().anyMatch(it -> it.endsWith(".*"));
  }

  private static int[] joined(int[] one, int[] other) {
    return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
  }

  /** Watches by the rows of a policy, in one shard. */
  public static Situations of(RuleSet rules) {
    return of(rules, 1, MOST_REMEMBERED);
  }

  /**
   * The same.
   *
   * @param shards how many sessions share the work, 1 or more
   * @param mostRemembered how many sightings and places are remembered at most; above it those seen
   *     longest ago are forgotten, unless they hold
   */
  public static Situations of(RuleSet rules, int shards, int mostRemembered) {
    return new Situations(rules, shards, mostRemembered);
  }

  /**
   * Takes events, and tells what they bring.
   *
   * @param sightings in the order in which they were taken
   * @param now the moment up to which nothing more was taken; what is due by then is told
   */
  public List<Finding> see(List<Sighting> sightings, Instant now) {
    if (rows.isEmpty()) {
      return List.of();
    }
    sightings.forEach(this::share);
    var findings = new ArrayList<Finding>();
    for (var answers : shards.parallelStream().map(it -> it.run(now.toEpochMilli())).toList()) {
      findings.addAll(answers);
    }
    return findings;
  }

  private void share(Sighting sighting) {
    var event = sighting.located().event();
    var sighted = Sighted.of(sighting);
    sighting.category().ifPresent(it -> share(byCategory.get(it), sighting, sighted));
    share(byKind.get(event.kind()), sighting, sighted);
    event
        .nativeKind()
        .filter(it -> !it.equals(event.kind()))
        .ifPresent(it -> share(byKind.get(it), sighting, sighted));
    share(others, sighting, sighted);
  }

  private void share(int[] found, Sighting sighting, Sighted sighted) {
    if (found == null) {
      return;
    }
    for (var index : found) {
      if (watches(rows.get(index), sighting)) {
        place(index, sighting, sighted).ifPresent(it -> ask(index, it, sighting, sighted));
      }
    }
  }

  private void ask(int index, Object place, Sighting sighting, Sighted sighted) {
    var counts =
        sighting.weight() == Weight.MATTER
            || sighting.weight() == Weight.READING && !rows.get(index).kinds().isEmpty();
    shard(index, place).ask(new Question(index, place, sighted, sighting.receivedAt(), counts));
  }

  /** Cells of one row reach into each other, so they lie together. */
  private Shard shard(int index, Object place) {
    var hash = cells.get(index) == null ? 31 * index + place.hashCode() : index;
    return shards.get(Math.floorMod(hash ^ hash >>> 16, shards.size()));
  }

  private boolean watches(SituationRow row, Sighting sighting) {
    var event = sighting.located().event();
    var kind =
        row.kinds().isEmpty()
            || row.watches(event.kind())
            || event.nativeKind().filter(row::watches).isPresent();
    return kind
        && (row.conditions().isEmpty()
            || row.conditions().stream()
                .allMatch(it -> it.holds(Facts.of(rules, sighting.located()))));
  }

  /** Where an event lies, as a row sees it; empty where it lies nowhere. */
  private Optional<? extends Object> place(int index, Sighting sighting, Sighted sighted) {
    var located = sighting.located();
    return switch (rows.get(index).scope().level()) {
      case DEVICE -> sighted.device().map(it -> sighted.reporter());
      case GRID -> located.grid().map(it -> it.code().value());
      case COMMUNITY -> area(located, Area.Level.COMMUNITY);
      case SUBDISTRICT -> area(located, Area.Level.SUBDISTRICT);
      case TOWN -> Optional.of(TOWN);
      case RADIUS -> located.proof().map(it -> cells.get(index).of(it.longitude(), it.latitude()));
    };
  }

  private static Optional<String> area(LocatedEvent located, Area.Level level) {
    return located.grid().map(Grid::areas).stream()
        .flatMap(List::stream)
        .filter(it -> it.level() == level)
        .map(Area::code)
        .findFirst();
  }

  /**
   * Takes over what was told before a restart, in its order among the events.
   *
   * @param row number of the row; one that the policy has no more is passed over
   * @param told the event by which it was told
   */
  public void recall(String row, String place, News news, Instant since, Sighting told) {
    for (var i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(row)) {
        var key = cells.get(i) == null ? place : Cell.named(place);
        shard(i, key)
            .recall(i, key, news, since.toEpochMilli(), told.receivedAt(), Sighted.of(told));
      }
    }
  }

  /** From now on it takes events without telling anything. */
  public void hush() {
    shards.forEach(Shard::hush);
  }

  /**
   * Ends {@link #hush}: tells what holds, once more where it was told before.
   *
   * @param now the moment it is
   * @param deaf for how long before now nobody listened; where nobody listened nobody was silent
   */
  public List<Finding> awake(Instant now, Duration deaf) {
    shards.forEach(it -> it.awake(now.toEpochMilli(), deaf.toMillis()));
    return see(List.of(), now);
  }

  /** How far back events tell all that the rows must know; zero without rows. */
  public Duration reach() {
    return rows.stream().map(SituationRow::reach).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** How many sightings and places are remembered now. */
  public int remembered() {
    return shards.stream().mapToInt(Shard::remembered).sum();
  }

  /** How many places were forgotten although they still mattered, because of the cap. */
  public long evicted() {
    return shards.stream().mapToLong(Shard::evicted).sum();
  }

  /** How many facts the sessions hold. */
  long facts() {
    return shards.stream().mapToLong(Shard::facts).sum();
  }

  @Override
  public void close() {
    shards.forEach(Shard::close);
  }
}
