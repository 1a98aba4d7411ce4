package org.gridward.architecture;

import java.util.List;

/** The types of core that may change after they are made, each with its reason. */
final class MutableTypes {

  static final List<String> NAMES =
      List.of(
          // each reads one file, in one thread, and counts or gathers what it has read
          "org.gridward.grid.file.CoordinateReader",
          "org.gridward.grid.file.GeoJsonFeatures",
          "org.gridward.grid.file.GeoJsonFeatures.Draft",
          "org.gridward.grid.file.GeoPackageFeatures",
          // the one thread that writes makes its connection anew after a failure
          "org.gridward.store.Writer");

  private MutableTypes() {}
}
