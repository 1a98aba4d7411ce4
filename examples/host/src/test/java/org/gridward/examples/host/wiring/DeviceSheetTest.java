package org.gridward.examples.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.gridward.event.Datum;
import org.gridward.grid.GridCode;
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

  @Test
  void a_workbook_with_chinese_headings_goes_before_the_csv() throws IOException {
    Files.writeString(town().resolve("devices.csv"), "key\nnone\n");
    workbook("007");

    var devices = new DataFolder(data);

    var entry = devices.registry().get(0);
    assertThat(entry.key()).isEqualTo("007");
    assertThat(entry.grid()).isEqualTo(Optional.of(new GridCode("338801102005001")));
    assertThat(entry.every()).isEqualTo(Optional.of(Duration.ofSeconds(30)));
    assertThat(devices.devices().get(0).longitude()).isEqualTo(120.920966);
    assertThat(devices.devices().get(0).datum()).isEqualTo(Datum.GCJ02);
  }

  @Test
  void a_code_that_became_a_number_is_refused_at_its_cell() throws IOException {
    workbook(7);

    assertThatThrownBy(() -> new DataFolder(data).registry())
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

    assertThat(new DataFolder(data).devices().get(0).name()).isEqualTo("老街");
  }

  @Test
  void what_is_missing_or_wrong_is_named_with_its_line() throws IOException {
    var csv = town().resolve("devices.csv");
    Files.writeString(csv, "key,name,kind,longitude,latitude,datum\n7,a,b,120.9,,WGS84\n");
    assertThatThrownBy(() -> new DataFolder(data).devices())
        .hasMessage("No device at devices.csv!devices!A2: latitude is missing; write it there.");

    Files.writeString(csv, "key,name,kind,longitude,latitude,datum\n7,a,b,120.9,east,WGS84\n");
    assertThatThrownBy(() -> new DataFolder(data).registry())
        .hasMessageContaining("devices.csv!devices!A2")
        .hasMessageContaining("east");
  }
}
