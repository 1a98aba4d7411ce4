package org.gridward.resource;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridIndex;

/**
 * Watches whether devices report places inside the grids that they are said to stand in, and names
 * those that systematically do not. Safe for any number of threads.
 *
 * <p>Of each device the newest {@value #POINTS} places are kept in memory, of the {@value #DEVICES}
 * devices that were heard last: 40 MB at most. A device is a suspect from {@value #FEWEST} places
 * on when four fifths of them lie outside. A place is judged by the grids in force when it came;
 * where they do not have the declared grid, it is passed over.
 */
public final class DatumWatch {

  static final int POINTS = 32;
  static final int DEVICES = 10_000;
  static final int FEWEST = 10;
  private static final double MOST = 0.8;

  /** What numbers can mean, likelier ones first; CGCS2000 is left out as it equals WGS84. */
  private static final List<Datum> SYSTEMS = List.of(Datum.WGS84, Datum.GCJ02, Datum.BD09);

  private final Supplier<GridIndex> grids;
  private final Map<String, History> histories = new LinkedHashMap<>(16, 0.75f, true);

  /** The newest places of a device; by the lock of the watch. */
  private record History(GridCode declared, Deque<Seen> newest) {}

  /** A place, and whether it lies in the declared grid. */
  private record Seen(Location place, boolean inside) {}

  private DatumWatch(Supplier<GridIndex> grids) {
    this.grids = grids;
  }

  /** A watch by the grids that are in force whenever a place comes. */
  public static DatumWatch over(Supplier<GridIndex> grids) {
    return new DatumWatch(grids);
  }

  /**
   * Takes in where a device says it is. A device that is declared for another grid than before
   * begins anew.
   *
   * @param deviceId whose
   * @param declared the grid it is said to stand in
   * @param place what it reported, as it was received
   */
  public void seen(String deviceId, GridCode declared, Location place) {
    var now = grids.get();
    if (now.find(declared).isPresent()) {
      add(deviceId, declared, new Seen(place, isIn(now, declared, place)));
    }
  }

  private static boolean isIn(GridIndex grids, GridCode code, Location place) {
    return grids.covering(place).grids().stream().anyMatch(it -> it.code().equals(code));
  }

  private synchronized void add(String deviceId, GridCode declared, Seen seen) {
    var known = histories.get(deviceId);
    var history =
        known != null && known.declared.equals(declared)
            ? known
            : new History(declared, new ArrayDeque<>());
    history.newest.addLast(seen);
    if (history.newest.size() > POINTS) {
      history.newest.removeFirst();
    }
    histories.put(deviceId, history);
    if (histories.size() > DEVICES) {
      histories.remove(histories.keySet().iterator().next()); // heard longest ago
    }
  }

  /** The devices that are suspect now, by id. */
  public List<DatumSuspect> suspects() {
    var now = grids.get();
    return striking().entrySet().stream()
        .flatMap(it -> suspect(now, it.getKey(), it.getValue()).stream())
        .toList();
  }

  /** Those that are outside too often, by id. */
  private synchronized SortedMap<String, History> striking() {
    var striking = new TreeMap<String, History>();
    histories.forEach(
        (id, it) -> {
          if (it.newest.size() >= FEWEST && outside(it.newest) >= MOST * it.newest.size()) {
            striking.put(id, new History(it.declared, new ArrayDeque<>(it.newest)));
          }
        });
    return striking;
  }

  private static int outside(Collection<Seen> seen) {
    return (int) seen.stream().filter(it -> !it.inside).count();
  }

  private static Optional<DatumSuspect> suspect(GridIndex grids, String deviceId, History history) {
    var datum = history.newest.getLast().place.datum();
    return grids
        .find(history.declared)
        .map(
            it ->
                new DatumSuspect(
                    deviceId,
                    it,
                    datum,
                    history.newest.size(),
                    outside(history.newest),
                    likely(grids, history)));
  }

  /** The system that brings most of the places in, if it is four fifths of them. */
  private static Optional<Datum> likely(GridIndex grids, History history) {
    return SYSTEMS.stream()
        .filter(it -> inside(grids, history, it) >= MOST * history.newest.size())
        .reduce((a, b) -> inside(grids, history, b) > inside(grids, history, a) ? b : a);
  }

  /** How many places would lie in the grid if their numbers were of that system. */
  private static long inside(GridIndex grids, History history, Datum datum) {
    return history.newest.stream()
        .map(Seen::place)
        .map(it -> Location.of(it.longitude(), it.latitude(), datum))
        .filter(it -> isIn(grids, history.declared, it))
        .count();
  }
}
