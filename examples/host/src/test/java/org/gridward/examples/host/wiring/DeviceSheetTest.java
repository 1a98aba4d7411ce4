package org.gridward.examples.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.gridward.event.Datum;
import org.gridward.event.Device;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridIndex;
import org.gridward.resource.DatumWatch;
import org.gridward.resource.DeviceEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register of devices as offices keep it, in Excel or as CSV. */
final class DeviceSheetTest {

  private static final String[] HEAD = {
    "设备编号", "名称", "类型", "经度", "纬度", "坐标系", "网格编码", "所属部门", "上报间隔"
  };

  @TempDir private Path data;

  private void workbook(Object key) throws IOException {
    try (var workbook = WorkbookFactory.create(true);
        var out = Files.newOutputStream(town().resolve("devices.xlsx"))) {
      var sheet = workbook.createSheet("台账");
      var head = sheet.createRow(0);
      for (var i = 0; i < HEAD.length; i++) {
        head.createCell(i).setCellValue(HEAD[i]);
      }
      var row = sheet.createRow(2); // a line left blank
      if (key instanceof Number it) {
        row.createCell(0).setCellValue(it.doubleValue());
      } else {
        row.createCell(0).setCellValue((String) key);
      }
      row.createCell(1).setCellValue("老街水位计");
      row.createCell(2).setCellValue("flood.level");
      row.createCell(3).setCellValue(120.920966);
      row.createCell(4).setCellValue(30.885936);
      row.createCell(5).setCellValue("GCJ02");
      row.createCell(6).setCellValue("338801102005001");
      row.createCell(7).setCellValue("水务");
      row.createCell(8).setCellValue("PT30S");
      workbook.write(out);
    }
  }

  private Path town() throws IOException {
    return Files.createDirectories(data.resolve("town"));
  }

  private DeviceRegister register() throws IOException {
    return DeviceRegister.in(town(), DatumWatch.over(() -> GridIndex.of(List.of())));
  }

  private static final String GOOD =
      """
      key,name,kind,longitude,latitude,datum,every
      a,甲,flood.level,120.9,30.8,WGS84,PT30S
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void another_register_is_taken_as_a_whole_or_not_at_all() throws IOException {
    Files.writeString(town().resolve("devices.csv"), GOOD);
    var register = register();
    var told = new AtomicInteger();
    register.onChange(it -> told.incrementAndGet());

    assertThatThrownBy(() -> register.replace(bytes(GOOD + "b,乙,x,120.9,north,WGS84,\n")))
        .hasMessageContaining("devices.csv!devices!A3")
        .hasMessageContaining("north");
    assertThat(register.entries()).extracting(DeviceEntry::key).containsExactly("a");
    assertThat(register.sheet()).content().isEqualTo(GOOD);
    assertThat(told).hasValue(0);

    register.replace(bytes(GOOD + "b,乙,,,,,\n"));
    assertThat(register.entries()).extracting(DeviceEntry::key).containsExactly("a", "b");
    assertThat(register.places()).as("b does not say where it stands").hasSize(1);
    assertThat(town().resolve("devices.csv.before")).content().isEqualTo(GOOD);
    assertThat(told).hasValue(1);

    workbook("c");
    var sheet = Files.readAllBytes(town().resolve("devices.xlsx"));
    Files.delete(town().resolve("devices.xlsx"));
    register.replace(sheet);
    assertThat(register().entries()).extracting(DeviceEntry::key).containsExactly("c");
    register.replace(bytes(GOOD));
    assertThat(register().entries()).extracting(DeviceEntry::key).containsExactly("a");
    try (var left = Files.list(town())) {
      assertThat(left.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("devices.csv", "devices.csv.before", "devices.xlsx.before");
    }
  }

  @Test
  void one_device_more_is_registered_and_stays() throws IOException {
    Files.writeString(town().resolve("devices.csv"), GOOD);
    var register = register();
    assertThat(register.admits(new Device("new:1", Optional.of("2")))).isFalse();

    register.accept(
        Map.of(
            "key",
            "new:1",
            "name",
            "东\"门\", 新",
            "longitude",
            "120.9",
            "latitude",
            "30.8",
            "datum",
            "WGS84"));
    register.accept(Map.of("key", "car:7", "name", "=1+1"));

    assertThat(register.admits(new Device("new:1", Optional.of("2")))).isTrue();
    assertThat(register().entries())
        .extracting(DeviceEntry::name)
        .containsExactly("甲", "东\"门\", 新", "=1+1");
    assertThatThrownBy(() -> register.accept(Map.of("key", "a", "name", "x")))
        .hasMessage("Device a is registered already; change its row in the register.");
    assertThatThrownBy(() -> register.accept(Map.of("key", "z")))
        .hasMessageContaining("name is missing");
    assertThat(register.entries()).hasSize(3);
  }

  @Test
  void a_silence_that_is_known_ends_by_itself_or_by_hand() throws IOException {
    Files.writeString(town().resolve("devices.csv"), GOOD);
    var until = Instant.parse("2026-03-02T10:00:00Z");
    register().mute("a", until.plusSeconds(60));
    register().mute("a", until);

    assertThat(register().entries().get(0).mutedUntil()).contains(until);
    assertThatThrownBy(() -> register().mute("b", until)).hasMessage("Device b is not registered.");
  }

  @Test
  void a_workbook_with_chinese_headings_goes_before_the_csv() throws IOException {
    Files.writeString(town().resolve("devices.csv"), "key\nnone\n");
    workbook("007");

    var register = register();

    var entry = register.entries().get(0);
    assertThat(entry.key()).isEqualTo("007");
    assertThat(entry.grid()).isEqualTo(Optional.of(new GridCode("338801102005001")));
    assertThat(entry.every()).isEqualTo(Optional.of(Duration.ofSeconds(30)));
    assertThat(register.places().get(0).longitude()).isEqualTo(120.920966);
    assertThat(register.places().get(0).datum()).isEqualTo(Datum.GCJ02);
  }

  @Test
  void a_code_that_became_a_number_is_refused_at_its_cell() throws IOException {
    workbook(7);

    assertThatThrownBy(this::register)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No device at devices.xlsx!台账!A3: key 7 is a number, so zeros in front may be lost;"
                + " format the column as text and write it again.");
  }

  @Test
  void a_csv_that_chinese_excel_saved_is_read() throws IOException {
    Files.write(
        town().resolve("devices.csv"),
        "设备编号,名称,类型,经度,纬度,坐标系\n7,老街,flood.level,120.9,30.8,WGS84\n"
            .getBytes(Charset.forName("GB18030")));

    assertThat(register().places().get(0).name()).isEqualTo("老街");
  }

  @Test
  void what_is_missing_or_wrong_is_named_with_its_line() throws IOException {
    var csv = town().resolve("devices.csv");
    Files.writeString(csv, "key,name,kind,longitude,latitude,datum\n7,a,b,120.9,,WGS84\n");
    assertThatThrownBy(this::register)
        .hasMessage("No device at devices.csv!devices!A2: latitude is missing; write it there.");

    Files.writeString(csv, "key,name,kind,longitude,latitude,datum\n7,a,b,120.9,east,WGS84\n");
    assertThatThrownBy(this::register)
        .hasMessageContaining("devices.csv!devices!A2")
        .hasMessageContaining("east");
  }
}
