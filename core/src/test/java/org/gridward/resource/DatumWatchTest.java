package org.gridward.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridIndex;
import org.gridward.grid.Town;
import org.gridward.grid.Wgs84;
import org.junit.jupiter.api.Test;

class DatumWatchTest {

  private static final GridCode B = new GridCode("B");

  private final Town town =
      Town.drawn(
          """
          A A A A A A
          A A B B A A
          A A B B A A
          A A A A A A
          """);
  private final AtomicReference<GridIndex> grids = new AtomicReference<>(town.grids());
  private final DatumWatch watch = DatumWatch.over(grids::get);

  /** In the middle of B, as a device tells it that has one system and declares another. */
  private static Location told(Datum real, Datum declared, int number) {
    var place = Wgs84.to(real, Town.place(2.6 + number % 9 * 0.1, 1.6 + number % 7 * 0.1));
    return Location.of(place.longitude(), place.latitude(), declared);
  }

  private Optional<DatumSuspect> suspect(String device) {
    return watch.suspects().stream().filter(it -> it.deviceId().equals(device)).findFirst();
  }

  private void report(String device, Datum real, Datum declared, int times) {
    for (var i = 0; i < times; i++) {
      watch.seen(device, B, told(real, declared, i));
    }
  }

  @Test
  void a_device_that_declares_the_wrong_system_is_named_with_the_right_one() {
    report("gcj-as-wgs", Datum.GCJ02, Datum.WGS84, 12);
    report("bd-as-wgs", Datum.BD09, Datum.WGS84, 12);
    report("wgs-as-gcj", Datum.WGS84, Datum.GCJ02, 12);
    report("right", Datum.GCJ02, Datum.GCJ02, 40);

    var suspects = watch.suspects();

    assertThat(suspects)
        .extracting(DatumSuspect::deviceId, DatumSuspect::likely)
        .containsExactly(
            tuple("bd-as-wgs", Optional.of(Datum.BD09)),
            tuple("gcj-as-wgs", Optional.of(Datum.GCJ02)),
            tuple("wgs-as-gcj", Optional.of(Datum.WGS84)));
    assertThat(suspects.get(1).zh())
        .isEqualTo(
            "设备 gcj-as-wgs 最近 12 次定位中有 12 次不在登记网格 grid B (B) 内；坐标按 GCJ02 解释则落在网格内，"
                + "请把申报的坐标系由 WGS84 改为 GCJ02。");
    assertThat(suspects.get(1))
        .hasToString(
            "Device gcj-as-wgs: 12 of its last 12 places lie outside its grid grid B (B); taken as"
                + " GCJ02 they lie in it: declare GCJ02 instead of WGS84.");
  }

  @Test
  void of_two_systems_the_one_counts_that_brings_more_places_in() {
    var wide = "B ".repeat(20) + "A A A A A A\n";
    grids.set(Town.drawn(wide.repeat(20)).grids());

    for (var i = 0; i < 12; i++) { // taken as BD-09, the first two lie south of the grid
      var real = Wgs84.to(Datum.GCJ02, Town.place(18.5, i < 2 ? 15 : 10));
      var told = Location.of(real.longitude(), real.latitude(), Datum.WGS84);
      watch.seen("some-more", B, told);
      if (i >= 2) {
        watch.seen("as-many", B, told);
      }
    }

    assertThat(watch.suspects())
        .extracting(DatumSuspect::likely)
        .as("the likelier one where as many lie in")
        .containsExactly(Optional.of(Datum.GCJ02), Optional.of(Datum.GCJ02));
  }

  @Test
  void a_device_that_no_system_brings_home_was_moved_or_is_misdeclared() {
    for (var i = 0; i < 10; i++) {
      watch.seen("moved", B, Location.of(121.4, 31.2 + i * 1e-5, Datum.WGS84));
    }

    var suspect = suspect("moved").orElseThrow();

    assertThat(suspect.likely()).isEmpty();
    assertThat(suspect.en())
        .endsWith("no other coordinate system brings them in: was it moved, or its grid mistaken?");
    assertThat(suspect.zh()).endsWith("换用其他坐标系也不在网格内，设备可能已移动或登记网格有误，请核对。");
  }

  @Test
  void few_places_or_some_strays_make_no_suspect() {
    report("young", Datum.GCJ02, Datum.WGS84, 9);
    report("stray", Datum.GCJ02, Datum.WGS84, 7);
    report("stray", Datum.WGS84, Datum.WGS84, 3);

    assertThat(watch.suspects()).isEmpty();

    report("young", Datum.GCJ02, Datum.WGS84, 1);
    report("stray", Datum.GCJ02, Datum.WGS84, 5); // 12 of 15
    assertThat(watch.suspects())
        .extracting(DatumSuspect::deviceId)
        .containsExactly("stray", "young");
  }

  @Test
  void a_device_that_is_set_right_is_cleared_by_its_next_places() {
    report("cam", Datum.GCJ02, Datum.WGS84, 32);
    assertThat(suspect("cam")).map(DatumSuspect::points).contains(DatumWatch.POINTS);

    report("cam", Datum.GCJ02, Datum.GCJ02, 7);

    assertThat(watch.suspects()).as("25 of 32 outside").isEmpty();
  }

  @Test
  void another_declared_grid_or_one_that_is_no_more_begins_anew() {
    report("cam", Datum.GCJ02, Datum.WGS84, 20);
    watch.seen("cam", new GridCode("A"), told(Datum.WGS84, Datum.WGS84, 1));
    assertThat(watch.suspects()).isEmpty();

    report("cam", Datum.GCJ02, Datum.WGS84, 20);
    grids.set(Town.drawn("A A").grids());
    assertThat(watch.suspects()).as("its grid was cut anew").isEmpty();
    report("new", Datum.GCJ02, Datum.WGS84, 20);
    grids.set(town.grids());
    assertThat(suspect("new")).as("nothing was kept").isEmpty();
  }

  @Test
  void of_too_many_devices_those_heard_longest_ago_are_forgotten() {
    report("first", Datum.GCJ02, Datum.WGS84, 10);
    report("second", Datum.GCJ02, Datum.WGS84, 10);
    watch.seen("first", B, told(Datum.GCJ02, Datum.WGS84, 1));
    for (var i = 0; i < DatumWatch.DEVICES - 1; i++) {
      watch.seen("device-" + i, B, told(Datum.WGS84, Datum.WGS84, i));
    }

    assertThat(List.of(suspect("first").isPresent(), suspect("second").isPresent()))
        .containsExactly(true, false);
  }
}
