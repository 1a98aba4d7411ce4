package org.gridward.grid.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridShape;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.Validity;
import org.gridward.grid.check.Candidate;
import org.gridward.grid.check.DefectsBuilder;
import org.gridward.grid.check.GridReport;
import org.gridward.grid.check.Topology;

/** Reads files of grids, GeoJSON or GeoPackage, and reports all that is wrong with them. */
public final class GridFile {

  private GridFile() {}

  /**
   * What came of a file.
   *
   * @param report what it holds and what is wrong with it
   * @param shapes the grids taken, in WGS84
   */
  public record Loaded(GridReport report, List<GridShape> shapes) {
    public Loaded {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * Loads a file; refuses or mends it as the policy says.
   *
   * @param datum the coordinate system of the file
   * @param table the table of a GeoPackage; empty: its only one
   * @throws IllegalArgumentException when the file is no file of grids, holds none, or, under
   *     {@link LoadPolicy#STRICT}, has defects: the first twenty are named
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static Loaded load(
      Path file, Datum datum, GridLayer layer, LoadPolicy policy, Optional<String> table) {
    var loaded = check(file, datum, layer, policy, table);
    if (policy == LoadPolicy.STRICT && loaded.report.blocks()) {
      throw new IllegalArgumentException(loaded.report.refusal());
    }
    return loaded;
  }

  /** The same without refusing: under {@link LoadPolicy#STRICT} what is sound is taken. */
  public static Loaded check(
      Path file, Datum datum, GridLayer layer, LoadPolicy policy, Optional<String> table) {
    var defects = new DefectsBuilder(layer.tiled());
    var builder = new CandidatesBuilder(layer, datum, defects);
    if (isGeoPackage(file)) {
      GeoPackageFeatures.read(file, table, builder::add);
    } else {
      GeoJsonFeatures.read(file, builder::add);
    }
    var candidates = builder.build();
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          file + " holds no grid; export a FeatureCollection with one feature per grid.");
    }
    Topology.check(candidates, defects);
    var repairs = new ArrayList<String>();
    var shapes = take(candidates, policy, repairs);
    var report = new GridReport(file, builder.features(), shapes.size(), defects.build(), repairs);
    return new Loaded(report, shapes);
  }

  private static boolean isGeoPackage(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gpkg");
  }

  /** Those that can be used, the first of each code and time. */
  private static List<GridShape> take(
      List<Candidate> candidates, LoadPolicy policy, List<String> repairs) {
    var allSwapped = candidates.stream().allMatch(it -> it.swapped() || it.ground().isEmpty());
    var taken = new HashMap<GridCode, List<Validity>>();
    var shapes = new ArrayList<GridShape>();
    for (var it : candidates) {
      var mends = policy == LoadPolicy.REPAIR && (!it.swapped() || allSwapped);
      if (it.grid().isEmpty() || it.ground().isEmpty() || !it.sound() && !mends) {
        continue;
      }
      var grid = it.grid().get();
      var others = taken.computeIfAbsent(grid.code(), code -> new ArrayList<>(1));
      if (others.stream().noneMatch(grid.validity()::overlaps)) {
        others.add(grid.validity());
        shapes.add(new GridShape(grid, it.ground().get()));
        it.mended().ifPresent(words -> repairs.add(it.feature() + ": " + words));
      }
    }
    return shapes;
  }
}
