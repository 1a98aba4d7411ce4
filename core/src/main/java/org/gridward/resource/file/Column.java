package org.gridward.resource.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridward.resource.Resource;

/** What a file tells of a resource, under the headings that are understood. */
enum Column {
  ID("id", "编号", "资源编号"),
  KIND("kind", "类型", "类别"),
  NAME("name", "名称"),
  LONGITUDE("longitude", "经度", "lon", "lng"),
  LATITUDE("latitude", "纬度", "lat"),
  DATUM("datum", "坐标系", "crs"),
  GRID("grid", "网格", "网格编码"),
  DEPARTMENT("department", "部门", "责任部门"),
  STREAM(Resource.STREAM, "视频地址", "视频流地址");

  /** Without these columns no file of resources can be read. */
  static final List<Column> REQUIRED = List.of(ID, KIND, LONGITUDE, LATITUDE);

  private final List<String> headings;

  Column(String... headings) {
    this.headings = List.of(headings);
  }

  static Optional<Column> of(String heading) {
    var word = heading.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.headings.contains(word)).findFirst();
  }

  /** The heading to write. */
  String heading() {
    return headings.get(0);
  }
}
