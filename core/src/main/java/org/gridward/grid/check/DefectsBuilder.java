package org.gridward.grid.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.grid.check.GridDefect.FeatureRef;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Gathers what is wrong with a file. Not thread-safe. */
public final class DefectsBuilder {

  private final List<GridDefect> defects = new ArrayList<>();
  private final Set<GridDefect> between = new HashSet<>();
  private final boolean tiled;

  /**
   * Nothing wrong so far.
   *
   * @param tiled whether gaps and overlaps are more than warnings
   */
  public DefectsBuilder(boolean tiled) {
    this.tiled = tiled;
  }

  /** Notes a defect of one feature at a place. */
  public void add(
      Kind kind, FeatureRef feature, Coordinate at, double size, Unit unit, String zh, String en) {
    add(new Finding(kind, List.of(feature), at, size, unit, Optional.empty()), zh, en);
  }

  /** A defect without its words. */
  record Finding(
      Kind kind,
      List<FeatureRef> features,
      Coordinate at,
      double size,
      Unit unit,
      Optional<Geometry> ground) {}

  void add(Finding it, String zh, String en) {
    var warning =
        switch (it.kind) {
          case T_JUNCTION, UNKNOWN_GRID -> true;
          case OVERLAP, GAP, SLIVER, MISSING_GRID -> !tiled;
          default -> false;
        };
    var defect =
        new GridDefect(
            it.kind, warning, it.features, it.at.x, it.at.y, it.size, it.unit, it.ground, zh, en);
    if (it.kind.compareTo(Kind.OVERLAP) < 0 || between.add(defect)) {
      defects.add(defect); // what lies between grids may be so at several times
    }
  }

  /** All defects by feature; those without one last. */
  public List<GridDefect> build() {
    return defects.stream()
        .sorted(
            Comparator.comparingInt(
                it -> it.features().isEmpty() ? Integer.MAX_VALUE : it.features().get(0).number()))
        .toList();
  }
}
