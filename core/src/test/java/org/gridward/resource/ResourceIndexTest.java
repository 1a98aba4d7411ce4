package org.gridward.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.LocalMetric;
import org.gridward.grid.Wgs84;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceIndexTest {

  private static final Set<ResourceKind> ALL = Set.of();

  /** Where resources can be: each is hard on an index in its own way. */
  enum Scene {
    EVEN_CITY,
    CLUSTERS,
    ONE_FAR_OFF,
    ALL_AT_ONE_PLACE,
    TWO_PLACES_ONLY,
    ON_ONE_LINE,
    ON_A_LATTICE,
    WHOLE_COUNTRY,
    ROUND_THE_POLE,
    WHOLE_WORLD,
    THREE_OF_THEM,
    ONE,
    NONE;

    List<Resource> resources(SplittableRandom random) {
      var count =
          switch (this) {
            case THREE_OF_THEM -> 3;
            case ONE -> 1;
            case NONE -> 0;
            default -> 4_000;
          };
      return IntStream.range(0, count)
          .mapToObj(i -> resource("r" + i, kind(i), place(i, random)))
          .toList();
    }

    private static ResourceKind kind(int number) {
      return number % 100 == 0
          ? ResourceKind.STAFF
          : ResourceKind.values()[number % 3 * 2]; // others have none
    }

    Location place(int number, SplittableRandom random) {
      var x = random.nextDouble();
      var y = random.nextDouble();
      return switch (this) {
        case EVEN_CITY, THREE_OF_THEM, ONE, NONE -> wgs(120.6 + 0.6 * x, 30.7 + 0.5 * y);
        case CLUSTERS -> wgs(120.6 + number % 4 * 0.1 + 0.002 * x * y, 30.7 + 0.002 * y * y);
        case ONE_FAR_OFF -> number == 7 ? wgs(0, 0) : wgs(120.6 + 0.1 * x, 30.7 + 0.1 * y);
        case ALL_AT_ONE_PLACE -> wgs(120.9, 30.9);
        case TWO_PLACES_ONLY -> number % 2 == 0 ? wgs(120.9, 30.9) : wgs(120.9, 30.91);
        case ON_ONE_LINE -> wgs(120.9, 30.7 + 0.5 * y);
        case ON_A_LATTICE -> wgs(120 + number % 60 * 0.01, 30 + number / 60 * 0.01);
        case WHOLE_COUNTRY -> wgs(73 + 62 * x, 18 + 35 * y);
        case ROUND_THE_POLE -> wgs(360 * x - 180, 89 + y);
        case WHOLE_WORLD -> wgs(360 * x - 180, 180 * y - 90);
      };
    }
  }

  private static Location wgs(double longitude, double latitude) {
    return Location.of(longitude, latitude, Datum.WGS84);
  }

  private static Resource resource(String id, ResourceKind kind, Location place) {
    return Resource.of(id, kind, "resource " + id, place);
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void the_nearest_are_those_that_a_look_at_every_single_one_finds(Scene scene) {
    var random = new SplittableRandom(scene.ordinal());
    var resources = scene.resources(random);
    var index = ResourceIndex.of(resources);

    for (var i = 0; i < 300; i++) {
      var here = here(scene, i, random);
      var count = 1 + random.nextInt(20);
      var kinds = kinds(i);
      assertThat(index.nearest(here, count, kinds))
          .as("nearest %d of %s to %s", count, kinds, here)
          .isEqualTo(everyOne(resources, here, kinds).stream().limit(count).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void within_a_distance_are_those_that_a_look_at_every_single_one_finds(Scene scene) {
    var random = new SplittableRandom(scene.ordinal());
    var resources = scene.resources(random);
    var index = ResourceIndex.of(resources);

    for (var i = 0; i < 300; i++) {
      var here = here(scene, i, random);
      var kinds = kinds(i);
      var every = everyOne(resources, here, kinds);
      var metres =
          every.isEmpty() ? 500 : every.get(random.nextInt(Math.min(99, every.size()))).metres();
      assertThat(index.within(here, metres, kinds))
          .as("%s within %s m of %s", kinds, metres, here)
          .isEqualTo(every.stream().filter(it -> it.metres() <= metres).toList());
    }
  }

  /** In the scene, at one of its resources, or outside. */
  private static Location here(Scene scene, int number, SplittableRandom random) {
    var inside = scene.place(number, random);
    return number % 5 == 0
        ? wgs(
            Math.min(180, inside.longitude() + 3 * random.nextDouble() - 1.5),
            Math.max(-90, Math.min(90, inside.latitude() + 3 * random.nextDouble() - 1.5)))
        : inside;
  }

  private static Set<ResourceKind> kinds(int number) {
    return switch (number % 3) {
      case 0 -> ALL;
      case 1 -> EnumSet.of(ResourceKind.STAFF);
      default -> EnumSet.of(ResourceKind.CAMERA, ResourceKind.STAFF, ResourceKind.VEHICLE);
    };
  }

  private static List<Nearby> everyOne(
      List<Resource> resources, Location here, Set<ResourceKind> kinds) {
    var metric = LocalMetric.at(here.longitude(), here.latitude());
    return sorted(
        resources.stream().filter(it -> kinds.isEmpty() || kinds.contains(it.kind())).toList(),
        it -> {
          var east = metric.east(it.place().longitude(), it.place().latitude());
          var north = metric.north(it.place().latitude());
          return Math.sqrt(east * east + north * north);
        });
  }

  private static List<Nearby> sorted(
      List<Resource> resources, ToDoubleFunction<Resource> distance) {
    return resources.stream()
        .map(it -> new Nearby(it, distance.applyAsDouble(it)))
        .sorted(Comparator.comparingDouble(Nearby::metres).thenComparing(it -> it.resource().id()))
        .toList();
  }

  @Test
  void ranks_are_those_of_exact_distances_along_the_ellipsoid() {
    for (var latitude : new double[] {18.2, 30.9, 39.4, 52.9}) {
      var random = new SplittableRandom(5);
      var resources =
          IntStream.range(0, 5_000)
              .mapToObj(
                  i ->
                      resource(
                          "r" + i,
                          ResourceKind.CAMERA,
                          wgs(
                              120.6 + 0.6 * random.nextDouble(),
                              latitude + random.nextDouble() / 2)))
              .toList();
      var index = ResourceIndex.of(resources);
      for (var i = 0; i < 50; i++) {
        var here = wgs(120.6 + 0.6 * random.nextDouble(), latitude + random.nextDouble() / 2);
        var exact =
            sorted(
                    resources,
                    it ->
                        Geodesic.metres(
                            here.longitude(),
                            here.latitude(),
                            it.place().longitude(),
                            it.place().latitude()))
                .subList(0, 10);

        var nearest = index.nearest(here, 10, ALL);

        assertThat(ids(nearest)).isEqualTo(ids(exact));
        for (var k = 0; k < 10; k++) {
          var metres = exact.get(k).metres();
          var off = Math.abs(nearest.get(k).metres() - metres) / metres;
          assertThat(off)
              .as("%s m at latitude %s", metres, latitude)
              .isLessThan(limit(metres, latitude));
        }
      }
    }
  }

  /** A billionth at 1 km up to latitude 39; the error grows with distance and to the north. */
  private static double limit(double metres, double latitude) {
    return (latitude < 35 ? 1e-9 : 2.5e-9) * Math.max(1, metres * metres / 1e6);
  }

  private static List<String> ids(List<Nearby> found) {
    return found.stream().map(it -> it.resource().id()).toList();
  }

  @Test
  void places_of_all_systems_are_compared_on_one_ground() {
    var ground = wgs(120.9, 30.9);
    var resources = new ArrayList<Resource>();
    for (var datum : Datum.values()) {
      resources.add(resource(datum.name(), ResourceKind.CAMERA, Wgs84.to(datum, ground)));
    }
    var index = ResourceIndex.of(resources);

    var found = index.within(Wgs84.to(Datum.GCJ02, ground), 0.01, ALL);

    assertThat(ids(found)).containsExactlyInAnyOrder("WGS84", "CGCS2000", "GCJ02", "BD09");
    assertThat(found.get(0).resource().place().datum()).as("told as it came").isNotNull();
  }

  @Test
  void equally_far_ones_come_by_id() {
    var place = wgs(120.9, 30.9);
    var index =
        ResourceIndex.of(
            List.of(
                resource("c", ResourceKind.STAFF, place),
                resource("a", ResourceKind.CAMERA, place),
                resource("b", ResourceKind.STAFF, place)));

    assertThat(ids(index.nearest(place, 2, ALL))).containsExactly("a", "b");
    assertThat(ids(index.nearest(place, 9, Set.of(ResourceKind.STAFF)))).containsExactly("b", "c");
    assertThat(index.nearest(place, 9, Set.of(ResourceKind.VEHICLE))).isEmpty();
  }

  @Test
  void the_inner_call_fills_two_arrays() {
    var index = ResourceIndex.of(Scene.EVEN_CITY.resources(new SplittableRandom(1)));
    var numbers = new int[4];
    var metres = new double[4];

    var found = index.nearest(120.9, 30.9, numbers, metres);

    assertThat(found).isEqualTo(4);
    var expected = index.nearest(wgs(120.9, 30.9), 4, ALL);
    for (var i = 0; i < 4; i++) {
      assertThat(new Nearby(index.resource(numbers[i]), metres[i])).isEqualTo(expected.get(i));
    }
    assertThat(index.size()).isEqualTo(4_000);
  }

  @Test
  void an_id_that_stands_for_two_is_refused() {
    var place = wgs(120.9, 30.9);

    assertThatThrownBy(
            () ->
                ResourceIndex.of(
                    List.of(
                        Resource.of("cam-7", ResourceKind.CAMERA, "北门", place),
                        Resource.of("cam-7", ResourceKind.CAMERA, "南门", place))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Resource id \"cam-7\" stands for \"北门\" and for \"南门\"; give each its own.");
  }

  @Test
  void a_question_that_has_no_answer_is_refused() {
    var index = ResourceIndex.of(List.of());
    var here = wgs(120.9, 30.9);

    assertThatThrownBy(() -> index.nearest(here, 0, ALL))
        .hasMessage("0 nearest resources were asked for; ask for 1 to 1000.");
    assertThatThrownBy(() -> index.within(here, Double.NaN, ALL))
        .hasMessage("Distance is NaN m; write 0 or more.");
    assertThatThrownBy(() -> index.nearest(Double.NaN, 30.9, new int[1], new double[1]))
        .hasMessageContaining("NaN, 30.9")
        .hasMessageContaining("write degrees, longitude first");
    assertThatThrownBy(() -> index.nearest(120.9, 30.9, new int[2], new double[1]))
        .hasMessageContaining("room for 2 numbers and 1 distances");
  }
}
