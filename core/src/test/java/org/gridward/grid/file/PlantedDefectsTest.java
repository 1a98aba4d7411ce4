package org.gridward.grid.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridward.event.Datum;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.check.GridDefect;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.file.TownFile.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of defect, planted in a good town: it is found, where it is, and nothing else. */
class PlantedDefectsTest {

  /** Kinds whose border cannot be read at all. */
  private static final Set<Kind> NOWHERE = Set.of(Kind.NOT_A_POLYGON, Kind.BAD_POSITION);

  @TempDir Path folder;

  /**
   * A defect.
   *
   * @param kind what must be found
   * @param feature the feature that must be named; 0 for none
   * @param words a part of what is said
   * @param spoil plants it
   */
  private record Plant(Kind kind, int feature, String words, Consumer<TownFile> spoil) {

    @Override
    public String toString() {
      return kind + " at " + feature;
    }
  }

  static Stream<Plant> plants() {
    return Stream.of(
        plant(
            Kind.MISSING_CODE,
            34,
            "property \"code\" with the grid's code is missing; it has [kind]",
            it -> it.properties.remove("code")),
        plant(
            Kind.MALFORMED_CODE,
            34,
            "Grid code \"33042100000003\" has 14 digits; write 15",
            it -> it.properties.put("code", "33042100000003")),
        plant(
            Kind.MALFORMED_CODE,
            TownFile.PARK,
            "Grid code \"PARK\" has 4 characters; write 15",
            it -> it.properties.put("code", "\"PARK\"")),
        plant(
            Kind.DUPLICATE_CODE,
            34,
            "its code stands twice, first in feature 6; give each grid its own",
            it -> it.properties.put("code", "\"330421000000005\"")),
        plant(
            Kind.UNREADABLE_PROPERTY,
            34,
            "kind \"PARK\" is unknown; write BASIC or DEDICATED",
            it -> it.properties.put("kind", "\"PARK\"")),
        plant(
            Kind.UNREADABLE_PROPERTY,
            34,
            "date \"1 March\" is none; write 2026-03-01",
            it -> it.properties.put("valid_from", "\"1 March\"")),
        plant(
            Kind.MISSING_PARENT,
            34,
            "its community \"330421000009\" is not there; by the grid's code it is \"330421000000\"",
            it -> it.properties.put("parent", "\"330421000009\"")),
        new Plant(
            Kind.MISSING_PARENT,
            34,
            "its community \"330421001000\" is not there; add it to the file or mend the code",
            PlantedDefectsTest::loseAParent),
        plant(
            Kind.UNKNOWN_GRID,
            34,
            "predecessor or successor \"330421000000777\" is not in the file",
            it -> it.properties.put("predecessors", "[330421000000777]")),
        plant(
            Kind.NOT_A_POLYGON,
            34,
            "geometry is LineString of 25 positions; draw a Polygon",
            it -> it.type = "LineString"),
        plant(
            Kind.BAD_POSITION,
            34,
            "is no pair of numbers; write longitude, latitude",
            it -> it.shell()[5] = Double.NaN),
        plant(
            Kind.TOO_DETAILED,
            34,
            "it has 1,000,004 positions, and 1,000,000 are the most for one grid",
            it -> it.rings.set(0, detailed(it.shell(), 1_000_004))),
        plant(
            Kind.SWAPPED,
            34,
            "has latitude first; write longitude first",
            PlantedDefectsTest::swap),
        plant(
            Kind.OUT_OF_RANGE,
            34,
            "position 12.0, 30.5 is not where the town must lie",
            it -> set(it, 12, 30.5)),
        plant(
            Kind.OUT_OF_RANGE,
            34,
            "position 1204.0, 30.5 is not on earth",
            it -> set(it, 1204, 30.5)),
        plant(
            Kind.SHORT_RING,
            34,
            "a ring has 3 positions; a ring needs 4 or more",
            it -> it.rings.set(0, closed(Arrays.copyOf(it.shell(), 4)))),
        plant(
            Kind.UNCLOSED_RING,
            34,
            "a ring is not closed: it begins at",
            it -> it.rings.set(0, Arrays.copyOf(it.shell(), it.shell().length - 2))),
        plant(Kind.SELF_CROSSING, 34, "Self-intersection at", PlantedDefectsTest::cross),
        plant(
            Kind.HOLE_OUTSIDE,
            TownFile.PARK,
            "Hole lies outside shell at",
            it -> it.rings.add(TownFile.square(120.03, 30.53, 0.001))),
        plant(
            Kind.INVALID_POLYGON,
            TownFile.PARK,
            "Holes are nested at",
            it -> {
              it.rings.add(TownFile.square(120.008, 30.504, 0.004));
              it.rings.add(TownFile.square(120.009, 30.505, 0.001));
            }),
        new Plant(
            Kind.OVERLAP,
            34,
            "overlaps feature 103 (330421000000903) by",
            it -> add(it, "BASIC", inside(it, 34))),
        new Plant(
            Kind.OVERLAP,
            TownFile.PARK,
            "overlaps feature 103 (330421000000903) by",
            it -> add(it, "DEDICATED", TownFile.square(120.01, 30.51, 0.006))),
        plant(Kind.GAP, 34, "belong to no grid; around it are feature", PlantedDefectsTest::dent),
        plant(
            Kind.SLIVER, 34, "belong to no grid; around it are feature", PlantedDefectsTest::slit),
        new Plant(Kind.MISSING_GRID, 0, "m² inside the town", it -> it.features.remove(33)),
        plant(
            Kind.T_JUNCTION,
            33,
            "has 1 vertices on its straight border",
            PlantedDefectsTest::addVertex));
  }

  private static Plant plant(Kind kind, int feature, String words, Consumer<Feature> spoil) {
    var spoilt = kind == Kind.T_JUNCTION ? 34 : feature;
    return new Plant(kind, feature, words, town -> spoil.accept(town.feature(spoilt)));
  }

  private static void loseAParent(TownFile town) {
    town.addArea("COMMUNITY", "330421000000");
    town.feature(34).properties.put("code", "\"330421001000001\"");
  }

  private static void add(TownFile town, String kind, double[] ring) {
    town.addArea(kind, "330421000000903");
    town.feature(town.features.size()).rings.set(0, ring);
  }

  /** A square around the middle of a grid. */
  private static double[] inside(TownFile town, int number) {
    var ring = town.feature(number).shell();
    var x = 0.0;
    var y = 0.0;
    for (var i = 2; i < ring.length; i += 2) {
      x += 2 * ring[i] / (ring.length - 2);
      y += 2 * ring[i + 1] / (ring.length - 2);
    }
    return TownFile.square(x - 0.0005, y - 0.0005, 0.001);
  }

  private static void swap(Feature feature) {
    var ring = feature.shell();
    for (var i = 0; i < ring.length; i += 2) {
      var x = ring[i];
      ring[i] = ring[i + 1];
      ring[i + 1] = x;
    }
  }

  private static void set(Feature feature, double x, double y) {
    feature.shell()[4] = x;
    feature.shell()[5] = y;
  }

  private static double[] closed(double[] ring) {
    var closed = Arrays.copyOf(ring, ring.length + 2);
    closed[ring.length] = ring[0];
    closed[ring.length + 1] = ring[1];
    return closed;
  }

  /** The same ring with its first edge cut into many. */
  private static double[] detailed(double[] ring, int positions) {
    var more = positions - ring.length / 2;
    var longer = new double[2 * positions];
    for (var i = 0; i <= more; i++) {
      longer[2 * i] = ring[0] + (ring[2] - ring[0]) * i / (more + 1);
      longer[2 * i + 1] = ring[1] + (ring[3] - ring[1]) * i / (more + 1);
    }
    System.arraycopy(ring, 2, longer, 2 * more + 2, ring.length - 2);
    return longer;
  }

  /** Exchanges two vertices of a border, so that it crosses itself. */
  private static void cross(Feature feature) {
    var ring = feature.shell();
    for (var i = 8; i < 10; i++) {
      var kept = ring[i];
      ring[i] = ring[i + 14];
      ring[i + 14] = kept;
    }
  }

  /** Moves a border so far that ground is lost. */
  private static void dent(Feature feature) {
    pull(feature, 0.3);
  }

  private static void slit(Feature feature) {
    pull(feature, 0.0015);
  }

  /** Moves one vertex towards the middle of its grid. */
  private static void pull(Feature feature, double share) {
    var ring = feature.shell();
    ring[4] += share * (ring[4 + ring.length / 2 / 2 * 2] - ring[4]);
    ring[5] += share * (ring[5 + ring.length / 2 / 2 * 2] - ring[5]);
  }

  /** Puts a vertex into the middle of the border that grids 33 and 34 share. */
  private static void addVertex(Feature feature) {
    var west = new TownFile().feature(33).shell();
    var ring = feature.shell();
    for (var i = 0; i < ring.length - 2; i += 2) {
      if (has(west, ring[i], ring[i + 1]) && has(west, ring[i + 2], ring[i + 3])) {
        var longer = new double[ring.length + 2];
        System.arraycopy(ring, 0, longer, 0, i + 2);
        longer[i + 2] = (ring[i] + ring[i + 2]) / 2;
        longer[i + 3] = (ring[i + 1] + ring[i + 3]) / 2;
        System.arraycopy(ring, i + 2, longer, i + 4, ring.length - i - 2);
        feature.rings.set(0, longer);
        return;
      }
    }
    throw new IllegalStateException("Grids 33 and 34 share no edge.");
  }

  private static boolean has(double[] ring, double x, double y) {
    for (var i = 0; i < ring.length; i += 2) {
      if (ring[i] == x && ring[i + 1] == y) {
        return true;
      }
    }
    return false;
  }

  @Test
  void a_good_town_has_no_defect() throws IOException {
    var loaded = check(new TownFile());

    assertThat(loaded.report().defects()).isEmpty();
    assertThat(loaded.report().features()).isEqualTo(102);
    assertThat(loaded.shapes()).hasSize(102);
  }

  @ParameterizedTest
  @MethodSource("plants")
  void a_planted_defect_is_found_where_it_is_and_nothing_else(Plant plant) throws IOException {
    var town = new TownFile();
    plant.spoil.accept(town);

    var defects = check(town).report().defects();

    assertThat(defects).extracting(GridDefect::toString).hasSize(1);
    var defect = defects.get(0);
    assertThat(defect.kind()).isEqualTo(plant.kind);
    assertThat(defect.en()).contains(plant.words);
    assertThat(defect.zh()).isNotBlank().doesNotContain("%");
    assertThat(defect.size()).isPositive();
    if (!NOWHERE.contains(plant.kind)) {
      assertThat(defect.longitude()).isFinite();
      assertThat(defect.latitude()).isFinite();
    }
    var features = defect.features().stream().map(it -> it.number()).toList();
    if (plant.feature == 0) {
      assertThat(features).isEmpty();
    } else if (defect.kind() == Kind.GAP || defect.kind() == Kind.SLIVER) {
      assertThat(features).contains(plant.feature);
    } else {
      assertThat(features.get(0)).isEqualTo(plant.feature);
    }
  }

  @Test
  void every_kind_of_defect_is_planted_but_the_one_that_only_the_whole_earth_has() {
    var planted = EnumSet.copyOf(plants().map(Plant::kind).toList());

    assertThat(EnumSet.complementOf(planted)).containsExactly(Kind.ANTIMERIDIAN);
  }

  @Test
  void a_border_across_the_antimeridian_is_refused() throws IOException {
    var town = new TownFile();
    town.features.clear();
    add(town, "BASIC", new double[] {179, 0, -179, 0, -179, 1, 179, 1, 179, 0});

    var layer = GridLayer.codedBy("code");
    var defects =
        GridFile.check(file(town.json()), Datum.WGS84, layer, LoadPolicy.STRICT, Optional.empty())
            .report()
            .defects();

    assertThat(defects).hasSize(1);
    assertThat(defects.get(0).kind()).isEqualTo(Kind.ANTIMERIDIAN);
    assertThat(defects.get(0).en())
        .isEqualTo(
            "its border crosses the antimeridian (longitudes -179.0 to 179.0); part it at 180°");
  }

  private GridFile.Loaded check(TownFile town) throws IOException {
    return GridFile.check(
        file(town.json().replace("NaN", "null")),
        Datum.WGS84,
        GridLayer.STANDARD,
        LoadPolicy.STRICT,
        Optional.empty());
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("town.geojson"), json, StandardCharsets.UTF_8);
  }
}
