package org.gridward.grid.check;

import java.util.Optional;
import org.gridward.grid.Grid;
import org.gridward.grid.GridKind;
import org.gridward.grid.Validity;
import org.gridward.grid.check.GridDefect.FeatureRef;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature that may become a grid.
 *
 * @param feature which one
 * @param grid what its properties say; empty when they cannot be read
 * @param kind its kind, basic where that cannot be read
 * @param validity its time, always where that cannot be read
 * @param ground its polygon in WGS84, as it stands or as mended; empty when unknown
 * @param mended what had to be mended in it; empty when it is sound
 * @param swapped whether longitude and latitude were exchanged
 */
public record Candidate(
    FeatureRef feature,
    Optional<Grid> grid,
    GridKind kind,
    Validity validity,
    Optional<Geometry> ground,
    Optional<String> mended,
    boolean swapped) {

  /** Whether its polygon stands sound in the file. */
  public boolean sound() {
    return ground.isPresent() && mended.isEmpty();
  }

  boolean sameCode(Candidate other) {
    return feature.code().isPresent() && feature.code().equals(other.feature.code());
  }
}
