package org.gridward.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridward.resource.Position;
import org.gridward.resource.Track;

/**
 * Tracks in memory, gone with the process: for tests and first steps. Safe for any number of
 * threads; all calls happen one after the other.
 */
public final class InMemoryTrackStore implements TrackStore {

  private static final Comparator<Position> OLDEST_FIRST =
      Comparator.comparing(Position::at).thenComparing(Position::resourceId);

  private final Map<String, NavigableMap<Instant, Position>> tracks = new TreeMap<>();
  private final Set<Position> thinned = new HashSet<>();

  private InMemoryTrackStore() {}

  /** An empty store. */
  public static InMemoryTrackStore create() {
    return new InMemoryTrackStore();
  }

  @Override
  public synchronized int append(List<Position> positions) {
    return (int) positions.stream().filter(this::add).count();
  }

  private boolean add(Position it) {
    var at = it.at().truncatedTo(ChronoUnit.MILLIS);
    return tracks
            .computeIfAbsent(it.resourceId(), id -> new TreeMap<>())
            .putIfAbsent(at, new Position(it.resourceId(), at, it.place()))
        == null;
  }

  @Override
  public synchronized Track find(String resourceId, Instant from, Instant to) {
    return Track.of(between(resourceId, from, to));
  }

  private List<Position> between(String resourceId, Instant from, Instant to) {
    return tracks.containsKey(resourceId) && from.isBefore(to)
        ? List.copyOf(tracks.get(resourceId).subMap(from, to).values())
        : List.of();
  }

  @Override
  public synchronized List<String> listPresent(Instant from, Instant to) {
    return tracks.keySet().stream().filter(it -> !between(it, from, to).isEmpty()).toList();
  }

  @Override
  public synchronized int prune(Instant before, int most) {
    var oldest = before(before).sorted(OLDEST_FIRST).limit(most).toList();
    oldest.forEach(this::delete);
    return oldest.size();
  }

  private Stream<Position> before(Instant moment) {
    return tracks.values().stream().flatMap(it -> it.headMap(moment).values().stream());
  }

  private void delete(Position position) {
    tracks.get(position.resourceId()).remove(position.at());
    thinned.remove(position);
  }

  @Override
  public synchronized int thin(Instant before, double metres, int most) {
    var looked = 0;
    var next = firstWhole(before);
    while (next.isPresent() && looked < most) {
      looked += thinHourOf(next.get(), metres);
      next = firstWhole(before);
    }
    return looked;
  }

  private Optional<Position> firstWhole(Instant before) {
    return before(ThinnedHour.startOf(before))
        .filter(it -> !thinned.contains(it))
        .min(OLDEST_FIRST);
  }

  private int thinHourOf(Position first, double metres) {
    var start = ThinnedHour.startOf(first.at());
    var hour = between(first.resourceId(), start, ThinnedHour.endOf(first.at()));
    var result =
        hour.stream().anyMatch(thinned::contains)
            ? ThinnedHour.whole(hour)
            : ThinnedHour.of(hour, metres);
    result.dropped().forEach(this::delete);
    thinned.addAll(result.kept());
    return hour.size();
  }
}
