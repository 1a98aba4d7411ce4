package org.gridward.grid.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridAnswer;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridShape;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.Validity;
import org.gridward.grid.check.GridDefect;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.TownPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;

class GridFileTest {

  private static final Path DIRTY =
      Path.of("../../shared/data/areas/election_districts_decoded.geojson");
  private static final int POINTS = Integer.getInteger("gridward.points", 200_000);

  @TempDir Path folder;

  @Test
  void a_strict_load_refuses_and_names_what_blocks() {
    var town = new TownFile();
    town.feature(7).properties.put("kind", "\"PARK\"");

    assertThatThrownBy(() -> load(town, LoadPolicy.STRICT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("town.geojson has 1 defects in 102 features:")
        .hasMessageContaining(
            "feature 7 (330421000000006): kind \"PARK\" is unknown; write BASIC or DEDICATED");
  }

  @Test
  void a_warning_refuses_nothing() throws IOException {
    var town = new TownFile();
    town.feature(7).properties.put("predecessors", "\"330421000000777\"");

    var loaded = load(town, LoadPolicy.STRICT);

    assertThat(loaded.report().blocks()).isFalse();
    assertThat(loaded.report().defects())
        .extracting(GridDefect::kind)
        .containsExactly(Kind.UNKNOWN_GRID);
    assertThat(loaded.shapes()).hasSize(102);
  }

  @Test
  void accepting_leaves_out_what_is_not_sound() throws IOException {
    var town = new TownFile();
    var shell = town.feature(7).shell();
    town.feature(7).rings.set(0, Arrays.copyOf(shell, shell.length - 2));
    town.feature(8).properties.put("code", "\"330421000000005\"");

    var loaded = load(town, LoadPolicy.ACCEPT);

    assertThat(loaded.shapes()).hasSize(100);
    assertThat(loaded.report().repairs()).isEmpty();
    assertThat(loaded.report().defects()).hasSize(2);
  }

  @Test
  void repairing_closes_rings_and_parts_borders_and_says_so() throws IOException {
    var town = new TownFile();
    var shell = town.feature(7).shell();
    town.feature(7).rings.set(0, Arrays.copyOf(shell, shell.length - 2));
    town.feature(30).rings.add(TownFile.square(121, 31, 0.001));

    var loaded = load(town, LoadPolicy.REPAIR);

    assertThat(loaded.shapes()).hasSize(102).allMatch(it -> it.polygon().isValid());
    assertThat(loaded.report().repairs())
        .containsExactly(
            "feature 7 (330421000000006): ring closed",
            "feature 30 (330421000000029): border parted where it crosses itself");
    var good = load(new TownFile(), LoadPolicy.STRICT).shapes().get(6).polygon();
    assertThat(loaded.shapes().get(6).polygon().equalsExact(good)).isTrue();
  }

  @Test
  void a_file_with_latitude_first_throughout_is_turned_around() throws IOException {
    var good = load(new TownFile(), LoadPolicy.STRICT);
    var town = new TownFile();
    for (var feature : town.features) {
      var ring = feature.shell();
      for (var i = 0; i < ring.length; i += 2) {
        var x = ring[i];
        ring[i] = ring[i + 1];
        ring[i + 1] = x;
      }
    }

    var loaded = load(town, LoadPolicy.REPAIR);

    assertThat(loaded.report().defects()).hasSize(102).allMatch(it -> it.kind() == Kind.SWAPPED);
    assertThat(GridIndex.of(loaded.shapes()).version())
        .isEqualTo(GridIndex.of(good.shapes()).version());
    town.features.set(0, new TownFile().feature(1));
    assertThat(load(town, LoadPolicy.REPAIR).shapes()).hasSize(1); // one is enough to doubt it
  }

  @Test
  void overlaps_are_warnings_where_the_layer_does_not_fill_its_town() throws IOException {
    var town = new TownFile();
    town.features.add(town.feature(1));
    town.feature(103).properties.put("code", "\"330421000000001\"");
    town.features.remove(0);
    town.features.remove(0);
    var file = file(town.json());

    var open = GridLayer.STANDARD.tiled(false);
    var report =
        GridFile.load(file, Datum.WGS84, open, LoadPolicy.STRICT, Optional.empty()).report();

    assertThat(report.blocks()).isFalse();
  }

  @Test
  void grids_of_different_times_are_not_compared() throws IOException {
    var town = new TownFile();
    town.features.add(new TownFile().feature(45));
    town.feature(45).properties.put("valid_to", "\"2026-03-01\"");
    town.feature(103).properties.put("valid_from", "\"2026/03/01\"");
    town.feature(103).properties.put("predecessors", "[330421000000044]");

    var loaded = load(town, LoadPolicy.STRICT);

    assertThat(loaded.report().defects()).isEmpty();
    var midnight = Instant.parse("2026-02-28T16:00:00Z"); // in Shanghai
    assertThat(loaded.shapes().get(102).grid().validity())
        .isEqualTo(new Validity(Optional.of(midnight), Optional.empty()));
    assertThat(GridIndex.of(loaded.shapes()).changes()).containsExactly(midnight);
  }

  @Test
  void grids_of_one_time_are() throws IOException {
    var town = new TownFile();
    town.features.add(new TownFile().feature(45));
    town.feature(45).properties.put("valid_to", "\"2026-03-02\"");
    town.feature(103).properties.put("valid_from", "\"2026-03-01T00:00:00+08:00\"");

    var defects =
        GridFile.check(
                file(town.json()),
                Datum.WGS84,
                GridLayer.STANDARD,
                LoadPolicy.ACCEPT,
                Optional.empty())
            .report()
            .defects();

    assertThat(defects).extracting(GridDefect::kind).containsExactly(Kind.DUPLICATE_CODE);
  }

  @Test
  void members_may_stand_in_any_order_and_more_than_is_needed() throws IOException {
    var one =
        """
        \uFEFF{"bbox": [1, 2, [3]], "geometry": {"coordinates": [[[1.2e2, 30, 5.5], [121, 30],
        [121, 31, 0, 1], [120, 30]]], "crs": {"a": {}}, "type": "Polygon"}, "id": 7,
        "properties": {"nested": {"code": 1}, "list": [[1], 2], "code": 330421100201003},
        "type": "Feature"}""";

    var loaded =
        GridFile.load(
            file(one), Datum.WGS84, GridLayer.STANDARD, LoadPolicy.STRICT, Optional.empty());

    assertThat(loaded.shapes()).hasSize(1);
    assertThat(loaded.shapes().get(0).grid().code()).hasToString("330421100201003");
    assertThat(loaded.shapes().get(0).polygon().getCoordinates()[1])
        .isEqualTo(new Coordinate(121, 30));
  }

  @Test
  void what_is_written_is_read_again_as_the_same_grids_of_the_same_times() throws IOException {
    var town = new TownFile();
    town.feature(TownFile.PARK).properties.put("valid_from", "\"2026-03-02\"");
    town.feature(TownFile.PARK)
        .properties
        .put("predecessors", "[330421000000001, \"330421000000002\"]");
    town.feature(TownFile.PARK).properties.put("class", "\"二类\"");
    var shapes = load(town, LoadPolicy.STRICT).shapes();
    var out = new ByteArrayOutputStream();

    GeoJsonGrids.write(shapes.stream(), out);

    var again =
        GridFile.load(
            file(out.toString(StandardCharsets.UTF_8)),
            Datum.WGS84,
            GridLayer.STANDARD,
            LoadPolicy.STRICT,
            Optional.empty());
    assertThat(again.shapes())
        .extracting(GridShape::grid)
        .isEqualTo(shapes.stream().map(GridShape::grid).toList());
    assertThat(again.shapes().get(100).polygon().equalsExact(shapes.get(100).polygon())).isTrue();
  }

  @Test
  void what_is_no_file_of_grids_is_refused_with_its_place() throws IOException {
    assertThatThrownBy(() -> read("")).hasMessageContaining("no GeoJSON object begins this file");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("holds no grid");
    assertThatThrownBy(() -> read("{\"features\": [{\"geometry\":"))
        .hasMessageContaining("line 1, column");
    assertThatThrownBy(() -> read("{} {}")).hasMessageContaining("more follows");
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("no GeoJSON object");
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .hasMessageContaining("export the file again as GeoJSON");
    var deep = "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(500) + "1";
    assertThatThrownBy(() -> read(deep + "]".repeat(500) + "}}"))
        .hasMessageContaining("position coordinates 8 brackets deep is no pair of numbers");
    assertThatThrownBy(() -> read("{\"features\": [1, null, {}]}"))
        .hasMessageContaining("has 6 defects in 3 features");
  }

  @Test
  void a_real_dirty_layer_is_told_and_the_rest_answers_as_jts_does() {
    assumeThat(DIRTY).as("the shared layer is not there: skipped").exists();
    var layer = GridLayer.codedBy("ElectDist");
    var loaded = GridFile.check(DIRTY, Datum.WGS84, layer, LoadPolicy.ACCEPT, Optional.empty());
    var index = GridIndex.of(loaded.shapes());

    var told = loaded.report().defects().stream().filter(it -> !it.warning()).toList();
    assertThat(told.stream().map(it -> it.features().get(0)).distinct())
        .hasSize(loaded.report().features() - loaded.report().grids());
    assertThat(told.stream().filter(it -> it.kind() == Kind.SHORT_RING)).hasSize(112);
    var byNumber = index.grids().stream().map(it -> it.code().value()).toList();
    var polygons =
        loaded.shapes().stream()
            .collect(Collectors.toMap(it -> it.grid().code().value(), GridShape::polygon));
    var random = new SplittableRandom(17);
    for (var i = 0; i < POINTS; i++) {
      var ring = polygons.get(byNumber.get(random.nextInt(byNumber.size()))).getCoordinates();
      var vertex = ring[random.nextInt(ring.length)];
      var near = i % 3 == 0 ? 0 : i % 3 == 1 ? 1e-9 : 0.01;
      var place =
          new Coordinate(
              vertex.x + near * (random.nextDouble() - 0.5),
              vertex.y + near * (random.nextDouble() - 0.5));
      var expected = Optional.<String>empty();
      var border = false;
      for (var code : index.covering(Location.of(place.x, place.y, Datum.WGS84)).grids()) {
        var where = SimplePointInAreaLocator.locate(place, polygons.get(code.code().value()));
        assertThat(where).isNotEqualTo(org.locationtech.jts.geom.Location.EXTERIOR);
        if (expected.isEmpty()) {
          expected = Optional.of(code.code().value());
          border = where == org.locationtech.jts.geom.Location.BOUNDARY;
        }
      }
      var answer = index.locate(Location.of(place.x, place.y, Datum.WGS84));
      assertThat(answer instanceof GridAnswer.OnBorder).isEqualTo(border);
      var number = index.locate(place.x, place.y);
      assertThat(
              number < 0
                  ? Optional.<String>empty()
                  : Optional.of(index.grid(number).code().value()))
          .isEqualTo(expected);
    }
  }

  @Test
  void numbers_that_are_none_are_defects_of_their_feature_and_reading_goes_on() throws IOException {
    var town = new TownFile();
    var json =
        town.json()
            .replaceFirst("\\[120\\.002,30\\.502]", "[120.002,NaN]")
            .replaceFirst("\\[120\\.004,30\\.504]", "[1e400,30.504]");

    var loaded = accept(json);

    assertThat(loaded.shapes()).hasSize(100);
    assertThat(loaded.report().defects())
        .extracting(it -> it.kind() + " " + it.features().get(0).number())
        .containsExactly("OUT_OF_RANGE 101", "OUT_OF_RANGE 102");
  }

  @Test
  void an_annotated_place_that_is_no_number_is_null_so_that_map_programs_read_on()
      throws IOException {
    var town = new TownFile();
    var json = town.json().replaceFirst("\\[120\\.004,30\\.504]", "[120.004,1e400]");
    var out = new ByteArrayOutputStream();

    DefectGeoJson.write(accept(json).report(), out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"kind\" : \"OUT_OF_RANGE\"", "\"geometry\" : null")
        .doesNotContain("\"Infinity\"");
  }

  @Test
  void an_empty_position_is_a_defect_and_not_passed_over() throws IOException {
    var town = new TownFile();
    var json = town.json().replaceFirst("\\[120\\.004,30\\.504],", "$0[],");

    var loaded = accept(json);

    assertThat(loaded.report().defects())
        .extracting(GridDefect::toString)
        .containsExactly(
            "feature 102 (330421000000902): position [] is no pair of numbers; write longitude,"
                + " latitude");
  }

  @Test
  void a_picture_keeps_rare_characters_whole_wherever_a_line_ends() throws IOException {
    for (var spaces = 0; spaces < 4; spaces++) {
      var town = new TownFile();
      town.feature(7)
          .properties
          .put("kind", '"' + "x".repeat(spaces) + "\uD842\uDFB7".repeat(40) + '"');
      var loaded = accept(town.json());

      for (var chinese : List.of(true, false)) {
        var svg = TownPicture.draw(loaded.shapes(), loaded.report(), chinese);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(svg)).isTrue();
      }
    }
  }

  @Test
  void a_town_that_stands_twice_in_its_file_overlaps_in_every_grid() throws IOException {
    var town = new TownFile();
    var again = new TownFile();
    for (var i = 1; i <= 100; i++) {
      again.feature(i).properties.put("code", "\"330421001000%03d\"".formatted(i));
      town.features.add(again.feature(i));
    }

    var defects = accept(town.json()).report().defects();

    assertThat(defects)
        .hasSize(100)
        .allMatch(it -> it.kind() == Kind.OVERLAP)
        .allMatch(it -> it.features().get(1).number() == it.features().get(0).number() + 102);
  }

  @Test
  void a_picture_breaks_its_lines_between_words_and_says_where_it_leaves_some_out()
      throws IOException {
    var town = new TownFile();
    town.features.remove(33);
    var loaded = accept(town.json());

    var lines =
        Pattern.compile("font-weight='normal'[^>]*>([^<]*)</text>")
            .matcher(TownPicture.draw(loaded.shapes(), loaded.report(), false))
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).endsWith(" …");
    var shown = String.join(" ", lines).replace(" …", " ");
    assertThat("1  " + loaded.report().defects().get(0).line(false)).startsWith(shown);
  }

  private GridFile.Loaded accept(String json) throws IOException {
    return GridFile.check(
        file(json), Datum.WGS84, GridLayer.STANDARD, LoadPolicy.ACCEPT, Optional.empty());
  }

  private GridFile.Loaded read(String json) throws IOException {
    return GridFile.load(
        file(json), Datum.WGS84, GridLayer.STANDARD, LoadPolicy.STRICT, Optional.empty());
  }

  private GridFile.Loaded load(TownFile town, LoadPolicy policy) throws IOException {
    return GridFile.load(
        file(town.json()), Datum.WGS84, GridLayer.STANDARD, policy, Optional.empty());
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("town.geojson"), json, StandardCharsets.UTF_8);
  }
}
