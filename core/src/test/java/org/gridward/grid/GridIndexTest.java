package org.gridward.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.testkit.Tiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridIndexTest {

  @TempDir Path folder;

  @Test
  void every_cell_of_a_drawn_town_has_its_grid() {
    var town =
        Town.drawn(
            """
            A A B
            A C B
            """);

    for (var letter : new String[] {"A", "B", "C"}) {
      assertThat(owner(town, town.at(letter))).isEqualTo(letter);
    }
  }

  @Test
  void a_point_on_a_shared_border_has_one_owner() {
    var town = Town.drawn("A B");
    var answer = town.grids().locate(Town.place(1, 0.5));

    // equal areas: the lower code
    assertThat(answer).isInstanceOf(GridAnswer.OnBorder.class);
    var border = (GridAnswer.OnBorder) answer;
    assertThat(border.grid().code()).hasToString("A");
    assertThat(border.tied()).extracting(GridCode::value).containsExactly("A", "B");
  }

  @Test
  void on_a_border_the_smaller_grid_goes_first() {
    var town =
        Town.drawn(
            """
            A A B
            A A .
            """);

    assertThat(owner(town, Town.place(2, 0.5))).isEqualTo("B");
  }

  @Test
  void a_hole_belongs_to_the_grid_that_fills_it() {
    var town =
        Town.drawn(
            """
            A A A
            A . A
            A A A
            """);
    var filled =
        Town.drawn(
            """
            A A A
            A B A
            A A A
            """);

    assertThat(town.grids().locate(Town.place(1.5, 1.5))).isInstanceOf(GridAnswer.Outside.class);
    assertThat(owner(filled, Town.place(1.5, 1.5))).isEqualTo("B");
    assertThat(owner(filled, Town.place(1, 1.5))).isEqualTo("B");
  }

  @Test
  void dedicated_grids_go_before_the_basic_grid_under_them() {
    var town =
        Town.drawn(
            """
            A A A A
            A A A A
            """,
            """
            p p p .
            p p p .
            """,
            """
            . m . .
            . . . .
            """);

    var covering = town.grids().covering(Town.place(1.5, 0.5));

    assertThat(covering.grids()).extracting(it -> it.code().value()).containsExactly("m", "p", "A");
    assertThat(owner(town, Town.place(0.5, 1.5))).isEqualTo("p");
    assertThat(owner(town, Town.place(3.5, 0.5))).isEqualTo("A");
    // on the border of the park, inside the village: the park's ground begins at its border
    assertThat(owner(town, Town.place(3, 0.5))).isEqualTo("p");
  }

  @Test
  void the_proof_tells_how_far_the_border_is() {
    var town = Town.drawn("A B");

    var near = proof(town, Town.place(0.95, 0.5));
    var far = proof(town, Town.place(0.5, 0.5));

    assertThat(near.borderMetres().orElseThrow()).isCloseTo(4.78, within(0.01));
    assertThat(near.nearBorder()).isTrue();
    assertThat(far.borderMetres().orElseThrow()).isCloseTo(47.8, within(0.1));
    assertThat(far.nearBorder()).isFalse();
    assertThat(far.gridSet()).isEqualTo(town.grids().version());
  }

  @Test
  void many_places_at_once_have_the_numbers_of_their_grids() {
    var town = Town.drawn("A B .", ". . .").grids();
    var longitudes = new double[600];
    var latitudes = new double[600];
    for (var i = 0; i < 600; i++) {
      longitudes[i] = Town.place(i % 4 + 0.5, 0.5).longitude();
      latitudes[i] = i == 599 ? Double.NaN : Town.place(0, 0.5).latitude();
    }
    var numbers = new int[600];

    town.locate(longitudes, latitudes, numbers, 600);

    for (var i = 0; i < 600; i++) {
      assertThat(numbers[i]).isEqualTo(town.locate(longitudes[i], latitudes[i]));
    }
    assertThat(town.grid(numbers[0]).code()).hasToString("A");
    assertThat(town.grid(numbers[1]).code()).hasToString("B");
    assertThat(numbers[2]).isEqualTo(-1);
    assertThat(numbers[599]).isEqualTo(-1);
  }

  @Test
  void inside_and_outside_answers_are_made_once() {
    var town = Town.drawn("A B").grids();

    assertThat(town.locate(Town.place(0.5, 0.5))).isSameAs(town.locate(Town.place(0.6, 0.4)));
    assertThat(town.locate(Town.place(5, 5))).isSameAs(town.locate(Town.place(6, 6)));
  }

  @Test
  void outside_all_grids_the_nearest_one_is_named_with_its_distance() {
    var town = Town.drawn(". A . B");
    var place = Town.place(2.25, 0.5);

    var near = town.grids().nearest(place, 100).orElseThrow();

    assertThat(near.grid().code()).hasToString("A");
    assertThat(near.metres()).isCloseTo(23.9, within(0.1));
    assertThat(town.grids().nearest(place, 20)).isEmpty();
    assertThat(town.grids().nearest(Town.place(1.5, 0.5), 0).orElseThrow().metres()).isZero();
    assertThat(proof(town, place).nearest()).contains(near);
    assertThat(proof(town, Town.place(1.5, 0.5)).nearest()).isEmpty();
    assertThatThrownBy(() -> town.grids().nearest(place, -1))
        .hasMessage("Nearest grid within -1.0 m; write 0 to 20,000.");
  }

  @Test
  void the_nearest_grid_is_the_same_however_far_one_looks() {
    var town = Town.drawn("A" + " .".repeat(30) + " B").grids();
    var place = Town.place(20, 0.5);

    assertThat(town.nearest(place, 1_000)).isEmpty();
    var near = town.nearest(place, 1_100).orElseThrow();
    assertThat(near.grid().code()).hasToString("B");
    assertThat(near.metres()).isCloseTo(1_051, within(1.0));
    assertThat(town.nearest(place, 20_000)).contains(near);
  }

  @Test
  void a_place_tells_how_far_its_border_is_and_whether_that_is_near() {
    var town = Town.drawn("A B").grids();

    assertThat(town.borderMetres(Town.place(0.95, 0.5)).orElseThrow()).isCloseTo(4.78, within(.01));
    assertThat(town.nearBorder(Town.place(0.95, 0.5))).isTrue();
    assertThat(town.nearBorder(Town.place(0.5, 0.5))).isFalse();
    assertThat(town.borderMetres(Town.place(5, 5))).isEmpty();
    assertThat(town.nearBorder(Town.place(5, 5))).isFalse();
  }

  @Test
  void a_covering_tells_every_layer_from_grid_to_district() throws IOException {
    var index = load(feature("\"330421100201003\"", "[[120,30],[121,30],[121,31],[120,30]]"));

    var covering = index.covering(Location.of(120.9, 30.5, Datum.WGS84));

    assertThat(covering.grids(GridKind.BASIC)).hasSize(1);
    assertThat(covering.grids(GridKind.DEDICATED)).isEmpty();
    assertThat(covering.areas())
        .extracting(Area::code)
        .containsExactly("330421100201", "330421100", "330421");
    assertThat(covering.area(Area.Level.DISTRICT).orElseThrow().code()).isEqualTo("330421");
    assertThat(covering.gridSet()).isEqualTo(index.version());
  }

  @Test
  void the_configured_memory_is_never_exceeded() {
    var shapes = Tiling.of(400, 120, 5).shapes();

    var small = GridIndex.of(shapes, 100_000);

    assertThat(small.bytes()).isLessThan(GridIndex.of(shapes).bytes());
    assertThat(small.version()).isEqualTo(GridIndex.of(shapes).version());
    assertThatThrownBy(() -> GridIndex.of(shapes, 100))
        .hasMessage(
            "400 grids cannot be indexed within 100 bytes; allow more, 67,108,864 are usual.");
  }

  @Test
  void an_imprecise_place_is_near_a_border_farther_away() {
    var town = Town.drawn("A B");
    var place = Town.place(0.5, 0.5);
    var vague =
        new Location(
            place.longitude(),
            place.latitude(),
            place.datum(),
            OptionalDouble.of(60),
            Location.Method.GEOCODED);

    assertThat(proof(town, vague).nearBorder()).isTrue();
  }

  @Test
  void a_place_in_another_coordinate_system_finds_the_same_grid() {
    var town = Town.drawn("A B C");
    var wgs = Town.place(1.5, 0.5);
    var gcj = Wgs84.to(Datum.GCJ02, wgs);
    var bd = Wgs84.to(Datum.BD09, wgs);

    assertThat(owner(town, gcj)).isEqualTo("B");
    assertThat(owner(town, bd)).isEqualTo("B");
    // the same numbers taken for WGS84 lie some 450 m off
    assertThat(town.grids().locate(Location.of(gcj.longitude(), gcj.latitude(), Datum.WGS84)))
        .isInstanceOf(GridAnswer.Outside.class);
    assertThat(proof(town, gcj).received().datum()).isEqualTo(Datum.GCJ02);
  }

  @Test
  void an_event_without_a_place_has_no_grid_and_no_proof() {
    var event = Event.builder(new EventId("e"), Source.CITIZEN, "report", Instant.EPOCH).build();

    var located = Town.drawn("A").grids().locate(event);

    assertThat(located.grid()).isEmpty();
    assertThat(located.proof()).isEmpty();
  }

  @Test
  void what_is_written_as_geojson_is_read_again_as_the_same_grids() throws IOException {
    var file = folder.resolve("grids.geojson");
    var out = new ByteArrayOutputStream();
    var town = Town.drawn("A A B", ". p .");
    town.grids().writeGeoJson(out);
    Files.write(file, out.toByteArray());

    var again = GridIndex.load(file, Datum.WGS84, GridLayer.codedBy("code"));

    assertThat(again.version()).isEqualTo(town.grids().version());
    assertThat(again.grids()).isEqualTo(town.grids().grids());
  }

  @Test
  void fifteen_digit_codes_tell_the_areas_above() throws IOException {
    var index = load(feature("\"330421100201003\"", "[[120,30],[121,30],[121,31],[120,30]]"));

    var grid = index.grids().get(0);

    assertThat(grid.area(Area.Level.COMMUNITY).orElseThrow().code()).isEqualTo("330421100201");
    assertThat(grid.area(Area.Level.SUBDISTRICT).orElseThrow().code()).isEqualTo("330421100");
    assertThat(grid.area(Area.Level.DISTRICT).orElseThrow().code()).isEqualTo("330421");
  }

  @Test
  void a_byte_order_mark_and_a_number_as_code_are_read() throws IOException {
    var file = folder.resolve("bom.geojson");
    Files.writeString(
        file, "\uFEFF" + feature("330421100201003", "[[120,30],[121,30],[121,31],[120,30]]"));

    assertThat(GridIndex.load(file, Datum.CGCS2000).grids()).hasSize(1);
  }

  @Test
  void every_defect_of_a_file_is_told_with_its_feature() {
    var bow = "[[120,30],[121,31],[121,30],[120,31],[120,30]]";
    var square = "[[122,30],[123,30],[123,31],[122,31],[122,30]]";
    var collection =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + String.join(
                ",",
                feature("\"33042110020100\"", square),
                feature("\"330421100201001\"", bow),
                feature("\"330421100201002\"", "[[124,30],[125,30],[125,31],[124,31]]"),
                feature("\"330421100201003\"", "[[30,126],[31,126],[31,127],[30,126]]"),
                feature("\"330421100201004\"", "[[128,30],[129,30],[129,31],[128,30]]"),
                feature("\"330421100201004\"", "[[130,30],[131,30],[131,31],[130,30]]"),
                feature("\"330421100201005\"", "[[120,40],[121,40]]"))
            + "]}";

    assertThatThrownBy(() -> load(collection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 6 defects in 7 features:")
        .hasMessageContaining(
            "feature 1 (33042110020100): Grid code \"33042110020100\" has 14 digits;"
                + " write 15: district 6, subdistrict 3, community 3, serial 3.")
        .hasMessageContaining(
            "feature 2 (330421100201001): Self-intersection at 120.5, 30.5; mend the border there")
        .hasMessageContaining(
            "feature 3 (330421100201002): a ring is not closed: it begins at 124.0, 30.0 and ends at"
                + " 124.0, 31.0; end where it begins")
        .hasMessageContaining(
            "feature 4 (330421100201003): position 30.0, 126.0 has latitude first;"
                + " write longitude first")
        .hasMessageContaining(
            "feature 6 (330421100201004): its code stands twice, first in feature 5; give each grid its own")
        .hasMessageContaining(
            "feature 7 (330421100201005): a ring has 2 positions; a ring needs 4 or more");
  }

  @Test
  void a_file_that_is_no_geojson_is_refused_with_its_place() {
    assertThatThrownBy(() -> load("{\"type\": oops}"))
        .hasMessageContaining("line 1, column")
        .hasMessageContaining("export the file again as GeoJSON");
    assertThatThrownBy(() -> load("[]")).hasMessageContaining("no GeoJSON object begins this file");
    assertThatThrownBy(() -> load("{\"type\":\"FeatureCollection\",\"features\":[]}"))
        .hasMessageContaining("holds no grid");
    assertThatThrownBy(() -> GridIndex.load(folder.resolve("absent.geojson"), Datum.WGS84))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("absent.geojson cannot be read");
  }

  private GridIndex load(String json) throws IOException {
    var file = folder.resolve("file.geojson");
    Files.write(file, json.getBytes(StandardCharsets.UTF_8));
    return GridIndex.load(file, Datum.WGS84);
  }

  private static String feature(String code, String ring) {
    return ("{\"type\":\"Feature\",\"properties\":{\"code\":%s},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}")
        .formatted(code, ring);
  }

  private static String owner(Town town, Location place) {
    var answer = town.grids().locate(place);
    if (answer instanceof GridAnswer.OnBorder it) {
      return it.grid().code().value();
    }
    return ((GridAnswer.Inside) answer).grid().code().value();
  }

  private static GridProof proof(Town town, Location place) {
    var event =
        Event.builder(new EventId("e"), Source.CITIZEN, "report", Instant.EPOCH)
            .location(place)
            .build();
    return town.grids().locate(event).proof().orElseThrow();
  }
}
