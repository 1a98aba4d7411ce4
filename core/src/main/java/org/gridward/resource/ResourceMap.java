package org.gridward.resource;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The picture of the town as it is now: layers of resources, and staff and vehicles that move.
 * Those who ask get a {@link #snapshot}, at once and without a lock; it is made anew when a layer
 * is replaced, and by {@link #refresh} when something has moved. Safe for any number of threads.
 */
public final class ResourceMap {

  private final Map<String, List<Resource>> layers = new TreeMap<>(); // and below: by this lock
  private final Map<String, Position> latest = new HashMap<>();
  private final AtomicReference<Roster> roster = new AtomicReference<>(new Roster(Map.of()));
  private final AtomicBoolean moved = new AtomicBoolean();
  private final AtomicReference<ResourceIndex> snapshot =
      new AtomicReference<>(ResourceIndex.of(List.of()));

  private ResourceMap() {}

  /** A map without resources. */
  public static ResourceMap create() {
    return new ResourceMap();
  }

  /**
   * Puts a layer in the place of the one of that name, and shows it at once. Who has moved stays
   * where they were seen last, as long as a layer has them.
   *
   * @param layer such as the name of its file
   * @param resources all that it holds; none takes the layer away
   * @throws IllegalArgumentException when an id stands twice; then nothing is changed
   */
  public synchronized void replace(String layer, List<Resource> resources) {
    var next = new TreeMap<>(layers);
    next.put(layer, List.copyOf(resources));
    var made = new Roster(next);
    layers.put(layer, next.get(layer));
    latest.keySet().removeIf(id -> made.find(id).isEmpty());
    latest.forEach((id, position) -> made.move(made.find(id).orElseThrow(), position));
    roster.set(made);
    show();
  }

  /**
   * Takes in where resources were seen. Of each the newest counts, in whatever order they come; ids
   * that no layer has are passed over. Shown by the next {@link #refresh}.
   */
  public synchronized void moved(Collection<Position> positions) {
    positions.forEach(this::move);
  }

  private void move(Position to) {
    var number = roster.get().find(to.resourceId());
    if (number.isPresent() && isNews(to)) {
      latest.put(to.resourceId(), to);
      roster.get().move(number.getAsInt(), to);
      moved.set(true);
    }
  }

  private boolean isNews(Position position) {
    var known = latest.get(position.resourceId());
    return known == null || position.at().isAfter(known.at());
  }

  /**
   * Makes a new snapshot if something has moved since the last. For the caller's timer, once a
   * second or less often: 100,000 resources take some milliseconds.
   *
   * @return whether there is a new one
   */
  public synchronized boolean refresh() {
    var news = moved.get();
    if (news) {
      show();
    }
    return news;
  }

  private void show() {
    snapshot.set(roster.get().snapshot());
    moved.set(false);
  }

  /** The resources as they were shown last. */
  public ResourceIndex snapshot() {
    return snapshot.get();
  }

  /** When a resource was seen last, of those that have moved. */
  public synchronized Optional<Instant> seenAt(String resourceId) {
    return Optional.ofNullable(latest.get(resourceId)).map(Position::at);
  }
}
