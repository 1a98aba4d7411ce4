package org.gridward.resource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The resources of all layers by id, with their places as they are now. For one thread at a time.
 */
final class Roster {

  private final Resource[] resources;
  private final double[] places;
  private final Census census;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * A roster of layers by name.
   *
   * @throws IllegalArgumentException when an id stands twice; it names the layers
   */
  Roster(Map<String, List<Resource>> layers) {
    var homes = new HashMap<String, String>();
    layers.forEach((layer, members) -> members.forEach(it -> settle(homes, it, layer)));
    resources = layers.values().stream().flatMap(List::stream).toArray(Resource[]::new);
    Arrays.sort(resources, Comparator.comparing(Resource::id));
    census = Census.of(resources);
    places = new double[2 * resources.length];
    for (var number = 0; number < resources.length; number++) {
      numbers.put(resources[number].id(), number);
      ResourceIndex.put(resources[number].place(), places, number);
    }
  }

  private static void settle(Map<String, String> homes, Resource resource, String layer) {
    var other = homes.put(resource.id(), layer);
    if (other != null) {
      throw new IllegalArgumentException(
          "Resource id \"%s\" stands in layer \"%s\" and again in \"%s\"; give each its own."
              .formatted(resource.id(), other, layer));
    }
  }

  OptionalInt find(String id) {
    var number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  void move(int number, Position to) {
    resources[number] = resources[number].at(to.place());
    ResourceIndex.put(to.place(), places, number);
  }

  ResourceIndex snapshot() {
    return new ResourceIndex(resources.clone(), places, census);
  }
}
