package org.gridward.grid.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The index against JTS's ray crossing, polygon by polygon. A long run: {@code mvn -pl core test
 * -Dtest=CellIndexDifferentialTest -Dgridward.points=5000000}.
 */
class CellIndexDifferentialTest {

  private static final int POINTS = Integer.getInteger("gridward.points", 200_000);
  private static final int POINTS_PER_SCENE = 5_000;
  private static final int SCENES = 3;

  static List<Arguments> scenes() {
    return List.of(
        Arguments.of("tiling", (Function<SplittableRandom, Scene>) Scene::tiling),
        Arguments.of("squares", (Function<SplittableRandom, Scene>) Scene::squares),
        Arguments.of("stars", (Function<SplittableRandom, Scene>) Scene::stars));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void every_answer_is_that_of_jts(String name, Function<SplittableRandom, Scene> scenes) {
    var asked = 0;
    for (var seed = 0; asked < POINTS / SCENES + 1; seed++) {
      var random = new SplittableRandom(seed);
      asked += compare(name + " of seed " + seed, scenes.apply(random), random);
    }
    System.out.printf("%s: %,d places, each as JTS says%n", name, asked);
  }

  private static int compare(String name, Scene scene, SplittableRandom random) {
    var index = index(scene, random);
    var x = new double[POINTS_PER_SCENE];
    var y = new double[POINTS_PER_SCENE];
    var wrong = new ArrayList<String>();
    for (var i = 0; i < POINTS_PER_SCENE; i++) {
      var place = scene.place(random);
      x[i] = place.x;
      y[i] = place.y;
      var found = index.find(place.x, place.y);
      var expected = expected(scene, place);
      if (found != expected) {
        wrong.add("%s, %s: %d, by JTS %d".formatted(place.x, place.y, found, expected));
      }
    }
    assertThat(wrong).as(name).isEmpty();
    var found = new int[POINTS_PER_SCENE];
    index.find(x, y, found, POINTS_PER_SCENE);
    assertThat(found)
        .as(name + ", as a batch")
        .isEqualTo(IntStream.range(0, x.length).map(i -> index.find(x[i], y[i])).toArray());
    return POINTS_PER_SCENE;
  }

  /** Cells from one for all to a thousand for each polygon, divided never to three times. */
  private static CellIndex index(Scene scene, SplittableRandom random) {
    var polygons = IntStream.range(0, scene.polygons().size()).toArray();
    var tuning =
        new Tuning(
            Math.pow(4, random.nextInt(-2, 6)),
            1 + random.nextInt(40),
            random.nextInt(4),
            Long.MAX_VALUE);
    return CellIndexBuilder.build(scene.rings(), polygons, tuning);
  }

  /** In the code of the index: polygon, −1, or −2 − polygon on its border. */
  private static int expected(Scene scene, Coordinate place) {
    for (var i = 0; i < scene.polygons().size(); i++) {
      var where = where(scene.polygons().get(i), place);
      if (where != Location.EXTERIOR) {
        return where == Location.BOUNDARY ? -2 - i : i;
      }
    }
    return CellIndex.NOBODY;
  }

  private static int where(Geometry polygon, Coordinate place) {
    return polygon.getEnvelopeInternal().contains(place)
        ? SimplePointInAreaLocator.locate(place, polygon)
        : Location.EXTERIOR;
  }
}
