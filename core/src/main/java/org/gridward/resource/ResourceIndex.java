package org.gridward.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridward.event.Location;
import org.gridward.grid.Wgs84;

/**
 * Finds what is near a place: the nearest ones, or all within a distance, of all kinds or of some.
 * A snapshot: immutable, safe for any number of threads; {@link ResourceMap} makes a new one when
 * something has moved.
 *
 * <p>Distances are those of {@link org.gridward.grid.LocalMetric} at the place that is asked for:
 * true to a billionth at 1 km, to millimetres at 20 km, to some metres over a province; beyond that
 * only the order of far things is in doubt. Places on both sides of the 180th meridian are not near
 * each other here.
 */
public final class ResourceIndex {

  /** So many nearest ones can be asked for at once. */
  public static final int MOST = 1_000;

  private static final Comparator<Nearby> NEAREST_FIRST =
      Comparator.comparingDouble(Nearby::metres).thenComparing(it -> it.resource().id());

  private final Resource[] resources; // by id, so that the order of numbers is that of ids
  private final PackedPlaces all;
  private final Map<ResourceKind, PackedPlaces> byKind = new EnumMap<>(ResourceKind.class);

  /**
   * A snapshot.
   *
   * @param resources sorted by id, each once; nobody changes them any more
   * @param places longitude and latitude of each in degrees WGS84
   * @param census which of them are of which kind
   */
  ResourceIndex(Resource[] resources, double[] places, Census census) {
    this.resources = resources;
    this.all = Packing.pack(places, census.all());
    census.byKind().forEach((kind, numbers) -> byKind.put(kind, Packing.pack(places, numbers)));
  }

  /**
   * An index over resources in any coordinate systems.
   *
   * @throws IllegalArgumentException when an id stands for two of them
   */
  public static ResourceIndex of(Collection<Resource> resources) {
    var sorted = resources.toArray(Resource[]::new);
    Arrays.sort(sorted, Comparator.comparing(Resource::id));
    var places = new double[2 * sorted.length];
    for (var i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i].id().equals(sorted[i - 1].id())) {
        throw new IllegalArgumentException(
            "Resource id \"%s\" stands for \"%s\" and for \"%s\"; give each its own."
                .formatted(sorted[i].id(), sorted[i - 1].name(), sorted[i].name()));
      }
      put(sorted[i].place(), places, i);
    }
    return new ResourceIndex(sorted, places, Census.of(sorted));
  }

  /** Converts a place and puts it down as that of a number. */
  static void put(Location place, double[] places, int number) {
    var wgs = Wgs84.of(place);
    places[2 * number] = wgs.longitude();
    places[2 * number + 1] = wgs.latitude();
  }

  /**
   * The nearest resources, by distance, then id.
   *
   * @param here where to look from, in any coordinate system
   * @param count how many at most, 1 to {@link #MOST}
   * @param kinds of which kinds; none named means all
   */
  public List<Nearby> nearest(Location here, int count, Set<ResourceKind> kinds) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "%d nearest resources were asked for; ask for 1 to %d.".formatted(count, MOST));
    }
    var wgs = Wgs84.of(here);
    var numbers = new int[count];
    var squares = new double[count];
    var found = 0;
    for (var places : packed(kinds)) {
      found = places.nearest(wgs.longitude(), wgs.latitude(), numbers, squares, found);
    }
    var answer = new ArrayList<Nearby>(found);
    for (var i = 0; i < found; i++) {
      answer.add(new Nearby(resources[numbers[i]], Math.sqrt(squares[i])));
    }
    return Collections.unmodifiableList(answer);
  }

  /**
   * All resources within a distance, by distance, then id.
   *
   * @param here where to look from, in any coordinate system
   * @param metres 0 or more; what is exactly so far away belongs to the answer
   * @param kinds of which kinds; none named means all
   */
  public List<Nearby> within(Location here, double metres, Set<ResourceKind> kinds) {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("Distance is " + metres + " m; write 0 or more.");
    }
    var wgs = Wgs84.of(here);
    var answer = new ArrayList<Nearby>();
    for (var places : packed(kinds)) {
      places.within(
          wgs.longitude(),
          wgs.latitude(),
          metres,
          (number, distance) -> answer.add(new Nearby(resources[number], distance)));
    }
    answer.sort(NEAREST_FIRST);
    return Collections.unmodifiableList(answer);
  }

  private List<PackedPlaces> packed(Set<ResourceKind> kinds) {
    return kinds.isEmpty()
        ? List.of(all)
        : kinds.stream().filter(byKind::containsKey).map(byKind::get).toList();
  }

  /**
   * The nearest resources of all kinds, by distance, then id, for those who ask very often: nothing
   * is allocated.
   *
   * @param longitude degrees WGS84
   * @param latitude degrees WGS84
   * @param numbers takes their numbers, see {@link #resource}; its length says how many are wanted
   * @param metres takes their distances; as long as {@code numbers}
   * @return how many were found
   */
  public int nearest(double longitude, double latitude, int[] numbers, double[] metres) {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)
        || numbers.length == 0
        || metres.length != numbers.length) {
      throw refused(longitude, latitude, numbers.length, metres.length);
    }
    var found = all.nearest(longitude, latitude, numbers, metres, 0);
    for (var i = 0; i < found; i++) {
      metres[i] = Math.sqrt(metres[i]);
    }
    return found;
  }

  private static IllegalArgumentException refused(double lon, double lat, int numbers, int metres) {
    return new IllegalArgumentException(
        ("The nearest to %s, %s were asked for with room for %d numbers and %d distances; write"
                + " degrees, longitude first, and two arrays of one length.")
            .formatted(lon, lat, numbers, metres));
  }

  /** The resource of that number, which this snapshot gave as an answer. */
  public Resource resource(int number) {
    return resources[number];
  }

  /** How many resources there are. */
  public int size() {
    return resources.length;
  }
}
