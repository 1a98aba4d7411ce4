package org.gridward.examples.host;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.Area;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridShape;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.file.GridFile;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The made-up town is clean: what a newcomer sees first has no fault of its own. */
final class DemoTownTest {

  private static final Path TOWN = Path.of("src/main/town");
  private static final Path FILE = TOWN.resolve("grids.geojson");
  private static final double ONE_DEGREE_KM2 = 111.32 * Math.cos(Math.toRadians(30.9)) * 110.87;
  private static final double ONE_SQUARE_METRE = 1e-6 / ONE_DEGREE_KM2;

  private final GridFile.Loaded loaded =
      GridFile.check(FILE, Datum.WGS84, GridLayer.STANDARD, LoadPolicy.STRICT, Optional.empty());
  private final List<GridShape> all = loaded.shapes();
  private final List<GridShape> villages = of(GridKind.BASIC);
  private final List<GridShape> dedicated = of(GridKind.DEDICATED);

  @Test
  void its_file_has_no_defect() {
    assertThat(loaded.report().defects()).isEmpty();
  }

  @Test
  void the_town_has_66_grids_of_the_kinds_and_classes_of_its_model() {
    assertThat(all).hasSize(66);
    assertThat(dedicated).hasSize(22);
    assertThat(count(dedicated, "工业园区")).isEqualTo(6);
    assertThat(count(dedicated, ".*商铺")).isEqualTo(4);
    assertThat(count(dedicated, "桃源里小区")).isEqualTo(5);
    assertThat(count(dedicated, "禾塘老街[东西南北]")).isEqualTo(4);
    assertThat(count(dedicated, "莲泾集镇[东西]")).isEqualTo(2);
    assertThat(count(dedicated, "柳汇集镇")).isEqualTo(1);
    assertThat(villages.stream().collect(groupingBy(it -> it.grid().gridClass(), counting())))
        .isEqualTo(
            Map.of(
                Optional.of(GridClass.I), 2L,
                Optional.of(GridClass.II), 4L,
                Optional.of(GridClass.III), 38L));
  }

  @Test
  void every_code_has_15_digits_and_every_grid_a_name_of_its_own() {
    assertThat(all).extracting(it -> it.grid().code().value()).allMatch(DemoTownTest::isTownCode);
    assertThat(all).extracting(it -> it.grid().code()).doesNotHaveDuplicates();
    assertThat(all).extracting(it -> it.grid().name()).doesNotHaveDuplicates();
    assertThat(all).allMatch(it -> it.grid().areas().size() == Area.Level.values().length);
    assertThat(all.stream().flatMap(it -> it.grid().areas().stream()).distinct())
        .as("one name per area code")
        .doesNotHaveDuplicates()
        .extracting(Area::code)
        .doesNotHaveDuplicates();
  }

  /** Digits 7 to 9 between 100 and 199 stand for a town. */
  private static boolean isTownCode(String code) {
    return code.matches("\\d{6}1\\d{2}\\d{3}\\d{3}");
  }

  @Test
  void serials_run_from_north_to_south_and_from_west_to_east() {
    for (var community : all.stream().collect(groupingBy(DemoTownTest::community)).values()) {
      for (var i = 0; i < community.size(); i++) {
        assertThat(community.get(i).grid().code().value()).endsWith("%03d".formatted(i + 1));
        for (var earlier : community.subList(0, i)) {
          var from = earlier.polygon().getCentroid();
          var to = community.get(i).polygon().getCentroid();
          assertThat(to.getX() > from.getX() || to.getY() < from.getY())
              .as("%s before %s", earlier.grid(), community.get(i).grid())
              .isTrue();
        }
      }
    }
  }

  @Test
  void village_grids_tile_the_town_without_gap_or_overlap() {
    var polygons = polygons(villages);

    assertThat(CoverageValidator.isValid(polygons)).isTrue();
    var town = CoverageUnion.union(polygons);

    assertThat(town.getNumGeometries()).as("pieces").isEqualTo(1);
    assertThat(((Polygon) town).getNumInteriorRing()).as("holes").isZero();
    assertThat(town.getArea() * ONE_DEGREE_KM2).isCloseTo(75, within(1.0));
  }

  @Test
  void a_village_grid_has_another_one_inside_it() {
    var hosts =
        villages.stream().filter(it -> ((Polygon) it.polygon()).getNumInteriorRing() > 0).toList();

    assertThat(hosts).hasSize(1);
    var hole = ((Polygon) hosts.get(0).polygon()).getInteriorRingN(0);
    assertThat(villages).anyMatch(it -> hole.equalsTopo(it.polygon().getBoundary()));
  }

  @Test
  void each_dedicated_grid_lies_on_one_village_grid_and_none_on_another() {
    for (var one : dedicated) {
      assertThat(villages).filteredOn(it -> it.polygon().covers(one.polygon())).hasSize(1);
      for (var other : dedicated) {
        if (one != other) {
          assertThat(one.polygon().intersection(other.polygon()).getArea())
              .as("%s on %s", one.grid(), other.grid())
              .isLessThan(ONE_SQUARE_METRE);
        }
      }
    }
    assertThat(CoverageValidator.isValid(polygons(dedicated))).as("shared borders").isTrue();
  }

  @Test
  void the_file_is_small_and_drawn_as_rfc_7946_asks() throws IOException {
    assertThat(Files.size(FILE)).isLessThan(400_000);
    assertThat(Files.readString(FILE)).doesNotContainPattern("\\.\\d{7}");
    for (var shape : all) {
      var polygon = (Polygon) shape.polygon();
      assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates())).isTrue();
      assertThat(IntStream.range(0, polygon.getNumInteriorRing()))
          .noneMatch(it -> Orientation.isCCW(polygon.getInteriorRingN(it).getCoordinates()));
    }
  }

  @Test
  void every_device_stands_in_the_grid_that_its_line_names() throws IOException {
    var index = GridIndex.load(FILE, Datum.WGS84);
    var lines = Files.readAllLines(TOWN.resolve("devices.csv"));

    assertThat(lines.get(0)).isEqualTo("key,name,kind,longitude,latitude,datum,grid");
    var devices = lines.stream().skip(1).map(it -> it.split(",")).toList();
    assertThat(devices).hasSizeGreaterThan(40).extracting(it -> it[0]).doesNotHaveDuplicates();
    for (var it : devices) {
      var place =
          Location.of(Double.parseDouble(it[3]), Double.parseDouble(it[4]), Datum.valueOf(it[5]));
      assertThat(index.covering(place).grids().get(0).code().value()).as(it[1]).isEqualTo(it[6]);
    }
  }

  private List<GridShape> of(GridKind kind) {
    return all.stream().filter(it -> it.grid().kind() == kind).toList();
  }

  private static Geometry[] polygons(List<GridShape> shapes) {
    return shapes.stream().map(GridShape::polygon).toArray(Geometry[]::new);
  }

  private static long count(List<GridShape> shapes, String name) {
    return shapes.stream().filter(it -> it.grid().name().matches(name + ".*网格")).count();
  }

  private static String community(GridShape shape) {
    return shape.grid().area(Area.Level.COMMUNITY).orElseThrow().code();
  }
}
