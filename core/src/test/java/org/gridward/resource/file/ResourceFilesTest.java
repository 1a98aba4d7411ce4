package org.gridward.resource.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceFilesTest {

  private static final String CHINESE =
      """
      编号,类型,名称,经度,纬度,坐标系,网格,部门,电话
      cam-1,摄像机,"北门, ""东"" 侧",120.9,30.9,GCJ-02,330421100201001,公安,

      worker-17,网格员,李,120.91,30.91,,,,1388
      """;

  @TempDir private Path folder;

  private Path file(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private List<Resource> read(String name, String text) throws IOException {
    return ResourceFiles.read(file(name, text, StandardCharsets.UTF_8), Datum.WGS84);
  }

  private static Location place(double longitude, double latitude, Datum datum) {
    return Location.of(longitude, latitude, datum).by(Location.Method.ASSET);
  }

  private static List<Resource> expected() {
    return List.of(
        new Resource(
            "cam-1",
            ResourceKind.CAMERA,
            "北门, \"东\" 侧",
            place(120.9, 30.9, Datum.GCJ02),
            Optional.of(new GridCode("330421100201001")),
            Optional.of("公安"),
            Map.of()),
        new Resource(
            "worker-17",
            ResourceKind.STAFF,
            "李",
            place(120.91, 30.91, Datum.WGS84),
            Optional.empty(),
            Optional.empty(),
            Map.of("电话", "1388")));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "GB18030, ''"})
  void a_table_is_read_as_people_save_it(String charset, String mark) throws IOException {
    var file = file("r.csv", mark + CHINESE.replace("\n", "\r\n"), Charset.forName(charset));

    assertThat(ResourceFiles.read(file, Datum.WGS84)).isEqualTo(expected());
  }

  @Test
  void english_headings_in_any_order_and_a_name_left_out_are_read() throws IOException {
    var text = "Latitude,longitude,KIND,id\n30.9,120.9,key place,school";

    assertThat(read("r.csv", text))
        .containsExactly(
            Resource.of(
                "school", ResourceKind.KEY_PLACE, "school", place(120.9, 30.9, Datum.WGS84)));
  }

  @ParameterizedTest
  @CsvSource({"''", "\uFEFF"})
  void points_of_geojson_are_read(String mark) throws IOException {
    var text =
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "cam-1",
           "geometry": {"type": "Point", "coordinates": [120.9, 30.9, 7]},
           "properties": {"kind": "CAMERA", "name": "北门, \\"东\\" 侧", "datum": "gcj02",
                          "grid": 330421100201001, "department": "公安", "电话": null}},
          {"type": "Feature",
           "geometry": {"type": "Point", "coordinates": [120.91, 30.91]},
           "properties": {"id": "worker-17", "kind": "STAFF", "name": "李", "电话": 1388,
                          "longitude": 1}}]}
        """;

    assertThat(read("r.geojson", mark + text)).isEqualTo(expected());
  }

  @Test
  void one_feature_alone_is_a_file_too_and_an_empty_collection_is_an_empty_layer()
      throws IOException {
    var one =
        """
        {"type": "Feature", "id": 7, "properties": {"kind": "VEHICLE"},
         "geometry": {"type": "Point", "coordinates": [120.9, 30.9]}}
        """;

    assertThat(read("one.json", one)).extracting(Resource::id).containsExactly("7");
    assertThat(read("none.json", "{\"type\": \"FeatureCollection\", \"features\": []}")).isEmpty();
    assertThat(read("none.csv", "id,kind,longitude,latitude\n")).isEmpty();
  }

  @Test
  void every_defect_of_a_table_is_told_with_line_column_value_and_what_to_write() {
    var text =
        """
        id,kind,name,longitude,latitude,datum,grid
        cam-1,CAMERA,"two
        lines",120.9,30.9,,
        ,CAMERA,,120.9,30.9,,
        cam-3,KAMERA,,120.9,30.9,,
        cam-4,CAMERA,,30.9,120.9,,
        cam-5,CAMERA,,1209,x,,
        cam-6,CAMERA,,120.9,30.9,WGS72,33 04
        cam-1,CAMERA,,120.9,130.9,,
        """;

    assertThatThrownBy(() -> read("r.csv", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            %s has 9 defects:
              line 4, id: it is empty; write one
              line 5, kind: kind "KAMERA" is unknown; write CAMERA, SENSOR, STAFF, VOLUNTEER, \
            KEY_PLACE, MERCHANT, VEHICLE, OTHER
              line 6, latitude: "120.9" is beyond 90 degrees; longitude and latitude look swapped
              line 7, longitude: "1209" is no place on earth; write −180 to 180 degrees
              line 7, latitude: "x" is no place on earth; write −180 to 180 degrees
              line 8, datum: "WGS72" is no coordinate system; write WGS84, CGCS2000, GCJ02 or BD09
              line 8, grid: Grid code "33 04" must have 1 to 40 characters and no white space.
              line 9, id: "cam-1" stands in line 2 too; give each its own
              line 9, latitude: "130.9" is beyond 90 degrees; write −90 to 90 degrees"""
                .formatted(folder.resolve("r.csv")));
  }

  @Test
  void every_defect_of_features_is_told_too() {
    var text =
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "road",
           "geometry": {"type": "LineString", "coordinates": [[120.9, 30.9], [121, 31]]},
           "properties": {"kind": "OTHER"}},
          {"type": "Feature", "geometry": null, "properties": null},
          {"type": "Feature", "id": "cam",
           "geometry": {"type": "Point", "coordinates": [30.9, 120.9]},
           "properties": {"kind": "CAMERA"}}]}
        """;

    assertThatThrownBy(() -> read("r.geojson", text))
        .hasMessageContaining("has 3 defects")
        .hasMessageContaining(
            "feature 1 (road), geometry: it is \"LineString\"; draw a Point with longitude and"
                + " latitude")
        .hasMessageContaining("feature 2, geometry: it is \"null\"; draw a Point")
        .hasMessageContaining("feature 3 (cam), latitude: \"120.9\" is beyond 90 degrees");
  }

  @Test
  void a_file_that_is_no_such_file_is_told_what_to_do() {
    assertThatThrownBy(() -> read("r.csv", ""))
        .hasMessageContaining(
            "line 1: the headings are missing; write [id, kind, longitude, latitude]");
    assertThatThrownBy(() -> read("r.csv", "id;kind;x\n1;2;3"))
        .hasMessageContaining("line 1: the headings are [id;kind;x]; write at least [id, kind,");
    assertThatThrownBy(() -> read("r.csv", "id,kind,longitude,latitude\na,CAMERA,\"1,2"))
        .hasMessageContaining("line 2, cell 3: a quotation mark is out of place");
    assertThatThrownBy(() -> read("r.json", "[1]"))
        .hasMessageContaining("no GeoJSON object begins this file");
    assertThatThrownBy(() -> read("r.json", "{\"type\": \"Topology\"}"))
        .hasMessageContaining("its type is \"Topology\"; export a FeatureCollection");
    assertThatThrownBy(() -> read("r.json", "{\"type\": \"FeatureCollection\",\n \"features\": [}"))
        .hasMessageContaining("line 2, column 15")
        .hasMessageContaining("export the file again as GeoJSON");
    assertThatThrownBy(() -> read("r.xlsx", "PK"))
        .hasMessageContaining("the name tells no format; end it in .csv or .geojson");
  }

  @Test
  void a_hundred_defects_are_shown_and_all_are_counted() {
    var text =
        IntStream.range(0, 150)
            .mapToObj(it -> "r" + it + ",WHAT,1,2")
            .collect(Collectors.joining("\n", "id,kind,longitude,latitude\n", ""));

    assertThatThrownBy(() -> read("r.csv", text))
        .hasMessageContaining("has 150 defects")
        .hasMessageContaining("line 101,")
        .hasMessageNotContaining("line 102,")
        .hasMessageEndingWith("…");
  }

  @Test
  void a_file_too_large_is_refused_before_it_is_read() throws IOException {
    var file = folder.resolve("r.csv");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64 << 20) + 1); // takes no room
    }

    assertThatThrownBy(() -> ResourceFiles.read(file, Datum.WGS84))
        .hasMessageContaining("67108865 bytes")
        .hasMessageContaining("part it into several layers");
  }

  @Test
  void a_hundred_thousand_lines_are_read_as_they_are() throws IOException {
    var text =
        IntStream.range(0, 100_000)
            .mapToObj(it -> "r" + it + ",CAMERA,\"a \"\"quoted\"\" name\",120.9,30.9")
            .collect(Collectors.joining("\n", "id,kind,name,longitude,latitude\n", "\n"));

    assertThat(read("r.csv", text)).hasSize(100_000);
  }

  @Test
  void a_camera_of_another_department_says_where_its_video_is_shared() throws IOException {
    var rows =
        read(
            "shared.csv",
            """
            编号,类型,经度,纬度,部门,视频地址
            cam-9,摄像机,120.9,30.9,公安,rtsp://192.0.2.7/live/9
            cam-8,摄像机,120.9,30.9,公安,
            """);

    assertThat(rows.get(0).attributes()).containsEntry(Resource.STREAM, "rtsp://192.0.2.7/live/9");
    assertThat(rows.get(1).attributes()).doesNotContainKey(Resource.STREAM);
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1), is no address of a video",
    "live/9, is no address of a video",
    "rtsp://admin:secret@192.0.2.7/, the address holds a password",
    "rtsp://192.0.2.7/a b, is no address of a video"
  })
  void an_address_that_nobody_should_open_is_refused(String address, String why) {
    assertThatThrownBy(
            () ->
                read(
                    "shared.csv",
                    "id,kind,longitude,latitude,stream\nc,CAMERA,120.9,30.9," + address + "\n"))
        .hasMessageContaining("line 2, stream: ")
        .hasMessageContaining(why);
  }
}
